package org.chengxin.ledger.time;

import java.security.SecureRandom;

/**
 * Makes ULIDs: 48 bits of milliseconds and 80 random bits in Crockford's base 32, so ids sort by the time they were made
 * and tell nothing else. Two ids of the same millisecond are in no particular order.
 */
public final class Ids {

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_CHARACTERS = 16;
    private static final int SALT_BYTES = 16;

    private final LedgerClock clock;
    private final SecureRandom random = new SecureRandom();

    public Ids(LedgerClock clock) {
        this.clock = clock;
    }

    /** Sixteen random bytes, for whoever must not be guessed. */
    public byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
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
