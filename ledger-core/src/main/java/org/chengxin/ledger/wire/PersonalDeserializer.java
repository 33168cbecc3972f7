package org.chengxin.ledger.wire;

import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Opens a personal text from the JSON pointer at which it stands. */
final class PersonalDeserializer extends ValueDeserializer<PersonalText> {

    @Override
    public PersonalText deserialize(JsonParser in, DeserializationContext context) {
        if (!in.isExpectedStartObjectToken()) {
            return unexpected(in, context);
        }
        String pointer = in.streamReadContext().getParent().pathAsPointer().toString();
        if (!WireJson.PERSONAL.equals(in.nextName())) {
            return unexpected(in, context);
        }
        JsonToken token = in.nextToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
            return unexpected(in, context);
        }
        @Nullable String sealed = token == JsonToken.VALUE_NULL ? null : in.getString();
        if (in.nextToken() != JsonToken.END_OBJECT) {
            return unexpected(in, context);
        }
        return PersonalPlace.of(context).open(pointer, sealed);
    }

    private static PersonalText unexpected(JsonParser in, DeserializationContext context) {
        return (PersonalText) context.handleUnexpectedToken(PersonalText.class, in);
    }
}
