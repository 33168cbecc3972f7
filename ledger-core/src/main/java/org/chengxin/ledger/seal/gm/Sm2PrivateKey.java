package org.chengxin.ledger.seal.gm;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** An SM2 key to sign with, kept as PKCS#8. */
final class Sm2PrivateKey {

    private final ECPrivateKeyParameters key;

    private Sm2PrivateKey(ECPrivateKeyParameters key) {
        this.key = key;
    }

    static Sm2PrivateKey generate() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(Sm2Algorithm.CURVE, null));
        return new Sm2PrivateKey(
                (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate());
    }

    /** The key whose secret number is {@code d}. */
    static Sm2PrivateKey of(BigInteger d) {
        return new Sm2PrivateKey(new ECPrivateKeyParameters(d, Sm2Algorithm.CURVE));
    }

    /** @throws IllegalArgumentException unless this is an SM2 key; the message shows nothing of it */
    static Sm2PrivateKey ofPkcs8(String base64) {
        try {
            if (PrivateKeyFactory.createKey(Base64.getDecoder().decode(base64)) instanceof ECPrivateKeyParameters key
                    && key.getParameters().equals(Sm2Algorithm.CURVE)) {
                return of(key.getD());
            }
        } catch (IOException | RuntimeException e) {
            throw refused(e.getClass().getSimpleName());
        }
        throw refused("a key of another kind");
    }

    String pkcs8() {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("an SM2 key must have a PKCS#8 form", e);
        }
    }

    byte[] publicKey() {
        return new FixedPointCombMultiplier()
                .multiply(Sm2Algorithm.CURVE.getG(), key.getD())
                .getEncoded(false);
    }

    byte[] sign(byte[] message) {
        SM2Signer signer = Sm2Algorithm.signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("an SM2 key must sign", e);
        }
    }

    private static IllegalArgumentException refused(String found) {
        return new IllegalArgumentException("a private key must be SM2 as PKCS#8 in base64, found " + found);
    }
}
