package org.chengxin.ledger.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Event ids as the log stores them: a UUID in its canonical spelling as its 16 bytes, any other text as {@code ff} and UTF-8.
 * {@code ff} occurs nowhere in UTF-8; a text that would come out at 16 bytes gets another one at its end.
 */
final class EventIds {

    private static final int UUID_BYTES = 16;
    private static final int UUID_CHARACTERS = 36;
    private static final byte MARK = (byte) 0xff;

    private EventIds() {}

    static byte[] toBytes(String id) {
        if (id.length() == UUID_CHARACTERS) {
            byte[] uuid = uuid(id);
            if (uuid.length == UUID_BYTES) {
                return uuid;
            }
        }
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        int length = 1 + text.length == UUID_BYTES ? UUID_BYTES + 1 : 1 + text.length;
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, MARK);
        System.arraycopy(text, 0, bytes, 1, text.length);
        return bytes;
    }

    static String ofBytes(byte[] bytes) {
        if (bytes.length == UUID_BYTES) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            return new UUID(in.getLong(), in.getLong()).toString();
        }
        int end = bytes[bytes.length - 1] == MARK ? bytes.length - 1 : bytes.length;
        return new String(bytes, 1, Math.max(0, end - 1), StandardCharsets.UTF_8);
    }

    private static byte[] uuid(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            if (uuid.toString().equals(id)) {
                return ByteBuffer.allocate(UUID_BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array();
            }
        } catch (IllegalArgumentException notOne) {
            return new byte[0];
        }
        return new byte[0];
    }
}
