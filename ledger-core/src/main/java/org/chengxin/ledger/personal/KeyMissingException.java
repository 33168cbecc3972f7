package org.chengxin.ledger.personal;

/**
 * Something sealed has no key, and nobody destroyed one: the table of keys was lost or restored from another day. Saying
 * "erased by law" here would be a lie.
 */
public final class KeyMissingException extends RuntimeException {

    /**
     * @param owner opaque id of the subject or batch
     * @param why what was looked for
     */
    public KeyMissingException(String owner, String why) {
        super("what is sealed for " + owner + " cannot be opened: " + why);
    }
}
