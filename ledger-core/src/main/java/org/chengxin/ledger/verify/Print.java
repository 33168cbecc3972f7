package org.chengxin.ledger.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit fingerprint of a few bytes, for tables that would be too large with the bytes themselves. It proves nothing: two
 * subjects of ten million share one with a chance of three in a million.
 */
final class Print {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Print() {}

    /** Of the bytes from {@code from} up to {@code to}; never 0. */
    static long of(byte[] bytes, int from, int to) {
        long print = STEP * (to - from + 1);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            print = mix(print ^ (long) LONGS.get(bytes, at));
        }
        for (; at < to; at++) {
            print = mix(print ^ bytes[at]);
        }
        return print == 0 ? 1 : print;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * STEP;
        return mixed ^ mixed >>> 29;
    }
}
