package org.chengxin.ledger.seal;

import java.nio.charset.StandardCharsets;

/** Signs notes with Ed25519, signature type {@code 0x01}: how a log of the suite {@code intl} signs its checkpoints. */
public final class Ed25519NoteSigner implements NoteSigner {

    private final Ed25519PrivateKey key;
    private final VerifierKey verifierKey;

    private Ed25519NoteSigner(String name, Ed25519PrivateKey key) {
        this.key = key;
        this.verifierKey = VerifierKey.of(name, Ed25519Algorithm.ED25519, key.publicKey());
    }

    /** A signer with a new key. */
    public static Ed25519NoteSigner generate(String name) {
        return new Ed25519NoteSigner(name, Ed25519PrivateKey.generate());
    }

    /**
     * A signer with the key that {@link #pkcs8} gave.
     *
     * @throws IllegalArgumentException if it is no such key
     */
    public static Ed25519NoteSigner ofPkcs8(String name, String base64) {
        return new Ed25519NoteSigner(name, Ed25519PrivateKey.ofPkcs8(base64));
    }

    /** The private key, PKCS#8 in base64. Whoever has it can sign for the log. */
    public String pkcs8() {
        return key.pkcs8();
    }

    @Override
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    @Override
    public NoteSignature sign(String text) {
        byte[] message = SignedNote.requireText(text).getBytes(StandardCharsets.UTF_8);
        return NoteSignature.of(verifierKey.name(), verifierKey.keyId(), key.sign(message));
    }
}
