package org.chengxin.ledger.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An id as the log stores it that is not of the common kind, which takes {@value #PACKED_BYTES} bytes: {@code ff} and UTF-8.
 * {@code ff} occurs nowhere in UTF-8; a text that would come out at {@value #PACKED_BYTES} bytes gets another one at its end.
 */
final class MarkedText {

    static final int PACKED_BYTES = 16;

    private static final byte MARK = (byte) 0xff;
    private static final String NO_ID = "\0";

    private MarkedText() {}

    static byte[] toBytes(String id) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        int length = 1 + text.length == PACKED_BYTES ? PACKED_BYTES + 1 : 1 + text.length;
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, MARK);
        System.arraycopy(text, 0, bytes, 1, text.length);
        return bytes;
    }

    /** The id; what {@link #toBytes} does not write reads as an id that no event has, so that its leaf does not match. */
    static String ofBytes(byte[] bytes) {
        int end = bytes.length == PACKED_BYTES + 1 && bytes[PACKED_BYTES] == MARK ? PACKED_BYTES : bytes.length;
        if (end > 0) {
            String text = new String(bytes, 1, end - 1, StandardCharsets.UTF_8);
            if (Arrays.equals(toBytes(text), bytes)) {
                return text;
            }
        }
        return NO_ID;
    }
}
