package org.chengxin.ledger.seal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 256 neighbouring entries, as <a href="https://c2sp.org/tlog-tiles">tlog-tiles</a> hands them out: each behind its
 * length in two bytes, big-endian.
 */
public final class EntryBundle {

    /** Longest entry that a bundle can hold, in bytes. */
    public static final int ENTRY_BYTES_MAX = 0xffff;

    private EntryBundle() {}

    /** @throws IllegalArgumentException if there are no or too many entries, or one is too long */
    public static byte[] write(List<byte[]> entries) {
        requireWidth(entries.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > ENTRY_BYTES_MAX) {
                throw new IllegalArgumentException(
                        "an entry must have at most " + ENTRY_BYTES_MAX + " bytes, found " + entry.length);
            }
            out.write(entry.length >>> Byte.SIZE);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /**
     * Reads a bundle of exactly {@code width} entries.
     *
     * @throws IllegalArgumentException if it has fewer or more
     */
    public static List<byte[]> read(byte[] bundle, int width) {
        requireWidth(width);
        List<byte[]> entries = new ArrayList<>(width);
        int at = 0;
        while (entries.size() < width) {
            int start = at + Short.BYTES;
            int end = start > bundle.length ? start : start + unsigned(bundle, at);
            if (end > bundle.length) {
                throw new IllegalArgumentException("a bundle must have " + width
                        + " entries, found the end within number " + (entries.size() + 1));
            }
            entries.add(Arrays.copyOfRange(bundle, start, end));
            at = end;
        }
        if (at < bundle.length) {
            throw new IllegalArgumentException(
                    "a bundle must end after " + width + " entries, found " + (bundle.length - at) + " more bytes");
        }
        return entries;
    }

    private static int unsigned(byte[] bytes, int at) {
        return (Byte.toUnsignedInt(bytes[at]) << Byte.SIZE) | Byte.toUnsignedInt(bytes[at + 1]);
    }

    private static void requireWidth(int width) {
        if (width < 1 || width > TilePath.WIDTH_MAX) {
            throw new IllegalArgumentException(
                    "a bundle must have 1 to " + TilePath.WIDTH_MAX + " entries, found " + width);
        }
    }
}
