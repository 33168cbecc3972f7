package org.chengxin.ledger.wire;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a tree with its properties sorted, and seals the strings in which a personal number stands. */
final class OpenTreeSerializer extends ValueSerializer<JsonNode> {

    @Override
    public void serialize(JsonNode node, JsonGenerator out, SerializationContext context) {
        write(node, out, context, PersonalPlace.find(context));
    }

    private static void write(
            JsonNode node, JsonGenerator out, SerializationContext context, Optional<PersonalPlace> place) {
        if (node.isObject()) {
            out.writeStartObject();
            node.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(property -> {
                out.writeName(property.getKey());
                write(property.getValue(), out, context, place);
            });
            out.writeEndObject();
        } else if (node.isArray()) {
            out.writeStartArray();
            node.forEach(element -> write(element, out, context, place));
            out.writeEndArray();
        } else if (place.isPresent() && node.isString() && isSealed(node.stringValue())) {
            place.get().write(OpenText.personal(node.stringValue()), out);
        } else {
            node.serialize(out, context);
        }
    }

    private static boolean isSealed(String text) {
        return OpenText.isSealed(text) && OpenText.fits(text);
    }
}
