package org.chengxin.ledger.catalogue;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What a rule rests on that does not say so itself. Every refusal names a basis, and this is the last place to find it. */
public final class RuleBases {

    private static final RuleBases SHIPPED = Catalogue.load().ruleBases();

    private final LegalBasis otherwise;
    private final Map<String, LegalBasis> byPrefix;

    private RuleBases(LegalBasis otherwise, Map<String, LegalBasis> byPrefix) {
        this.otherwise = otherwise;
        this.byPrefix = Map.copyOf(byPrefix);
    }

    /** Those shipped with this module, for a problem that arises before there is a catalogue to ask. */
    public static RuleBases shipped() {
        return SHIPPED;
    }

    /** By the longest prefix of the rule's id, whole words of it. */
    public LegalBasis of(String rule) {
        return byPrefix.entrySet().stream()
                .filter(entry -> rule.equals(entry.getKey()) || rule.startsWith(entry.getKey() + "-"))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(otherwise);
    }

    static RuleBases read(Spot file, LegalSources sources) {
        file.only("note", "default", "rules");
        Map<String, LegalBasis> byPrefix = new TreeMap<>();
        for (Spot spot : file.at("rules").someItems()) {
            spot.only("prefixes", "legalBasis");
            LegalBasis basis = sources.basis(spot.at("legalBasis"));
            for (Spot prefix : spot.at("prefixes").someItems()) {
                if (byPrefix.putIfAbsent(prefix.text(), basis) != null) {
                    throw prefix.fault("a prefix used once");
                }
            }
        }
        return new RuleBases(sources.basis(file.at("default")), byPrefix);
    }
}
