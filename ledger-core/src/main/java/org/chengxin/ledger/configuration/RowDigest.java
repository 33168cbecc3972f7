package org.chengxin.ledger.configuration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A digest over the columns of a row: SHA-256 over each value as text behind its length, in the order given. Absent values
 * count as such, so that no two rows have the same bytes under it.
 */
public final class RowDigest {

    private static final int ABSENT = -1;

    private RowDigest() {}

    /** In hexadecimal. */
    public static String of(List<? extends @Nullable Object> values) {
        MessageDigest digest = sha256();
        for (Object value : values) {
            byte[] text = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(value == null ? ABSENT : text.length)
                    .array());
            digest.update(text);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
