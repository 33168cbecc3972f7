package org.chengxin.ledger.wire;

import org.chengxin.ledger.personal.PersonalText;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Opens a personal text from the JSON pointer at which it stands. */
final class PersonalDeserializer extends ValueDeserializer<PersonalText> {

    @Override
    public PersonalText deserialize(JsonParser in, DeserializationContext context) {
        PersonalText text = PersonalPlace.read(in, context);
        return text != null ? text : (PersonalText) context.handleUnexpectedToken(PersonalText.class, in);
    }
}
