package org.chengxin.ledger.verify;

import java.util.Arrays;

/** From the fingerprint of a subject to the number its next event must have: open addressing in two arrays, grown by doubling. */
final class SequenceTable {

    /** Nothing is known of the subject. */
    static final long UNKNOWN = -1;

    private static final int SLOTS_MIN = 1 << 10;

    private final int subjectsMax;
    private long[] prints = new long[SLOTS_MIN];
    private long[] next = new long[SLOTS_MIN];
    private int subjects;

    SequenceTable(int subjectsMax) {
        this.subjectsMax = subjectsMax;
    }

    boolean full() {
        return subjects >= subjectsMax;
    }

    /** Requires {@code print != 0}. */
    long expected(long print) {
        int slot = slot(prints, print);
        return prints[slot] == print ? next[slot] : UNKNOWN;
    }

    /** Requires room for the subject, or that it is known. */
    void expect(long print, long sequence) {
        int slot = slot(prints, print);
        if (prints[slot] != print) {
            if (++subjects > prints.length / 2) {
                grow();
                slot = slot(prints, print);
            }
            prints[slot] = print;
        }
        next[slot] = sequence;
    }

    void clear() {
        Arrays.fill(prints, 0);
        subjects = 0;
    }

    private void grow() {
        long[] oldPrints = prints;
        long[] oldNext = next;
        prints = new long[oldPrints.length * 2];
        next = new long[oldPrints.length * 2];
        for (int i = 0; i < oldPrints.length; i++) {
            if (oldPrints[i] != 0) {
                int slot = slot(prints, oldPrints[i]);
                prints[slot] = oldPrints[i];
                next[slot] = oldNext[i];
            }
        }
    }

    private static int slot(long[] prints, long print) {
        int mask = prints.length - 1;
        int slot = (int) (print >>> 32 ^ print) & mask;
        while (prints[slot] != 0 && prints[slot] != print) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
