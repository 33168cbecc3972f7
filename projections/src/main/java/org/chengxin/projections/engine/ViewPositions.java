package org.chengxin.projections.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each view has read: {@code projection.position}, moved in the transaction that writes the rows. */
public final class ViewPositions {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final JdbcClient jdbc;

    public ViewPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position up to which {@code view} has been built; 0 before the first event. */
    public long of(String view) {
        return jdbc.sql("select position from projection.position where view = ?")
                .param(view)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /**
     * Waits until {@code view} has reached {@code position}, for a caller that wants to read what it wrote.
     *
     * @return whether it got there in time
     */
    public boolean await(String view, long position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (of(view) < position) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    void advance(String view, long position) {
        jdbc.sql("""
                        insert into projection.position as p (view, position) values (?, ?)
                        on conflict (view) do update set position = greatest(p.position, excluded.position)
                        """).param(view).param(position).update();
    }

    void reset(String view) {
        jdbc.sql("delete from projection.position where view = ?").param(view).update();
    }
}
