package org.chengxin.api.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Adds what a type's schema requires and a template left out, so that a new required field breaks no demonstration. */
record SchemaFilling(LocalDate decidedOn, RandomGenerator random) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DUE_AFTER_DAYS = 180;
    private static final String TEXT = "演示内容";

    void complete(ObjectNode payload, JsonNode schema) {
        for (JsonNode required : schema.path("required")) {
            String name = required.stringValue();
            if (!payload.has(name)) {
                payload.set(name, value(schema.path("properties").path(name)));
            }
        }
    }

    private JsonNode value(JsonNode field) {
        return switch (field.path("type").stringValue()) {
            case "string" -> NODES.stringNode(text(field));
            case "boolean" -> NODES.booleanNode(true);
            case "integer" -> NODES.numberNode(number(field));
            case "number" -> NODES.numberNode((double) number(field));
            case "array" -> array(field);
            default -> {
                ObjectNode object = NODES.objectNode();
                complete(object, field);
                yield object;
            }
        };
    }

    /** As few items as the schema allows, all different. */
    private JsonNode array(JsonNode field) {
        JsonNode items = field.path("items");
        int size = Math.max(1, field.path("minItems").asInt(1));
        List<JsonNode> choices = items.path("enum").valueStream().toList();
        var array = NODES.arrayNode();
        for (int i = 0; i < size; i++) {
            array.add(choices.isEmpty() ? NODES.stringNode(TEXT + (i + 1)) : choices.get(i));
        }
        return array;
    }

    private String text(JsonNode field) {
        List<JsonNode> choices = field.path("enum").valueStream().toList();
        if (!choices.isEmpty()) {
            return choices.get(random.nextInt(choices.size())).stringValue();
        }
        if (field.path("format").asString("").equals("date")) {
            boolean later = field.path("title").stringValue().matches(".*(至|期限|应付|约定).*");
            return decidedOn.plusDays(later ? DUE_AFTER_DAYS : 0).toString();
        }
        if (field.path("format").asString("").equals("uri")) {
            return "https://example.org/demo";
        }
        if (field.path("x-unit").asString("").equals("万元")) {
            return String.valueOf(random.nextInt(1, 100));
        }
        String text = field.path("title").stringValue() + "（演示）";
        return text.substring(0, Math.min(text.length(), field.path("maxLength").asInt(text.length())));
    }

    private int number(JsonNode field) {
        int from = field.path("minimum").asInt(0);
        return random.nextInt(from, Math.min(field.path("maximum").asInt(100), from + 100) + 1);
    }
}
