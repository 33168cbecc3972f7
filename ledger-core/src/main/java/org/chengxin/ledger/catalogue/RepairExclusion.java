package org.chengxin.ledger.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chengxin.ledger.subject.SubjectKind;

/**
 * Records that are never repaired on application (不予修复的情形). A record is excluded if it fits everything the rule names;
 * what the rule leaves out does not matter.
 *
 * @param types codes of record types
 * @param kinds kinds of penalty, one of which is enough
 * @param authorities a part of the name of the organ that decided, one of which is enough
 * @param confirmed whether it was found in a source; if not, it is an editable default
 */
public record RepairExclusion(
        String id,
        Bilingual reason,
        Set<String> types,
        Set<String> kinds,
        Set<SubjectKind> subjectKinds,
        Set<String> authorities,
        LegalBasis legalBasis,
        String source,
        boolean confirmed) {

    public RepairExclusion {
        types = Set.copyOf(types);
        kinds = Set.copyOf(kinds);
        subjectKinds = Set.copyOf(subjectKinds);
        authorities = Set.copyOf(authorities);
    }

    static RepairExclusion read(Spot spot, LegalSources sources, Map<String, RecordType> knownTypes) {
        spot.only("id", "reason", "types", "kinds", "subjectKinds", "authorities", "legalBasis", "source", "confirmed");
        if (spot.maybe("types").isEmpty() && spot.maybe("kinds").isEmpty()) {
            throw spot.fault("types or kinds that are excluded");
        }
        RepairExclusion exclusion = new RepairExclusion(
                spot.at("id").text(),
                spot.at("reason").bilingual(),
                texts(spot, "types"),
                texts(spot, "kinds"),
                spot.maybe("subjectKinds")
                        .map(kinds -> Kinds.read(kinds.someItems()))
                        .orElse(Set.of()),
                texts(spot, "authorities"),
                sources.basis(spot.at("legalBasis")),
                spot.at("source").text(),
                spot.at("confirmed").flag());
        items(spot, "types").forEach(type -> isOfTheCatalogue(type, knownTypes));
        items(spot, "kinds").forEach(kind -> exclusion.isAKindOfPenalty(kind, knownTypes));
        return exclusion;
    }

    boolean covers(RepairCandidate record) {
        return fits(types, record.type().code())
                && fits(subjectKinds, record.subject())
                && (kinds.isEmpty()
                        || record.payload()
                                .path("kind")
                                .valueStream()
                                .anyMatch(kind -> kinds.contains(kind.asString(""))))
                && (authorities.isEmpty() || authorities.stream().anyMatch(record.authority()::contains));
    }

    private static void isOfTheCatalogue(Spot type, Map<String, RecordType> knownTypes) {
        if (!knownTypes.containsKey(type.text())) {
            throw type.fault("the code of a record type");
        }
    }

    /** A kind that no type knows would exclude nothing. */
    private void isAKindOfPenalty(Spot kind, Map<String, RecordType> knownTypes) {
        if (knownTypes.values().stream()
                .filter(type -> fits(types, type.code()))
                .flatMap(type -> type.schema().at("/properties/kind/items/enum").valueStream())
                .noneMatch(known -> known.asString("").equals(kind.text()))) {
            throw kind.fault("a kind of penalty that the types know");
        }
    }

    private static <T> boolean fits(Set<T> named, T found) {
        return named.isEmpty() || named.contains(found);
    }

    private static Set<String> texts(Spot spot, String name) {
        Set<String> texts = new TreeSet<>();
        for (Spot text : items(spot, name)) {
            if (!texts.add(text.text())) {
                throw text.fault("a value named once");
            }
        }
        return texts;
    }

    private static List<Spot> items(Spot spot, String name) {
        return spot.maybe(name).map(Spot::someItems).orElse(List.of());
    }
}
