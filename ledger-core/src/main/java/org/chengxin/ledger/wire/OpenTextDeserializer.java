package org.chengxin.ledger.wire;

import org.chengxin.ledger.personal.PersonalText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Reads a string that may have been sealed. */
final class OpenTextDeserializer extends ValueDeserializer<String> {

    @Override
    public String deserialize(JsonParser in, DeserializationContext context) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            return StringDeserializer.instance.deserialize(in, context);
        }
        PersonalText text = PersonalPlace.read(in, context);
        return text != null ? OpenText.plain(text) : (String) context.handleUnexpectedToken(String.class, in);
    }
}
