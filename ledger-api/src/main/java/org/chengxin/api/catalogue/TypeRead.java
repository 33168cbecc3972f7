package org.chengxin.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.catalogue.RecordType;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * A record type over the API.
 *
 * @param recordable whether facts of it may be recorded for decisions of the day asked for
 * @param closedReason why not, where the type waits for an approval or can never be a fact
 * @param disclosure level by kind of subject
 * @param schema where its JSON Schema is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TypeRead(
        String code,
        Bilingual name,
        Polarity polarity,
        Set<SubjectKind> subjectKinds,
        Set<SubjectKind> sourceKinds,
        Map<SubjectKind, DisclosureLevel> disclosure,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        boolean recordable,
        @Nullable Bilingual closedReason,
        List<LegalBasis> legalBases,
        String schema) {

    static TypeRead of(RecordType type, boolean recordable) {
        return new TypeRead(
                type.code(),
                type.name(),
                type.polarity(),
                type.subjectKinds(),
                type.sourceKinds(),
                Stream.of(SubjectKind.values())
                        .filter(type.subjectKinds()::contains)
                        .collect(Collectors.toMap(
                                Function.identity(),
                                kind -> type.disclosure().levelFor(kind),
                                (a, b) -> a,
                                TreeMap::new)),
                type.effectiveFrom(),
                type.effectiveUntil(),
                recordable,
                type.closedReason(),
                type.legalBases(),
                "/api/v1/catalogue/types/" + type.code() + "/schema");
    }
}
