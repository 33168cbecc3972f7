package org.chengxin.ledger.seal;

/** A way to sign notes: what its keys look like and how a signature is checked. Stateless. */
public interface NoteAlgorithm {

    /**
     * What stands before the public key in a verifier key and enters the key id: one byte assigned by
     * <a href="https://c2sp.org/signed-note">signed-note</a>, or {@code 0xff} and a long identifier of our own.
     */
    byte[] type();

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException if it is none, or one under which anything would verify
     */
    Check open(byte[] publicKey);

    /** Checks signatures of one key. Thread-safe. */
    interface Check {

        /** Whether {@code signature} is one of this key over {@code text}; false also for bytes that are no signature at all. */
        boolean verifies(String text, byte[] signature);
    }
}
