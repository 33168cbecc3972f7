package org.chengxin.api.repairs;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.DocumentRef;
import org.jspecify.annotations.Nullable;

/** What somebody typed into the fields that several forms have. */
final class FormText {

    private FormText() {}

    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A day as a browser sends it; absent if it is none, which the ledger then asks for. */
    static @Nullable LocalDate day(@Nullable String text) {
        String day = filled(text);
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static List<LegalBasis> bases(@Nullable String law, @Nullable String article) {
        String title = filled(law);
        return title == null ? List.of() : List.of(new LegalBasis(title, filled(article)));
    }

    static @Nullable DocumentRef document(@Nullable String number, @Nullable String title) {
        String filled = filled(number);
        return filled == null ? null : new DocumentRef(filled, filled(title));
    }
}
