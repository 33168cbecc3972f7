package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * Ids as the table keeps them: the 16 bytes of a UUID (of an event) or of a ULID (of a subject), any other text as {@code ff}
 * and UTF-8, with another {@code ff} behind what would come out at 16 bytes.
 */
final class DatabaseId {

    private static final int PACKED_BYTES = 16;
    private static final byte MARK = (byte) 0xff;
    private static final int ULID_CHARACTERS = 26;
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private DatabaseId() {}

    /** The id of an event; what is written in another way than the store's reads as an id that no event has. */
    static String ofEvent(byte[] stored) {
        if (stored.length == PACKED_BYTES) {
            ByteBuffer in = ByteBuffer.wrap(stored);
            return new UUID(in.getLong(), in.getLong()).toString();
        }
        return marked(stored);
    }

    /** The id of a subject; what is written in another way than the store's reads as an id that no subject has. */
    static String ofSubject(byte[] stored) {
        return stored.length == PACKED_BYTES ? ulid(stored) : marked(stored);
    }

    private static String ulid(byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        long high = in.getLong();
        long low = in.getLong();
        char[] ulid = new char[ULID_CHARACTERS];
        for (int i = ULID_CHARACTERS - 1; i >= 0; i--) {
            ulid[i] = CROCKFORD.charAt((int) (low & 31));
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(ulid);
    }

    private static String marked(byte[] stored) {
        boolean marked = stored.length > 0 && stored[0] == MARK;
        boolean padded = marked && stored.length == PACKED_BYTES + 1 && stored[PACKED_BYTES] == MARK;
        if (marked) {
            byte[] utf8 = Arrays.copyOfRange(stored, 1, padded ? PACKED_BYTES : stored.length);
            String text = new String(utf8, UTF_8);
            if (Arrays.equals(text.getBytes(UTF_8), utf8) && (padded || utf8.length + 1 != PACKED_BYTES)) {
                return text;
            }
        }
        return "\0";
    }
}
