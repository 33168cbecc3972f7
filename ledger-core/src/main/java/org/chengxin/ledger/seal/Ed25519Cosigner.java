package org.chengxin.ledger.seal;

/**
 * Cosigns with Ed25519, signature type {@code 0x04}. The key must not be used for anything else, because what it signs does
 * not name the cosigner.
 */
public final class Ed25519Cosigner implements Cosigner {

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

    /** The private key, PKCS#8 in base64. Whoever has it can cosign for the witness. */
    public String pkcs8() {
        return key.pkcs8();
    }

    @Override
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    @Override
    public NoteSignature cosign(String text, long epochSeconds) {
        return Cosignature.sign(verifierKey, key::sign, text, epochSeconds);
    }
}
