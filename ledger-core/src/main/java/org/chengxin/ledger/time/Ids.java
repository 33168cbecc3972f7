package org.chengxin.ledger.time;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes ids. A ULID is 48 bits of milliseconds and 80 random bits in Crockford's base 32, so ids sort by the time they were made
 * and tell nothing else. Two ids of the same millisecond are in no particular order.
 */
public final class Ids {

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_CHARACTERS = 16;
    private static final int SALT_BYTES = 16;

    /** Random bytes are asked for so many at a time: the machine gives many as fast as few. */
    private static final int DRAWN_BYTES = 256 * SALT_BYTES;

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0b10L << 62;

    private final LedgerClock clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock drawing = new ReentrantLock();
    private final byte[] drawn = new byte[DRAWN_BYTES];
    private int used = DRAWN_BYTES;

    public Ids(LedgerClock clock) {
        this.clock = clock;
    }

    /** Sixteen random bytes, for whoever must not be guessed. */
    public byte[] salt() {
        drawing.lock();
        try {
            if (used == DRAWN_BYTES) {
                random.nextBytes(drawn);
                used = 0;
            }
            byte[] salt = Arrays.copyOfRange(drawn, used, used + SALT_BYTES);
            Arrays.fill(drawn, used, used + SALT_BYTES, (byte) 0);
            used += SALT_BYTES;
            return salt;
        } finally {
            drawing.unlock();
        }
    }

    /** A UUID of version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, the rest random. */
    public UUID uuid() {
        byte[] bytes = salt();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long high = clock.now().toEpochMilli() << 16 | VERSION_7 | (in.getLong() & 0xfff);
        long low = (in.getLong() & ~(0b11L << 62)) | VARIANT;
        return new UUID(high, low);
    }

    public String next() {
        char[] id = new char[TIME_CHARACTERS + RANDOM_CHARACTERS];
        long millis = clock.now().toEpochMilli();
        for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
            id[i] = CROCKFORD.charAt((int) (millis & 31));
            millis >>>= 5;
        }
        byte[] bytes = new byte[RANDOM_CHARACTERS];
        random.nextBytes(bytes);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            id[TIME_CHARACTERS + i] = CROCKFORD.charAt(bytes[i] & 31);
        }
        return new String(id);
    }
}
