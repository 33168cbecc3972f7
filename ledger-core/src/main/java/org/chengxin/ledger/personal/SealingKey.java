package org.chengxin.ledger.personal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Deterministic authenticated encryption under one secret: the nonce is made from the content and from the place where it
 * stands, by a keyed hash. Equal content in an equal place gives equal bytes; anything else gives another nonce, so none is
 * ever used twice (the construction of RFC 5297, with GCM as the cipher).
 *
 * <p>Content is filled up to a multiple of 16 bytes (ISO/IEC 7816-4: one bit, then zeros), so that a name of two characters
 * cannot be told from one of four by its length.
 *
 * <p>Form: version (1 byte), nonce (12), cipher text, tag (16).
 */
final class SealingKey {

    private static final int BLOCK_BYTES = 16;
    private static final int TAG_BYTES = 16;
    private static final int HEAD_BYTES = 1 + Ciphers.NONCE_BYTES;
    private static final byte END_MARK = (byte) 0x80;

    private final Ciphers ciphers;
    private final byte[] cipherKey;
    private final byte[] nonceKey;

    /**
     * Requires a secret of 32 bytes.
     *
     * @param use what the secret seals; keys of different uses have nothing in common
     */
    SealingKey(Ciphers ciphers, byte[] secret, String use) {
        if (secret.length != Ciphers.SECRET_BYTES) {
            throw new IllegalArgumentException("a key has " + Ciphers.SECRET_BYTES + " bytes, found " + secret.length);
        }
        this.ciphers = ciphers;
        this.cipherKey = ciphers.derive(secret, use + " cipher");
        this.nonceKey = ciphers.derive(secret, use + " nonce");
    }

    byte[] seal(byte[] place, byte[] content) {
        byte[] plain = filled(content);
        byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(place.length).array();
        byte[] nonce = Arrays.copyOf(ciphers.mac(nonceKey, length, place, plain), Ciphers.NONCE_BYTES);
        byte[] encrypted = ciphers.encrypt(cipherKey, nonce, place, plain);
        byte[] sealed = new byte[HEAD_BYTES + encrypted.length];
        sealed[0] = ciphers.version();
        System.arraycopy(nonce, 0, sealed, 1, nonce.length);
        System.arraycopy(encrypted, 0, sealed, HEAD_BYTES, encrypted.length);
        return sealed;
    }

    /**
     * The content that was sealed for {@code place}.
     *
     * @throws GeneralSecurityException if a bit was changed, or it was sealed for another place or with another key
     */
    byte[] open(byte[] place, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < HEAD_BYTES + BLOCK_BYTES + TAG_BYTES) {
            throw new GeneralSecurityException("too short to be sealed: " + sealed.length + " bytes");
        }
        if (sealed[0] != ciphers.version()) {
            throw new GeneralSecurityException("sealed with algorithms of version " + sealed[0]
                    + ", this installation uses " + ciphers.version() + " (" + ciphers.name() + ")");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, HEAD_BYTES);
        return emptied(ciphers.decrypt(cipherKey, nonce, place, sealed, HEAD_BYTES));
    }

    private static byte[] filled(byte[] content) {
        byte[] filled = Arrays.copyOf(content, (content.length / BLOCK_BYTES + 1) * BLOCK_BYTES);
        filled[content.length] = END_MARK;
        return filled;
    }

    private static byte[] emptied(byte[] filled) throws GeneralSecurityException {
        int end = filled.length - 1;
        while (end >= 0 && filled[end] == 0) {
            end--;
        }
        if (end < 0 || filled[end] != END_MARK) {
            throw new GeneralSecurityException("the filling has no end mark");
        }
        return Arrays.copyOf(filled, end);
    }
}
