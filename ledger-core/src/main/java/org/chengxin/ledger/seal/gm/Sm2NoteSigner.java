package org.chengxin.ledger.seal.gm;

import java.nio.charset.StandardCharsets;
import org.chengxin.ledger.seal.NoteSignature;
import org.chengxin.ledger.seal.NoteSigner;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.VerifierKey;

/** Signs notes with SM2: how a log of the suite {@code gm} signs its checkpoints. */
public final class Sm2NoteSigner implements NoteSigner {

    private final Sm2PrivateKey key;
    private final VerifierKey verifierKey;

    private Sm2NoteSigner(String name, Sm2PrivateKey key) {
        this.key = key;
        this.verifierKey = VerifierKey.of(name, Sm2Algorithm.SM2, key.publicKey());
    }

    /** A signer with a new key. */
    public static Sm2NoteSigner generate(String name) {
        return new Sm2NoteSigner(name, Sm2PrivateKey.generate());
    }

    /**
     * A signer with the key that {@link #pkcs8} gave.
     *
     * @throws IllegalArgumentException if it is no such key
     */
    public static Sm2NoteSigner ofPkcs8(String name, String base64) {
        return new Sm2NoteSigner(name, Sm2PrivateKey.ofPkcs8(base64));
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
