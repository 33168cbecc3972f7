package org.chengxin.api.audit;

import java.util.Map;
import java.util.stream.Collectors;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.UsagePurpose;

/** What purposes are called on a page, by their codes. */
final class PurposeTitles {

    private PurposeTitles() {}

    static Map<String, Bilingual> of(Catalogue catalogue) {
        return catalogue.usages().purposes().stream()
                .collect(Collectors.toMap(UsagePurpose::code, UsagePurpose::title));
    }
}
