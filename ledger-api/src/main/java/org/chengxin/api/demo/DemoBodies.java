package org.chengxin.api.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bodies of the city by their short names, in the order of the file. */
final class DemoBodies {

    private final Map<String, DemoBody> byKey = new LinkedHashMap<>();

    DemoBodies() {
        DemoFiles.rows("bodies.csv").stream().map(DemoBody::read).forEach(body -> byKey.put(body.key(), body));
    }

    List<DemoBody> all() {
        return List.copyOf(byKey.values());
    }

    /**
     * The body called {@code key}.
     *
     * @throws IllegalArgumentException if the data has none
     */
    DemoBody of(String key) {
        DemoBody body = byKey.get(key);
        if (body == null) {
            throw new IllegalArgumentException("expected a key of bodies.csv, found " + key);
        }
        return body;
    }
}
