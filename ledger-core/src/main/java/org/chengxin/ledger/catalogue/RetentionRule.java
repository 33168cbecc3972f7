package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * A statutory duty to keep (法定保存期限): while it runs, the personal data of an archive is not erased but restricted
 * (个人信息保护法第四十七条第二款).
 *
 * @param id such as {@code RET-CIVIL-SERVANT}; a refusal names it
 * @param effectiveUntil last day on which the rule is in force; absent when it has no end
 * @param subjectKinds the archives it is about
 * @param types codes of the record types that must be kept; empty when every record must
 * @param period how long after its decision a record must be kept; absent when there is no end
 * @param source where the rule comes from
 * @param confirmed whether it was found in a source; if not, it is an editable default
 */
public record RetentionRule(
        String id,
        Bilingual name,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        Set<SubjectKind> subjectKinds,
        Set<String> types,
        @Nullable Period period,
        LegalBasis legalBasis,
        String source,
        boolean confirmed) {

    public RetentionRule {
        subjectKinds = Set.copyOf(subjectKinds);
        types = Set.copyOf(types);
    }

    /**
     * A record as far as keeping it goes.
     *
     * @param type code of its record type
     */
    public record Kept(String type, LocalDate decidedOn) {}

    /**
     * That an archive must be kept.
     *
     * @param until the last day; absent when there is no end
     */
    public record Running(RetentionRule rule, @Nullable LocalDate until) {}

    static RetentionRule read(Spot spot, LegalSources sources, Set<String> knownTypes) {
        spot.only(
                "id",
                "name",
                "effectiveFrom",
                "effectiveUntil",
                "subjectKinds",
                "types",
                "period",
                "legalBasis",
                "source",
                "confirmed");
        RetentionRule rule = new RetentionRule(
                spot.at("id").text(),
                spot.at("name").bilingual(),
                spot.at("effectiveFrom").date(),
                spot.maybe("effectiveUntil").map(Spot::date).orElse(null),
                set(spot.at("subjectKinds").someItems(), kind -> kind.oneOf(SubjectKind.class)),
                set(spot.maybe("types").map(Spot::someItems).orElse(List.of()), type -> known(type, knownTypes)),
                spot.maybe("period").map(Spot::period).orElse(null),
                sources.basis(spot.at("legalBasis")),
                spot.at("source").text(),
                spot.at("confirmed").flag());
        if (rule.effectiveUntil != null && rule.effectiveUntil.isBefore(rule.effectiveFrom)) {
            throw spot.at("effectiveUntil").fault("a date not before " + rule.effectiveFrom);
        }
        return rule;
    }

    /**
     * Whether an archive must be kept on {@code date} by this rule. A rule that names neither types nor a period keeps an
     * archive even while there is nothing in it.
     */
    Optional<Running> running(SubjectKind kind, List<Kept> records, LocalDate date) {
        if (!inForceOn(date) || !subjectKinds.contains(kind)) {
            return Optional.empty();
        }
        if (types.isEmpty() && period == null) {
            return Optional.of(new Running(this, null));
        }
        Optional<LocalDate> newest = records.stream()
                .filter(record -> types.isEmpty() || types.contains(record.type()))
                .map(Kept::decidedOn)
                .max(Comparator.naturalOrder());
        return newest.map(decidedOn -> new Running(this, period == null ? null : decidedOn.plus(period)))
                .filter(running -> running.until() == null || !date.isAfter(running.until()));
    }

    private boolean inForceOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveUntil == null || !date.isAfter(effectiveUntil));
    }

    private static String known(Spot type, Set<String> knownTypes) {
        if (!knownTypes.contains(type.text())) {
            throw type.fault("the code of a record type");
        }
        return type.text();
    }

    private static <T> Set<T> set(List<Spot> spots, Function<Spot, T> read) {
        Set<T> values = new LinkedHashSet<>();
        for (Spot spot : spots) {
            if (!values.add(read.apply(spot))) {
                throw spot.fault("a value named once");
            }
        }
        return values;
    }
}
