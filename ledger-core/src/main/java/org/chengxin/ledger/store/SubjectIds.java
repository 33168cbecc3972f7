package org.chengxin.ledger.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Subject ids as the log stores them: a ULID in its canonical spelling as its 16 bytes, any other id as {@link MarkedText}.
 * A third less for the index that holds every event.
 */
final class SubjectIds {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DIGIT_BITS = 5;
    private static final int ULID_CHARACTERS = 26;

    /** Value of each ASCII character as a digit; -1 where it is none. */
    private static final byte[] VALUES = values();

    private SubjectIds() {}

    static byte[] toBytes(String id) {
        if (id.length() != ULID_CHARACTERS || id.charAt(0) > '7') {
            return MarkedText.toBytes(id);
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < ULID_CHARACTERS; i++) {
            char digit = id.charAt(i);
            int value = digit < VALUES.length ? VALUES[digit] : -1;
            if (value < 0) {
                return MarkedText.toBytes(id);
            }
            high = high << DIGIT_BITS | low >>> (Long.SIZE - DIGIT_BITS);
            low = low << DIGIT_BITS | value;
        }
        return ByteBuffer.allocate(MarkedText.PACKED_BYTES)
                .putLong(high)
                .putLong(low)
                .array();
    }

    static String ofBytes(byte[] bytes) {
        if (bytes.length != MarkedText.PACKED_BYTES) {
            return MarkedText.ofBytes(bytes);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long high = in.getLong();
        long low = in.getLong();
        char[] id = new char[ULID_CHARACTERS];
        for (int i = ULID_CHARACTERS - 1; i >= 0; i--) {
            id[i] = DIGITS.charAt((int) (low & (DIGITS.length() - 1)));
            low = low >>> DIGIT_BITS | high << (Long.SIZE - DIGIT_BITS);
            high >>>= DIGIT_BITS;
        }
        return new String(id);
    }

    private static byte[] values() {
        byte[] values = new byte['Z' + 1];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < DIGITS.length(); i++) {
            values[DIGITS.charAt(i)] = (byte) i;
        }
        return values;
    }
}
