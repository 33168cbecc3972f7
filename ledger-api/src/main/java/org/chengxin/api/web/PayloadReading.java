package org.chengxin.api.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.chengxin.ledger.catalogue.LegalBasis;
import tools.jackson.databind.JsonNode;

/**
 * Reads the typed content of a record with the help of its schema, whose {@code title} is Chinese and whose
 * {@code x-titleEn} is English. What the schema does not know is shown under its own name: content is never hidden because
 * nobody named it.
 */
final class PayloadReading {

    static final String ROOT = "/payload";

    private static final String STEP = " · ";

    private final Show show;

    PayloadReading(Show show) {
        this.show = show;
    }

    List<Field> fields(JsonNode schema, JsonNode payload) {
        List<Field> fields = new ArrayList<>();
        collect(schema, payload, ROOT, "", fields);
        return fields;
    }

    private void collect(JsonNode schema, JsonNode object, String pointer, String labels, List<Field> fields) {
        for (String name : names(schema, object)) {
            JsonNode value = object.path(name);
            JsonNode part = schema.path("properties").path(name);
            String at = pointer + "/" + name;
            String label = labels + title(part, name);
            if (value.isObject()) {
                collect(part, value, at, label + STEP, fields);
            } else if (!value.isMissingNode() && !value.isNull()) {
                fields.add(new Field(at, label, values(part, value)));
            }
        }
    }

    String label(JsonNode schema, String pointer) {
        JsonNode part = schema;
        List<String> titles = new ArrayList<>();
        for (String name : pointer.substring(ROOT.length() + 1).split("/", -1)) {
            part = part.path("properties").path(name);
            titles.add(title(part, name));
        }
        return String.join(STEP, titles);
    }

    String value(JsonNode value) {
        if (value.isArray()) {
            return elements(value, "；");
        }
        if (value.isObject()) {
            return value.has("law")
                    ? show.basis(new LegalBasis(
                            value.path("law").asString(""),
                            value.path("article").asString("")))
                    : elements(value, " ");
        }
        if (value.isBoolean()) {
            return show.message(value.booleanValue() ? "value.yes" : "value.no");
        }
        return value.asString("");
    }

    private List<String> values(JsonNode schema, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(this::value)
                    .toList();
        }
        String unit = show.english() ? "" : schema.path("x-unit").asString("");
        return List.of(unit.isEmpty() ? value(value) : value(value) + " " + unit);
    }

    private String elements(JsonNode container, String separator) {
        return container.values().stream().map(this::value).collect(Collectors.joining(separator));
    }

    private String title(JsonNode schema, String name) {
        String chinese = schema.path("title").asString(name);
        return show.english() ? schema.path("x-titleEn").asString(chinese) : chinese;
    }

    /** The names of the schema first, in its order, then what else there is. */
    private static Set<String> names(JsonNode schema, JsonNode object) {
        Set<String> names = new LinkedHashSet<>(schema.path("properties").propertyNames());
        names.addAll(object.propertyNames());
        return names;
    }
}
