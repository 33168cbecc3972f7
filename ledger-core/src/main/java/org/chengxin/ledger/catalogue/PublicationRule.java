package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One regime of publication, in force for decisions made in a range of dates.
 *
 * @param id such as {@code PUB-2026}; a record's publicity names it
 * @param source where the numbers come from
 * @param keyAreaMinimum minimum for penalties in food, drugs, special equipment, work safety and fire, where the regime
 *     knows one (order 58)
 */
public record PublicationRule(
        String id,
        Bilingual name,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        LegalBasis legalBasis,
        String source,
        boolean confirmed,
        @Nullable Period keyAreaMinimum,
        Map<PublicationKind, Map<Severity, PublicationWindow>> windows) {

    static PublicationRule read(Spot spot, LegalSources sources) {
        spot.only(
                "id",
                "name",
                "effectiveFrom",
                "effectiveUntil",
                "legalBasis",
                "source",
                "confirmed",
                "keyAreas",
                "windows");
        return new PublicationRule(
                spot.at("id").text(),
                spot.at("name").bilingual(),
                spot.at("effectiveFrom").date(),
                spot.maybe("effectiveUntil").map(Spot::date).orElse(null),
                sources.basis(spot.at("legalBasis")),
                spot.at("source").text(),
                spot.at("confirmed").flag(),
                spot.maybe("keyAreas").map(PublicationRule::minimum).orElse(null),
                windows(spot.at("windows")));
    }

    /** Requires a severity that fits: {@code NONE} for records that are not negative, another for those that are. */
    public PublicationWindow window(PublicationKind kind, Severity severity) {
        PublicationWindow window = windows.getOrDefault(kind, Map.of()).get(severity);
        if (window == null) {
            throw new IllegalArgumentException(
                    "expected a severity that " + kind + " records can have, found " + severity);
        }
        return window;
    }

    /** The window of a record with this payload: a penalty in a key area has the longer minimum. */
    PublicationWindow window(PublicationKind kind, Severity severity, JsonNode payload) {
        PublicationWindow window = window(kind, severity);
        boolean keyArea = kind == PublicationKind.PENALTY && payload.hasNonNull("keyArea");
        return keyArea && keyAreaMinimum != null ? window.atLeast(keyAreaMinimum) : window;
    }

    private static Period minimum(Spot keyAreas) {
        keyAreas.only("minimum", "confirmed").at("confirmed").flag();
        return keyAreas.at("minimum").period();
    }

    private static Map<PublicationKind, Map<Severity, PublicationWindow>> windows(Spot spot) {
        spot.only(names(PublicationKind.values()));
        Map<PublicationKind, Map<Severity, PublicationWindow>> windows = new EnumMap<>(PublicationKind.class);
        for (PublicationKind kind : PublicationKind.values()) {
            List<Severity> severities = kind.isNegative()
                    ? List.of(Severity.MINOR, Severity.GENERAL, Severity.SERIOUS)
                    : List.of(Severity.NONE);
            Spot bySeverity = spot.at(kind.name()).only(names(severities.toArray(Severity[]::new)));
            Map<Severity, PublicationWindow> row = new EnumMap<>(Severity.class);
            severities.forEach(s -> row.put(s, PublicationWindow.read(bySeverity.at(s.name()))));
            windows.put(kind, Map.copyOf(row));
        }
        return Map.copyOf(windows);
    }

    private static String[] names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }
}
