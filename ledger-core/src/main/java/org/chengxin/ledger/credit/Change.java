package org.chengxin.ledger.credit;

import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field of a record before and after. A personal field has its values in the personal pair, any other in the open
 * pair; an absent value means that the field was not there.
 *
 * @param pointer RFC 6901 pointer into the record as it is written over the API, e.g. {@code /payload/fineWanYuan}
 */
public record Change(
        String pointer,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable PersonalText personalBefore,
        @Nullable PersonalText personalAfter) {

    /** The pointer only: the values may be personal. */
    @Override
    public String toString() {
        return "Change[" + pointer + "]";
    }

    /** What is left when the personal data of the archive is erased: that the field changed. */
    public Change withoutPersonal() {
        return new Change(pointer, before, after, erased(personalBefore), erased(personalAfter));
    }

    private static @Nullable PersonalText erased(@Nullable PersonalText text) {
        return text == null ? null : PersonalText.erased();
    }
}
