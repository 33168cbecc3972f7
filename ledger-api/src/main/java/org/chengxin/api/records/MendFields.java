package org.chengxin.api.records;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.api.records.MendField.Input;
import org.chengxin.api.web.Show;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a record that a form offers: those every record has, then those of its type's schema. Lists of things stay
 * with the API.
 */
final class MendFields {

    /** From this length on a text gets a field of several lines. */
    private static final int LINE_CHARACTERS = 200;

    private final List<MendField> fields = new ArrayList<>();
    private final Show show;
    private final RecordRead record;

    private MendFields(RecordRead record, Show show) {
        this.record = record;
        this.show = show;
    }

    static List<MendField> of(RecordRead record, Show show) {
        MendFields fields = new MendFields(record, show);
        fields.envelope();
        fields.payload(show.schema(record.type()), record.payload(), "/payload");
        return List.copyOf(fields.fields);
    }

    private void envelope() {
        add("/documentNo", Input.LINE, record.documentNo());
        add("/documentTitle", Input.LINE, record.documentTitle());
        add("/decidedOn", Input.DATE, record.decidedOn());
        add("/effectiveOn", Input.DATE, record.effectiveOn());
        add("/publicityUntil", Input.DATE, record.publicityUntil());
        add("/authority/name", Input.LINE, record.authority().name());
        add("/authority/uscc", Input.LINE, record.authority().uscc());
        for (int i = 0; i < record.legalBasis().size(); i++) {
            add(
                    "/legalBasis/" + i + "/law",
                    Input.LINE,
                    record.legalBasis().get(i).law());
            add(
                    "/legalBasis/" + i + "/article",
                    Input.LINE,
                    record.legalBasis().get(i).article());
        }
    }

    private void add(String pointer, Input input, @Nullable Object value) {
        fields.add(new MendField(
                pointer,
                show.label(record.type(), pointer),
                input,
                List.of(),
                value == null ? List.of() : List.of(value.toString())));
    }

    private void payload(JsonNode schema, JsonNode value, String pointer) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode field = property.getValue();
            JsonNode held = value.path(property.getKey());
            String at = pointer + "/" + property.getKey();
            String type = field.path("type").asString("string");
            if ("object".equals(type)) {
                payload(field, held, at);
            } else if (!"array".equals(type)
                    || !"object".equals(field.path("items").path("type").asString(""))) {
                fields.add(new MendField(
                        at, show.label(record.type(), at), input(field, type), options(field, type), current(held)));
            }
        });
    }

    private static Input input(JsonNode field, String type) {
        return switch (type) {
            case "boolean" -> Input.YES_NO;
            case "integer", "number" -> Input.NUMBER;
            case "array" -> Input.CHOICES;
            default -> {
                if (field.has("enum")) {
                    yield Input.CHOICE;
                }
                if ("date".equals(field.path("format").asString(""))) {
                    yield Input.DATE;
                }
                yield field.path("maxLength").asInt(Integer.MAX_VALUE) > LINE_CHARACTERS ? Input.TEXT : Input.LINE;
            }
        };
    }

    private static List<String> options(JsonNode field, String type) {
        JsonNode values = ("array".equals(type) ? field.path("items") : field).path("enum");
        return values.values().stream().map(option -> option.asString("")).toList();
    }

    private List<String> current(JsonNode held) {
        if (held.isMissingNode() || held.isNull()) {
            return List.of();
        }
        return held.isArray() ? held.values().stream().map(show::value).toList() : List.of(held.asString(""));
    }
}
