package org.chengxin.ledger.personal;

import java.nio.charset.StandardCharsets;

/**
 * The secret of an installation under which personal codes and names are matched: HMAC (RFC 2104). Without it, a hash of an
 * eighteen-digit number is a dictionary look-up away from the number.
 */
public final class MatchingKey {

    /** Length of the secret, in bytes. */
    public static final int SECRET_BYTES = Ciphers.SECRET_BYTES;

    private static final byte[] BETWEEN = {0};

    private final Ciphers ciphers;
    private final byte[] secret;

    /** Requires {@code secret.length == 32}. */
    public MatchingKey(Ciphers ciphers, byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a matching key has " + SECRET_BYTES + " bytes, found " + secret.length);
        }
        this.ciphers = ciphers;
        this.secret = secret.clone();
    }

    /** The 32 bytes by which {@code value} is matched within {@code scheme}. */
    public byte[] match(String scheme, String value) {
        return match(scheme, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    public byte[] match(String scheme, byte[] value) {
        return ciphers.mac(secret, scheme.getBytes(StandardCharsets.UTF_8), BETWEEN, value);
    }
}
