package org.chengxin.api.subjects;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where two JSON trees differ: the deepest places, in the order of their names. */
final class FieldDifferences {

    private FieldDifferences() {}

    /** A place; what is absent on one side is null there. */
    record Place(
            String pointer,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    static List<Place> between(JsonNode before, JsonNode after) {
        List<Place> places = new ArrayList<>();
        compare(before, after, "", places);
        return places;
    }

    private static void compare(JsonNode before, JsonNode after, String at, List<Place> places) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            TreeSet<String> names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> compare(before.path(name), after.path(name), at + "/" + escaped(name), places));
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(before.path(i), after.path(i), at + "/" + i, places);
            }
        } else {
            places.add(new Place(at, present(before), present(after)));
        }
    }

    private static @Nullable JsonNode present(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node;
    }

    /** As RFC 6901 says. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
