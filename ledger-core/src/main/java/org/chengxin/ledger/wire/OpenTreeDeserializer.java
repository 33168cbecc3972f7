package org.chengxin.ledger.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a tree and opens the strings of it that were sealed. */
final class OpenTreeDeserializer<T extends JsonNode> extends ValueDeserializer<T> {

    /** Reads the tree as it is; the context would come back here for it. */
    private static final ValueDeserializer<? extends JsonNode> PLAIN =
            JsonNodeDeserializer.getDeserializer(JsonNode.class);

    private final Class<T> type;

    OpenTreeDeserializer(Class<T> type) {
        this.type = type;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
        JsonPointer at = pointer(in);
        JsonNode tree = opened(PLAIN.deserialize(in, context), at, context);
        return type.cast(type.isInstance(tree) ? tree : context.handleUnexpectedToken(type, in));
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        return type.isInstance(NullNode.getInstance()) ? NullNode.getInstance() : null;
    }

    /** Where the value begins that {@code in} stands at. */
    private static JsonPointer pointer(JsonParser in) {
        return in.currentToken() == JsonToken.START_OBJECT || in.currentToken() == JsonToken.START_ARRAY
                ? in.streamReadContext().getParent().pathAsPointer()
                : in.streamReadContext().pathAsPointer();
    }

    private static JsonNode opened(JsonNode node, JsonPointer at, DeserializationContext context) {
        if (node instanceof ObjectNode object) {
            JsonNode sealed = object.get(WireJson.PERSONAL);
            if (sealed != null && object.size() == 1 && (sealed.isString() || sealed.isNull())) {
                String text = sealed.isNull() ? null : sealed.stringValue();
                return object.stringNode(
                        OpenText.plain(PersonalPlace.of(context).open(at.toString(), text)));
            }
            object.properties().forEach(p -> p.setValue(opened(p.getValue(), at.appendProperty(p.getKey()), context)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, opened(array.get(i), at.appendIndex(i), context));
            }
        }
        return node;
    }
}
