package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every node that the log has grown: NOTIFY, sent after the commit from a session of its own, because a NOTIFY inside
 * each append would make the appends of the whole database wait for each other. A ring may be lost with its connection, so
 * readers also look by themselves now and then.
 */
public final class LogBell implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(LogBell.class);

    private static final String CHANNEL = "ledger_appended";

    /** Rings that come sooner after one another become one. */
    private static final long RING_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final Duration LISTEN_MAX = Duration.ofMillis(500);
    private static final long REOPEN_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final WriterConnections connections;
    private final Runnable wake;
    private final Semaphore rung = new Semaphore(0);
    private final Thread ringer;
    private final Thread listener;
    private boolean reopened; // only the listener looks
    private volatile boolean closed;

    /**
     * Starts listening.
     *
     * @param wake called, on a thread of the bell, whenever any node has appended something
     */
    public LogBell(WriterConnections connections, Runnable wake) {
        this.connections = connections;
        this.wake = wake;
        this.ringer = Thread.ofPlatform().daemon().name("ledger-bell-ringer").start(() -> keep(this::ringWhenAsked));
        this.listener =
                Thread.ofPlatform().daemon().name("ledger-bell-listener").start(() -> keep(this::listen));
    }

    /** Says that the log has grown. Returns at once. */
    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        ringer.interrupt();
        listener.interrupt();
        LockSupport.unpark(ringer);
        LockSupport.unpark(listener);
    }

    private void ringWhenAsked(Connection connection) throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            while (!closed) {
                rung.acquire();
                rung.drainPermits();
                statement.execute("notify " + CHANNEL);
                LockSupport.parkNanos(RING_PAUSE_NANOS);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        if (reopened) {
            wakeUp(); // for the rings that nobody heard
        }
        reopened = true;
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            if (postgres.getNotifications((int) LISTEN_MAX.toMillis()).length > 0) {
                wakeUp();
            }
        }
    }

    private void wakeUp() {
        try {
            wake.run();
        } catch (RuntimeException e) {
            LOGGER.warn("A reader could not be woken; it will look by itself", e);
        }
    }

    private void keep(Session session) {
        while (!closed) {
            try (Connection connection = connections.open()) {
                session.run(connection);
            } catch (SQLException e) {
                if (!closed) {
                    LOGGER.warn("The session that tells of new events was lost ({}); trying again", e.getMessage());
                    LockSupport.parkNanos(REOPEN_PAUSE_NANOS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private interface Session {
        void run(Connection connection) throws SQLException, InterruptedException;
    }
}
