package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.subject.SubjectKind;
import tools.jackson.databind.JsonNode;

/** Which records end by time alone, and when. */
public record ExpiryRules(List<ExpiryRule> inOrder) {

    public ExpiryRules {
        inOrder = List.copyOf(inOrder);
    }

    /**
     * When a record ends.
     *
     * @param lastDay its last day; it is over on the next one
     */
    public record Expiry(ExpiryRule rule, LocalDate lastDay) {}

    static ExpiryRules read(Spot file, LegalSources sources, Map<String, RecordType> knownTypes) {
        file.only("note", "rules");
        Map<String, ExpiryRule> byId = new LinkedHashMap<>();
        for (Spot spot : file.at("rules").items()) {
            ExpiryRule rule = ExpiryRule.read(spot, sources, knownTypes);
            if (byId.putIfAbsent(rule.id(), rule) != null) {
                throw spot.at("id").fault("an id used once");
            }
        }
        return new ExpiryRules(List.copyOf(byId.values()));
    }

    /** When a record of this type and content ends; empty if it does not end by time. */
    public Optional<Expiry> expiryOf(String type, SubjectKind kind, JsonNode payload, LocalDate decidedOn) {
        return inOrder.stream()
                .filter(rule -> rule.isAbout(type, kind))
                .flatMap(rule -> rule.lastDay(payload, decidedOn).map(day -> new Expiry(rule, day)).stream())
                .findFirst();
    }
}
