package org.chengxin.ledger.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * The key of one owner, opened: a subject, or a submitted file whose rows have none yet. What it seals is bound to the owner
 * and to the place where it stands; moved elsewhere it does not open. Whoever destroys the key has erased all of it.
 */
public final class DataKey {

    private static final String USE = "chengxin personal data 1";
    private static final char BETWEEN = '\0';
    private static final Base64.Encoder TO_TEXT = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getDecoder();

    private final String owner;
    private final SealingKey key;

    /**
     * Requires a secret of 32 bytes.
     *
     * @param owner opaque id, without control characters
     */
    public DataKey(String owner, Ciphers ciphers, byte[] secret) {
        this.owner = owner;
        this.key = new SealingKey(ciphers, secret, USE);
    }

    public String owner() {
        return owner;
    }

    /** A text sealed for {@code place}, in base 64. */
    public String seal(String place, String text) {
        return TO_TEXT.encodeToString(seal(place, text.getBytes(StandardCharsets.UTF_8)));
    }

    public byte[] seal(String place, byte[] content) {
        return key.seal(bound(place), content);
    }

    /**
     * What was sealed for {@code place}.
     *
     * @throws BrokenSealException if anything about it was changed
     */
    public String open(String place, String sealed) {
        return new String(open(place, bytes(place, sealed)), StandardCharsets.UTF_8);
    }

    /**
     * What was sealed for {@code place}.
     *
     * @throws BrokenSealException if anything about it was changed
     */
    public byte[] open(String place, byte[] sealed) {
        try {
            return key.open(bound(place), sealed);
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException(owner, place, e);
        }
    }

    /** The decoder lets bits behind the last byte pass; the one spelling is that of the encoder. */
    private byte[] bytes(String place, String sealed) {
        try {
            byte[] bytes = FROM_TEXT.decode(sealed);
            if (TO_TEXT.encodeToString(bytes).equals(sealed)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new BrokenSealException(owner, place, e);
        }
        throw new BrokenSealException(owner, place, new GeneralSecurityException("spelled in another way"));
    }

    private byte[] bound(String place) {
        return (owner + BETWEEN + place).getBytes(StandardCharsets.UTF_8);
    }

    /** The owner only. */
    @Override
    public String toString() {
        return "DataKey[" + owner + "]";
    }
}
