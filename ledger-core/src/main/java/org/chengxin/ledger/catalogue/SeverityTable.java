package org.chengxin.ledger.catalogue;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How grave a negative fact is under one publication regime (R-SEV): by the kinds of penalty, the gravest deciding, and
 * raised by the loss caused and the impact on society (二（五）).
 *
 * @param summaryFine severity of a fine by summary procedure (简易程序), where the regime knows one
 */
record SeverityTable(
        String ruleSet,
        Map<String, Severity> kinds,
        String fineKind,
        Thresholds fine,
        @Nullable Severity summaryFine,
        Thresholds loss,
        Map<String, Severity> impact) {

    static SeverityTable read(Spot spot) {
        spot.only("ruleSet", "source", "confirmed", "kinds", "fine", "summaryProcedureFine", "loss", "impact");
        spot.at("source").text();
        spot.at("confirmed").flag();
        Spot fine = spot.at("fine").only("kind", "generalFromWanYuan", "seriousFromWanYuan", "confirmed");
        return new SeverityTable(
                spot.at("ruleSet").text(),
                severities(spot.at("kinds")),
                fine.at("kind").text(),
                Thresholds.read(fine),
                spot.maybe("summaryProcedureFine")
                        .map(s -> s.oneOf(Severity.class))
                        .orElse(null),
                Thresholds.read(spot.at("loss").only("generalFromWanYuan", "seriousFromWanYuan", "confirmed")),
                severities(spot.at("impact")));
    }

    boolean knows(String kindOfPenalty) {
        return fineKind.equals(kindOfPenalty) || kinds.containsKey(kindOfPenalty);
    }

    Severity severityOf(RecordType type, JsonNode payload) {
        Stream<Severity> base = type.publication() == PublicationKind.PENALTY
                ? payload.path("kind").valueStream().map(kind -> ofPenalty(kind.asString(""), payload))
                : Stream.of(type.defaultSeverity());
        return Stream.concat(base, uplifts(payload))
                .max(Comparator.naturalOrder())
                .orElse(Severity.GENERAL);
    }

    private Severity ofPenalty(String kind, JsonNode payload) {
        if (!fineKind.equals(kind)) {
            return kinds.getOrDefault(kind, Severity.GENERAL);
        }
        boolean summary = payload.path("summaryProcedure").asBoolean(false);
        return summary && summaryFine != null ? summaryFine : fine.severityOf(amount(payload, "fineWanYuan"));
    }

    private Stream<Severity> uplifts(JsonNode payload) {
        BigDecimal lost = amount(payload, "lossWanYuan");
        Severity byLoss = lost == null ? Severity.NONE : loss.severityOf(lost);
        return Stream.of(byLoss, impact.getOrDefault(payload.path("impactLevel").asString(""), Severity.NONE));
    }

    private static @Nullable BigDecimal amount(JsonNode payload, String field) {
        JsonNode value = payload.path(field);
        return value.isString() ? new BigDecimal(value.stringValue()) : null;
    }

    private static Map<String, Severity> severities(Spot spot) {
        Map<String, Severity> severities = new LinkedHashMap<>();
        spot.members().forEach((name, severity) -> severities.put(name, severity.oneOf(Severity.class)));
        return Map.copyOf(severities);
    }
}
