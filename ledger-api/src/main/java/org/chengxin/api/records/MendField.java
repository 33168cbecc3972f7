package org.chengxin.api.records;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A field of a record that a form can give a new value.
 *
 * @param pointer RFC 6901 pointer into the record as it is written over the API
 * @param input how it is asked for
 * @param options what may be chosen, for a choice
 * @param current what it says now; empty if it is not there
 */
public record MendField(String pointer, String label, Input input, List<String> options, List<String> current) {

    /** How a value is asked for. */
    public enum Input {
        LINE,
        TEXT,
        DATE,
        NUMBER,
        YES_NO,
        CHOICE,
        CHOICES
    }

    /** Whether the record says anything there. */
    public boolean present() {
        return !current.isEmpty();
    }

    /**
     * The value as the ledger takes it. What does not look like its kind goes as text, for the schema to refuse in its own
     * words.
     *
     * @return null if nothing was filled in
     */
    @Nullable
    JsonNode read(List<String> filledIn) {
        List<String> values = filledIn.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.isEmpty()) {
            return null;
        }
        String first = values.getFirst();
        return switch (input) {
            case CHOICES -> array(values);
            case YES_NO -> JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(first));
            case NUMBER -> number(first);
            case LINE, TEXT, DATE, CHOICE -> JsonNodeFactory.instance.stringNode(first);
        };
    }

    private static ArrayNode array(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.stream().flatMap(String::lines).map(String::strip).forEach(array::add);
        return array;
    }

    private static JsonNode number(String text) {
        try {
            return JsonNodeFactory.instance.numberNode(new java.math.BigDecimal(text));
        } catch (NumberFormatException e) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }
}
