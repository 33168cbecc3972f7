package org.chengxin.ledger.wire;

import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Whose personal texts are being written or read; handed through Jackson as an attribute of the one call.
 *
 * @param lenient whether texts of an erased owner are left out; otherwise writing one is refused
 */
record PersonalPlace(String owner, PersonalSealer sealer, boolean lenient) {

    static PersonalPlace of(String owner, PersonalSealer sealer, boolean lenient) {
        return new PersonalPlace(owner, sealer, lenient);
    }

    static PersonalPlace of(DatabindContext context) {
        if (context.getAttribute(PersonalPlace.class) instanceof PersonalPlace place) {
            return place;
        }
        throw new IllegalStateException("a personal text is only written or read together with its owner");
    }

    ObjectWriter in(ObjectWriter writer) {
        return writer.withAttribute(PersonalPlace.class, this);
    }

    ObjectReader in(ObjectReader reader) {
        return reader.withAttribute(PersonalPlace.class, this);
    }

    @Nullable
    String seal(String pointer, PersonalText text) {
        return lenient ? sealer.sealOrErase(owner, pointer, text) : sealer.seal(owner, pointer, text);
    }

    PersonalText open(String pointer, @Nullable String sealed) {
        return sealer.open(owner, pointer, sealed);
    }
}
