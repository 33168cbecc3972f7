package org.chengxin.ledger.verify;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * A bar with the time that is left, on a terminal, for runs that take longer than a second. It writes over itself and is
 * gone when the run ends.
 */
public final class Progress implements AutoCloseable {

    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long EVERY_NANOS = 200_000_000L;
    private static final int BAR_CHARACTERS = 30;
    private static final long SECONDS_MAX = 99 * 3600;

    private final PrintStream out;
    private final boolean shown;
    private final long startedNanos = System.nanoTime();
    private long nextNanos = FIRST_NANOS;
    private int written;

    private Progress(PrintStream out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    /** Shown only where somebody watches. */
    @SuppressWarnings("SystemConsoleNull") // the other checker does not know that it never is
    public static Progress onTerminal(PrintStream out) {
        return new Progress(out, System.console() != null && System.console().isTerminal());
    }

    static Progress none() {
        return new Progress(System.err, false);
    }

    static Progress always(PrintStream out) {
        return new Progress(out, true);
    }

    /**
     * Says how far it is.
     *
     * @param share of the whole, from 0 to 1
     */
    public void at(long done, double share) {
        if (!shown) {
            return;
        }
        long elapsed = System.nanoTime() - startedNanos;
        if (elapsed < nextNanos) {
            return;
        }
        nextNanos = elapsed + EVERY_NANOS;
        write(line(done, share, elapsed));
    }

    static String line(long done, double share, long elapsedNanos) {
        double part = Math.clamp(share, 0, 1);
        int filled = (int) (BAR_CHARACTERS * part);
        long leftSeconds = part == 0 ? SECONDS_MAX : (long) (elapsedNanos / 1e9 * (1 - part) / part);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f%%  %,d (%,.0f/s)  剩余 left %s",
                "#".repeat(filled),
                ".".repeat(BAR_CHARACTERS - filled),
                100 * part,
                done,
                done * 1e9 / Math.max(1, elapsedNanos),
                clock(leftSeconds));
    }

    private static String clock(long seconds) {
        Duration left = Duration.ofSeconds(Math.min(seconds, SECONDS_MAX));
        return String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }

    private void write(String line) {
        int pad = Math.max(0, written - line.length());
        out.print("\r" + line + " ".repeat(pad));
        out.flush();
        written = line.length();
    }

    @Override
    public void close() {
        if (written > 0) {
            write("");
            out.print("\r");
            out.flush();
            written = 0;
        }
    }
}
