package org.chengxin.ledger.seal;

/** Signs notes with one key. Thread-safe. */
public interface NoteSigner {

    /** The key with which others check the signatures, and the name they come under. */
    VerifierKey verifierKey();

    /**
     * Signs a text that ends in a newline; which text may be signed is the caller's to decide.
     *
     * @throws IllegalArgumentException if no note can have this text
     */
    NoteSignature sign(String text);
}
