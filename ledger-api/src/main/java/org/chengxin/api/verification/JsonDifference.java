package org.chengxin.api.verification;

import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where two texts differ that are JSON. */
final class JsonDifference {

    private JsonDifference() {}

    /** JSON pointer of the first place; empty if they are no JSON objects, or differ as a whole. */
    static Optional<String> first(@Nullable String a, @Nullable String b) {
        if (a == null || b == null || !a.startsWith("{") || !b.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonMapper json = JsonMapper.shared();
            return first(json.readTree(a), json.readTree(b), "");
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(JsonNode a, JsonNode b, String at) {
        if (a.equals(b)) {
            return Optional.empty();
        }
        if (a.isObject() && b.isObject()) {
            TreeSet<String> names = new TreeSet<>(a.propertyNames());
            names.addAll(b.propertyNames());
            return names.stream()
                    .flatMap(name -> first(a.path(name), b.path(name), at + "/" + name).stream())
                    .findFirst();
        }
        if (a.isArray() && b.isArray()) {
            for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
                Optional<String> inside = first(a.path(i), b.path(i), at + "/" + i);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.of(at);
    }
}
