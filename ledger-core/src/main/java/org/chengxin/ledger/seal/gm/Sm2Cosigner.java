package org.chengxin.ledger.seal.gm;

import org.chengxin.ledger.seal.Cosignature;
import org.chengxin.ledger.seal.Cosigner;
import org.chengxin.ledger.seal.NoteSignature;
import org.chengxin.ledger.seal.VerifierKey;

/** Cosigns checkpoints of the suite {@code gm} with SM2. The key must not be used for anything else. */
public final class Sm2Cosigner implements Cosigner {

    private final Sm2PrivateKey key;
    private final VerifierKey verifierKey;

    private Sm2Cosigner(String name, Sm2PrivateKey key) {
        this.key = key;
        this.verifierKey = VerifierKey.of(name, Sm2Algorithm.COSIGNATURE, key.publicKey());
    }

    /** A cosigner with a new key. */
    public static Sm2Cosigner generate(String name) {
        return new Sm2Cosigner(name, Sm2PrivateKey.generate());
    }

    /**
     * A cosigner with the key that {@link #pkcs8} gave.
     *
     * @throws IllegalArgumentException if it is no such key
     */
    public static Sm2Cosigner ofPkcs8(String name, String base64) {
        return new Sm2Cosigner(name, Sm2PrivateKey.ofPkcs8(base64));
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
