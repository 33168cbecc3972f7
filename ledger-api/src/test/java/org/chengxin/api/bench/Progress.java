package org.chengxin.api.bench;

import java.util.Locale;

/** What a person who waits wants to see: on standard error, apart from the results. */
final class Progress {

    private static final long START = System.nanoTime();

    private Progress() {}

    static void say(String format, Object... values) {
        long seconds = (System.nanoTime() - START) / 1_000_000_000;
        System.err.printf(
                Locale.ROOT, "[%d:%02d] %s%n", seconds / 60, seconds % 60, String.format(Locale.ROOT, format, values));
    }
}
