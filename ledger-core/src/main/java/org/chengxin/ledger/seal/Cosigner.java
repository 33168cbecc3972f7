package org.chengxin.ledger.seal;

/**
 * The hand of a witness: cosigns checkpoints of others. Whether a checkpoint may be cosigned is for the witness to decide.
 * Thread-safe.
 */
public interface Cosigner {

    /** The key with which others check the cosignatures, and the name they come under. */
    VerifierKey verifierKey();

    /**
     * Cosigns the text of a checkpoint, extension lines and all.
     *
     * @param epochSeconds now, since 1970-01-01T00:00Z
     * @throws IllegalArgumentException if the text is no checkpoint or the time before 1970
     */
    NoteSignature cosign(String text, long epochSeconds);
}
