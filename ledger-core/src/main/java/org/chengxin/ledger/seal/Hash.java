package org.chengxin.ledger.seal;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Thirty-two bytes that stand for others: a leaf, a node, a root, a commitment. Immutable. */
public final class Hash implements Comparable<Hash> {

    /** Length of every hash in a log, in bytes; SHA-256 and SM3 agree in this. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Requires {@code bytes.length == 32}; takes a copy. */
    public static Hash of(byte[] bytes) {
        return adopt(bytes.clone());
    }

    /** The hash at {@code offset} of a row of hashes. Requires 32 bytes from there. */
    public static Hash at(byte[] row, int offset) {
        return new Hash(Arrays.copyOfRange(row, offset, offset + BYTES));
    }

    /** Reads 64 hexadecimal digits. */
    public static Hash ofHex(String hex) {
        return adopt(HexFormat.of().parseHex(hex));
    }

    /**
     * Reads standard base64 with padding (RFC 4648 section 4).
     *
     * @throws IllegalArgumentException unless this is how {@link #base64} writes some hash
     */
    public static Hash ofBase64(String text) {
        return adopt(Canonical.base64("a hash", text));
    }

    /** Takes {@code bytes} as they are; the caller must not change them afterwards. */
    static Hash adopt(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash has " + BYTES + " bytes, found " + bytes.length);
        }
        return new Hash(bytes);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** For hashing without a copy; never handed out of this package. */
    byte[] raw() {
        return bytes;
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
