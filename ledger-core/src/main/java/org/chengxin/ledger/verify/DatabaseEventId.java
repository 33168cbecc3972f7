package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * Event ids as the table keeps them: a UUID as its 16 bytes, any other text as {@code ff} and UTF-8, with another {@code ff}
 * behind what would come out at 16 bytes.
 */
final class DatabaseEventId {

    private static final int UUID_BYTES = 16;
    private static final byte MARK = (byte) 0xff;

    private DatabaseEventId() {}

    /** The id; what is written in another way than the store's reads as an id that no event has. */
    static String text(byte[] stored) {
        if (stored.length == UUID_BYTES) {
            ByteBuffer in = ByteBuffer.wrap(stored);
            return new UUID(in.getLong(), in.getLong()).toString();
        }
        boolean marked = stored.length > 0 && stored[0] == MARK;
        boolean padded = marked && stored.length == UUID_BYTES + 1 && stored[UUID_BYTES] == MARK;
        if (marked) {
            byte[] utf8 = Arrays.copyOfRange(stored, 1, padded ? UUID_BYTES : stored.length);
            String text = new String(utf8, UTF_8);
            if (Arrays.equals(text.getBytes(UTF_8), utf8) && (padded || utf8.length + 1 != UUID_BYTES)) {
                return text;
            }
        }
        return "\0";
    }
}
