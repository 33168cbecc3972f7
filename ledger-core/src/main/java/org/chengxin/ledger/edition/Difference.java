package org.chengxin.ledger.edition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one version of the catalogue says otherwise than another (版本差异), place by place. Entries of a list are told apart by
 * their code and not by their number, so that one new type is one line and not a shift of all that follow.
 *
 * @param changes in the order of files and places, at most {@value #CHANGES_MAX}
 * @param truncated whether there are more
 */
public record Difference(List<Change> changes, boolean truncated) {

    public static final int CHANGES_MAX = 2_000;

    /** By what the entries of a list are called, the first that all of them have. */
    private static final List<String> NAMES =
            List.of("code", "id", "ruleSet", "year", "documentNo", "date", "jurisdiction");

    private static final JsonMapper JSON = JsonMapper.shared();

    public Difference {
        changes = List.copyOf(changes);
    }

    /**
     * One place.
     *
     * @param place names from the top of the file, entries of lists by their code; empty for the whole file
     * @param before absent where there was nothing
     * @param after absent where there is nothing any more
     */
    public record Change(
            String file,
            List<String> place,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {

        public Change {
            place = List.copyOf(place);
        }
    }

    /** What {@code after} says otherwise. Linear in the size of the files that differ. */
    public static Difference between(CatalogueTexts before, CatalogueTexts after) {
        List<Change> changes = new ArrayList<>();
        for (String file : before.differingFrom(after)) {
            compare(file, List.of(), tree(before.text(file)), tree(after.text(file)), changes);
        }
        return new Difference(changes.subList(0, Math.min(changes.size(), CHANGES_MAX)), changes.size() > CHANGES_MAX);
    }

    private static @Nullable JsonNode tree(Optional<String> text) {
        return text.map(JSON::readTree).orElse(null);
    }

    private static void compare(
            String file,
            List<String> place,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            List<Change> changes) {
        if (changes.size() > CHANGES_MAX || (before != null && before.equals(after))) {
            return;
        }
        Function<JsonNode, Map<String, JsonNode>> parts = before == null || after == null ? null : parts(before, after);
        if (before == null || after == null || parts == null) {
            changes.add(new Change(file, place, before, after));
            return;
        }
        Map<String, JsonNode> old = parts.apply(before);
        Map<String, JsonNode> young = parts.apply(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(young.keySet());
        for (String name : names) {
            List<String> inner = Stream.concat(place.stream(), Stream.of(name)).toList();
            compare(file, inner, old.get(name), young.get(name), changes);
        }
    }

    /** How both are taken apart in the same way; absent where they are compared as a whole. */
    private static @Nullable Function<JsonNode, Map<String, JsonNode>> parts(JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            return Difference::members;
        }
        if (!before.isArray() || !after.isArray()) {
            return null;
        }
        return NAMES.stream()
                .filter(name -> tellsApart(name, before.values()) && tellsApart(name, after.values()))
                .findFirst()
                .<Function<JsonNode, Map<String, JsonNode>>>map(name -> list -> entries(list, name))
                .orElse(null);
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static Map<String, JsonNode> entries(JsonNode list, String name) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        list.values().forEach(entry -> entries.put(entry.get(name).asString(), entry));
        return entries;
    }

    private static boolean tellsApart(String name, Collection<JsonNode> entries) {
        return entries.stream()
                        .allMatch(entry -> entry.isObject() && entry.path(name).isValueNode())
                && entries.stream()
                                .map(entry -> entry.get(name).asString())
                                .distinct()
                                .count()
                        == entries.size();
    }
}
