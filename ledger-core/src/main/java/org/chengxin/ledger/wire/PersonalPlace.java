package org.chengxin.ledger.wire;

import java.util.Optional;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Whose personal texts are being written or read; handed through Jackson as an attribute of the one call.
 */
record PersonalPlace(String owner, PersonalSealer sealer, Mode mode) {

    /** What happens to a personal text that is written. */
    enum Mode {
        /** It is sealed; one of an owner that has been erased is refused, because it cannot be made again. */
        STRICT,
        /** It is sealed; one of an owner that has been erased is left out. */
        LENIENT,
        /** It is left out. */
        ERASING
    }

    /** The owner of what is being written or read; empty where none was named and so nothing is sealed. */
    static Optional<PersonalPlace> find(DatabindContext context) {
        return Optional.ofNullable((PersonalPlace) context.getAttribute(PersonalPlace.class));
    }

    static PersonalPlace of(DatabindContext context) {
        return find(context)
                .orElseThrow(() ->
                        new IllegalStateException("a personal text is only written or read together with its owner"));
    }

    ObjectWriter in(ObjectWriter writer) {
        return writer.withAttribute(PersonalPlace.class, this);
    }

    ObjectReader in(ObjectReader reader) {
        return reader.withAttribute(PersonalPlace.class, this);
    }

    /** Writes {@code text} sealed for the place at which {@code out} stands. */
    void write(PersonalText text, JsonGenerator out) {
        out.writeStartObject();
        String pointer = out.streamWriteContext().getParent().pathAsPointer().toString();
        String sealed = switch (mode) {
            case STRICT -> sealer.seal(owner, pointer, text);
            case LENIENT -> sealer.sealOrErase(owner, pointer, text);
            case ERASING -> null;
        };
        if (sealed == null) {
            out.writeNullProperty(WireJson.PERSONAL);
        } else {
            out.writeStringProperty(WireJson.PERSONAL, sealed);
        }
        out.writeEndObject();
    }

    /**
     * Reads what {@link #write} wrote at the place where {@code in} stands.
     *
     * @return null if something else stands there
     */
    static @Nullable PersonalText read(JsonParser in, DeserializationContext context) {
        if (!in.isExpectedStartObjectToken()) {
            return null;
        }
        String pointer = in.streamReadContext().getParent().pathAsPointer().toString();
        if (!WireJson.PERSONAL.equals(in.nextName())) {
            return null;
        }
        JsonToken token = in.nextToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
            return null;
        }
        String sealed = token == JsonToken.VALUE_NULL ? null : in.getString();
        return in.nextToken() == JsonToken.END_OBJECT ? of(context).open(pointer, sealed) : null;
    }

    PersonalText open(String pointer, @Nullable String sealed) {
        return sealer.open(owner, pointer, sealed);
    }
}
