package org.chengxin.ledger.wire;

import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a string, and seals it if a personal number stands in it. */
class OpenTextSerializer extends ValueSerializer<String> {

    @Override
    public void serialize(String text, JsonGenerator out, SerializationContext context) {
        Optional<PersonalPlace> place =
                isSealed(text) && OpenText.fits(text) ? PersonalPlace.find(context) : Optional.empty();
        if (place.isPresent()) {
            place.get().write(OpenText.personal(text), out);
        } else {
            out.writeString(text);
        }
    }

    boolean isSealed(String text) {
        return OpenText.isSealed(text);
    }
}
