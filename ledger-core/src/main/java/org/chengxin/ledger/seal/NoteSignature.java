package org.chengxin.ledger.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note: who signed with which key, and the signature. Nothing is known of it before a
 * {@link VerifierKey} has checked it.
 *
 * @param name of the key
 * @param base64 of four bytes of key id and the signature
 */
public record NoteSignature(String name, String base64) {

    private static final String DASH = "— ";

    /** @throws IllegalArgumentException if the name is not allowed or the rest no base64 of more than a key id */
    public NoteSignature {
        KeyName.require(name);
        int length = Canonical.base64("a signature", base64).length;
        if (length <= Integer.BYTES) {
            throw new IllegalArgumentException(
                    "a signature must have more than the " + Integer.BYTES + " bytes of the key id, found " + length);
        }
    }

    public static NoteSignature of(String name, int keyId, byte[] signature) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return new NoteSignature(name, Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * Reads a line, without its newline.
     *
     * @throws IllegalArgumentException unless {@link #line} writes it so
     */
    public static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new IllegalArgumentException(
                    "a signature line must be \"— \", name, space and base64, found " + Canonical.shown(line));
        }
        return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    /** The line, without its newline. */
    public String line() {
        return DASH + name + " " + base64;
    }

    public int keyId() {
        return ByteBuffer.wrap(decoded()).getInt();
    }

    /** The signature itself, without the key id. */
    public byte[] signature() {
        byte[] bytes = decoded();
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    private byte[] decoded() {
        return Base64.getDecoder().decode(base64);
    }
}
