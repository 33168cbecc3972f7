package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Records that end by time alone, without application (期满自动解除): sanctions of civil servants.
 *
 * @param id such as {@code EXP-SANCTION}; the event names it
 * @param startField field of the payload with the first day of the period; without a value the day of the decision counts
 * @param endField field of the payload with its last day as the organ that decided set it; it goes before the table
 * @param kindField field of the payload with the kind of sanction; absent where no table says how long it lasts
 * @param periods how long each kind lasts; a kind that is not here does not end
 */
public record ExpiryRule(
        String id,
        Bilingual name,
        Map<String, RecordType> types,
        Set<SubjectKind> subjectKinds,
        String startField,
        String endField,
        @Nullable String kindField,
        Map<String, Period> periods,
        LegalBasis legalBasis,
        String source,
        boolean confirmed) {

    public ExpiryRule {
        types = Map.copyOf(types);
        subjectKinds = Set.copyOf(subjectKinds);
        periods = Map.copyOf(periods);
    }

    static ExpiryRule read(Spot spot, LegalSources sources, Map<String, RecordType> knownTypes) {
        spot.only(
                "id",
                "name",
                "types",
                "subjectKinds",
                "startField",
                "endField",
                "kindField",
                "periods",
                "legalBasis",
                "source",
                "confirmed");
        Map<String, RecordType> types = new LinkedHashMap<>();
        for (Spot code : spot.at("types").someItems()) {
            RecordType type = knownTypes.get(code.text());
            if (type == null) {
                throw code.fault("the code of a record type");
            }
            if (types.putIfAbsent(type.code(), type) != null) {
                throw code.fault("a value named once");
            }
        }
        Map<String, Period> periods = new LinkedHashMap<>();
        spot.maybe("periods").map(Spot::members).orElse(Map.of()).forEach((kind, p) -> periods.put(kind, p.period()));
        ExpiryRule rule = new ExpiryRule(
                spot.at("id").text(),
                spot.at("name").bilingual(),
                types,
                Kinds.read(spot.at("subjectKinds").someItems()),
                spot.at("startField").text(),
                spot.at("endField").text(),
                spot.maybe("kindField").map(Spot::text).orElse(null),
                periods,
                sources.basis(spot.at("legalBasis")),
                spot.at("source").text(),
                spot.at("confirmed").flag());
        rule.everyFieldIsOneOfItsTypes(spot);
        return rule;
    }

    boolean isAbout(String type, SubjectKind kind) {
        return types.containsKey(type) && subjectKinds.contains(kind);
    }

    /**
     * The last day of the period; empty if it does not end by time. The first day does not count and the period ends on the
     * corresponding day (民法典第二百零一条、第二百零二条).
     */
    Optional<LocalDate> lastDay(JsonNode payload, LocalDate decidedOn) {
        return date(payload, endField)
                .or(() -> Optional.ofNullable(kindField)
                        .map(field -> periods.get(payload.path(field).asString("")))
                        .map(date(payload, startField).orElse(decidedOn)::plus));
    }

    private static Optional<LocalDate> date(JsonNode payload, String field) {
        try {
            return payload.path(field).isString()
                    ? Optional.of(LocalDate.parse(payload.path(field).stringValue()))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void everyFieldIsOneOfItsTypes(Spot spot) {
        for (RecordType type : types.values()) {
            JsonNode fields = type.schema().path("properties");
            for (String name : kindField == null
                    ? List.of("startField", "endField")
                    : List.of("startField", "endField", "kindField")) {
                if (!fields.has(spot.at(name).text())) {
                    throw spot.at(name).fault("a field of " + type.code());
                }
            }
            if (kindField != null) {
                everyKindIsOneOf(fields.path(kindField).path("enum"), type, spot);
            }
        }
    }

    private static void everyKindIsOneOf(JsonNode kinds, RecordType type, Spot spot) {
        spot.at("periods").members().forEach((kind, period) -> {
            if (kinds.valueStream().noneMatch(known -> known.asString("").equals(kind))) {
                throw period.fault("a kind that " + type.code() + " knows", kind);
            }
        });
    }
}
