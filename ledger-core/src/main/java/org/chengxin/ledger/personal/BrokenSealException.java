package org.chengxin.ledger.personal;

/**
 * Something sealed does not open although its key is there: it was changed, stands where it was not written, or belongs to
 * somebody else. Never taken for an erasure.
 */
public final class BrokenSealException extends RuntimeException {

    /**
     * @param owner opaque id of the subject or batch
     * @param place JSON pointer of the field, or the name of what is sealed
     */
    public BrokenSealException(String owner, String place, Throwable cause) {
        super(
                "the seal of " + owner + " at " + (place.isEmpty() ? "its root" : place)
                        + " is broken: changed, moved here from another place, or sealed with another key",
                cause);
    }
}
