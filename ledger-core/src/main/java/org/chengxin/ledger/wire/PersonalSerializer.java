package org.chengxin.ledger.wire;

import org.chengxin.ledger.personal.PersonalText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Seals a personal text for the JSON pointer at which it is being written. */
final class PersonalSerializer extends ValueSerializer<PersonalText> {

    @Override
    public void serialize(PersonalText text, JsonGenerator out, SerializationContext context) {
        PersonalPlace.of(context).write(text, out);
    }
}
