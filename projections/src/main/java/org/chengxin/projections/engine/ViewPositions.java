package org.chengxin.projections.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each view has read: {@code projection.position}, moved in the transaction that writes the rows. */
public final class ViewPositions {

    /** How long a move that another node made may go unseen. */
    private static final long POLL_MILLIS = 20;

    private final JdbcClient jdbc;
    private final Growth moved = new Growth();

    public ViewPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position up to which {@code view} has been built; 0 before the first event. */
    public long of(String view) {
        return jdbc.sql("select min(position) from projection.position where view = ? and target = 'LIVE'")
                .param(view)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    /**
     * Waits until {@code view} has reached {@code position}, for a caller that wants to read what it wrote.
     *
     * @return whether it got there in time
     */
    public boolean await(String view, long position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                long seen = moved.times();
                if (of(view) >= position) {
                    return true;
                }
                long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (leftMillis <= 0) {
                    return false;
                }
                moved.await(seen, Math.min(leftMillis, POLL_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Some view of this node has moved on. */
    void moved() {
        moved.tell();
    }
}
