package org.chengxin.ledger.personal;

import java.security.GeneralSecurityException;

/**
 * The algorithms under which personal data is sealed. An installation chooses one set for ever, and every sealed value names
 * its set in its first byte, so that nothing is ever opened by the wrong one.
 */
public interface Ciphers {

    /** Length of every secret, derived key and code of {@link #mac}, in bytes. */
    int SECRET_BYTES = 32;

    /** Length of a nonce, in bytes. */
    int NONCE_BYTES = 12;

    /** First byte of all that is sealed with these algorithms. */
    byte version();

    /** {@code intl} or {@code gm}, as in the settings. */
    String name();

    /** A key of 32 bytes for one purpose, from a secret of 32: HKDF-Expand of RFC 5869. */
    byte[] derive(byte[] secret, String purpose);

    /** HMAC over the parts in a row (RFC 2104), 32 bytes. The caller sees to it that the parts cannot be cut otherwise. */
    byte[] mac(byte[] key, byte[]... parts);

    /** Cipher text and tag of 16 bytes. A nonce may be used with the same key for the same content only. */
    byte[] encrypt(byte[] key, byte[] nonce, byte[] associated, byte[] plain);

    /**
     * What {@link #encrypt} was given.
     *
     * @param sealed cipher text and tag, beginning at {@code from}
     * @throws GeneralSecurityException if a single bit of key, nonce, associated data, cipher text or tag is another
     */
    byte[] decrypt(byte[] key, byte[] nonce, byte[] associated, byte[] sealed, int from)
            throws GeneralSecurityException;
}
