package org.chengxin.ledger.credit;

import org.chengxin.ledger.personal.Sealed;

/**
 * A file that belongs to a record, by digest; the bytes live elsewhere.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Attachment(
        String sha256, String mediaType, @Sealed String name) {

    /** Without the name, which may name a person. */
    @Override
    public String toString() {
        return "Attachment[" + sha256 + "]";
    }

    /** What is left when the personal data of the archive is erased. */
    public Attachment withoutPersonal() {
        return new Attachment(sha256, mediaType, Sealed.ERASED);
    }
}
