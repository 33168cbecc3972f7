package org.chengxin.ledger.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of an installation under which personal codes and names are matched: HMAC-SHA-256 (RFC 2104). Without it, a
 * hash of an eighteen-digit number is a dictionary look-up away from the number.
 */
public final class MatchingKey {

    /** Length of the secret, in bytes. */
    public static final int SECRET_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Requires {@code secret.length == 32}. */
    public MatchingKey(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a matching key has " + SECRET_BYTES + " bytes, found " + secret.length);
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The 32 bytes by which {@code value} is matched within {@code scheme}. */
    public byte[] match(String scheme, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(scheme.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
