package org.chengxin.ledger.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/**
 * An Ed25519 key to check signatures with (RFC 8032 section 5.1). Refuses encodings that are not the shortest and the eight
 * points of small order, under which one signature can fit many texts; everything else is the JDK's.
 *
 * <p>Where implementations differ, the verdicts are: an {@code S} of the group order or more, an {@code R} that is not encoded
 * canonically and a signature that only fits after multiplication by the cofactor are refused; an {@code R} of small order
 * and a key with a small-order component are accepted. Go and OpenSSL do the same, but accept keys of small order.
 */
final class Ed25519PublicKey {

    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ORDER_EIGHT =
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16);

    /** The y coordinates of the points whose order divides eight. */
    private static final Set<BigInteger> SMALL_ORDER =
            Set.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), ORDER_EIGHT, P.subtract(ORDER_EIGHT));

    private final PublicKey key;

    /** @throws IllegalArgumentException unless {@code bytes} encode a point of large order */
    Ed25519PublicKey(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has " + KEY_BYTES + " bytes, found " + bytes.length);
        }
        byte[] bigEndian = reversed(bytes);
        boolean xOdd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        BigInteger y = new BigInteger(1, bigEndian);
        if (y.compareTo(P) >= 0) {
            throw new IllegalArgumentException("an Ed25519 key must be encoded canonically");
        }
        if (SMALL_ORDER.contains(y)) {
            throw new IllegalArgumentException("an Ed25519 key must not be of small order");
        }
        try {
            key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(xOdd, y)));
            verifier();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("an Ed25519 key must be a point of the curve", e);
        }
    }

    boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifier = verifier();
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        return verifier;
    }

    static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
