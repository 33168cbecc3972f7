package org.chengxin.ledger.credit;

import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;

/**
 * What an objector says a field should read.
 *
 * @param pointer RFC 6901 pointer into the record as it is written over the API; empty for the record as a whole
 * @param value absent when the objector says that nothing should stand there, or does not know what
 */
public record Claim(String pointer, @Nullable PersonalText value) {

    /** The pointer only. */
    @Override
    public String toString() {
        return "Claim[" + pointer + "]";
    }

    /** What is left when the personal data of the archive is erased: which field was disputed. */
    public Claim withoutPersonal() {
        return new Claim(pointer, value == null ? null : PersonalText.erased());
    }
}
