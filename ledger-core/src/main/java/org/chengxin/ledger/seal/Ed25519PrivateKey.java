package org.chengxin.ledger.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key to sign with, kept as PKCS#8 (RFC 8410). The file holds only the private half; the JDK offers the public
 * half solely for a pair that it makes itself, so it is made once more with the old seed in place of chance.
 */
final class Ed25519PrivateKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final byte[] publicKey;

    private Ed25519PrivateKey(KeyPair pair) {
        key = pair.getPrivate();
        publicKey = encoded((EdECPublicKey) pair.getPublic());
    }

    static Ed25519PrivateKey generate() {
        try {
            return new Ed25519PrivateKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException unless this is an Ed25519 key; the message shows nothing of it */
    static Ed25519PrivateKey ofPkcs8(String base64) {
        try {
            byte[] pkcs8 = Base64.getDecoder().decode(base64);
            EdECPrivateKey key =
                    (EdECPrivateKey) KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            byte[] seed = key.getBytes().orElseThrow();
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            KeyPair pair = generator.generateKeyPair();
            if (!Arrays.equals(
                    seed, ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow())) {
                throw new IllegalStateException("this JDK makes another Ed25519 key of the same seed");
            }
            return new Ed25519PrivateKey(pair);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("a private key must be Ed25519 as PKCS#8 in base64", withoutMessage(e));
        }
    }

    String pkcs8() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key of the JDK must sign", e);
        }
    }

    /** RFC 8032 section 5.1.2. */
    private static byte[] encoded(EdECPublicKey key) {
        byte[] bigEndian = key.getPoint().getY().toByteArray();
        byte[] bytes = new byte[Ed25519PublicKey.KEY_BYTES];
        for (int i = 0; i < Math.min(bytes.length, bigEndian.length); i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            bytes[bytes.length - 1] |= (byte) 0x80;
        }
        return bytes;
    }

    /** A parser may quote what it could not read, and that would be a secret in a log. */
    private static Throwable withoutMessage(Exception e) {
        return new IllegalArgumentException(e.getClass().getSimpleName());
    }

    /** Gives out one seed in place of chance. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("this JDK asks for " + bytes.length + " bytes of seed");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
