package org.chengxin.ledger.time;

import java.security.SecureRandom;

/** Where secrets come from: the random bytes of the machine. */
public final class Chance {

    private final SecureRandom random = new SecureRandom();

    /** So many bytes that nobody can guess. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
