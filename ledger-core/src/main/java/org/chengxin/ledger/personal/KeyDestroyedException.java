package org.chengxin.ledger.personal;

/** Something personal was to be sealed for an owner whose key has been destroyed: after an erasure nothing is added. */
public final class KeyDestroyedException extends RuntimeException {

    /** @param owner opaque id of the subject or batch */
    public KeyDestroyedException(String owner) {
        super("the key of " + owner + " has been destroyed; nothing more is sealed for it");
    }
}
