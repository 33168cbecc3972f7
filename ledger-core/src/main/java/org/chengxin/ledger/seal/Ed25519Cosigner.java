package org.chengxin.ledger.seal;

import java.nio.ByteBuffer;

/**
 * The hand of a witness: cosigns checkpoints of others. Whether a checkpoint may be cosigned is for the witness to decide;
 * a key that cosigns must not be used for anything else, because the message does not name the cosigner.
 */
public final class Ed25519Cosigner {

    private final Ed25519PrivateKey key;
    private final VerifierKey verifierKey;

    private Ed25519Cosigner(String name, Ed25519PrivateKey key) {
        this.key = key;
        this.verifierKey = VerifierKey.of(name, Cosignature.ED25519_V1, key.publicKey());
    }

    /** A cosigner with a new key. */
    public static Ed25519Cosigner generate(String name) {
        return new Ed25519Cosigner(name, Ed25519PrivateKey.generate());
    }

    /**
     * A cosigner with the key that {@link #pkcs8} gave.
     *
     * @throws IllegalArgumentException if it is no such key
     */
    public static Ed25519Cosigner ofPkcs8(String name, String base64) {
        return new Ed25519Cosigner(name, Ed25519PrivateKey.ofPkcs8(base64));
    }

    /** The private key, PKCS#8 in base64. */
    public String pkcs8() {
        return key.pkcs8();
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /**
     * Cosigns the text of a checkpoint, extension lines and all.
     *
     * @param epochSeconds now, since 1970-01-01T00:00Z
     * @throws IllegalArgumentException if the text is no checkpoint or the time before 1970
     */
    public NoteSignature cosign(String text, long epochSeconds) {
        Checkpoint.parse(text);
        if (epochSeconds < 0) {
            throw new IllegalArgumentException(
                    "time of a cosignature must be 0 or more seconds, found " + epochSeconds);
        }
        byte[] signature = key.sign(Cosignature.message(text, epochSeconds));
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(epochSeconds)
                .put(signature)
                .array();
        return NoteSignature.of(verifierKey.name(), verifierKey.keyId(), bytes);
    }
}
