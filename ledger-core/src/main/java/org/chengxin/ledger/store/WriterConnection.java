package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The sequencer's connection: opened when needed, opened again when lost, for as long as a restart of PostgreSQL takes. */
final class WriterConnection implements AutoCloseable {

    static final Duration REOPEN_WAIT_MAX = Duration.ofSeconds(60);

    private static final long REOPEN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final WriterConnections connections;
    private @Nullable Connection connection;
    private @Nullable BatchInsert insert;
    private boolean interrupted;

    WriterConnection(WriterConnections connections) {
        this.connections = connections;
    }

    /** Stores {@code placed} if the event before it is the one that was sealed; returns how many rows were stored. */
    int insert(Placed placed) throws SQLException {
        Connection open = open();
        BatchInsert statements = insert;
        if (statements == null) {
            statements = new BatchInsert(open);
            insert = statements;
        }
        return statements.insert(placed);
    }

    /**
     * Asks something, again if the connection is lost meanwhile.
     *
     * @throws StoreException if there is no answer
     */
    <T> T reading(Question<T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.ask(new LogRows(open()));
            } catch (SQLException e) {
                if (attempt > 2 || !isLostBy(e)) {
                    throw new StoreException("the log cannot be read", e);
                }
                reopen(e);
            }
        }
    }

    /** Whether {@code e} means that nobody knows what became of the statement. */
    boolean isLostBy(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P") || isClosed();
    }

    /**
     * Opens a fresh connection, trying for {@link #REOPEN_WAIT_MAX}.
     *
     * @throws StoreException if PostgreSQL does not come back
     */
    void reopen(SQLException lostBy) {
        close();
        holdInterrupt();
        long deadline = System.nanoTime() + REOPEN_WAIT_MAX.toNanos();
        SQLException last = lostBy;
        while (System.nanoTime() - deadline < 0) {
            try {
                open();
                return;
            } catch (SQLException e) {
                last = e;
                holdInterrupt();
                LockSupport.parkNanos(REOPEN_PAUSE_NANOS);
            }
        }
        throw new StoreException("PostgreSQL does not answer for " + REOPEN_WAIT_MAX.toSeconds() + " s", last);
    }

    /**
     * Puts an interrupt of this thread aside. It is meant for one caller, but would close the socket under the events of all
     * whom this thread writes for, if it is a virtual one.
     */
    void holdInterrupt() {
        interrupted |= Thread.interrupted();
    }

    /** Gives the thread back the interrupt that was put aside. */
    void releaseInterrupt() {
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        insert = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyGone) {
                // It was lost; there is nothing to give back.
                return;
            }
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connections.open();
            open.setAutoCommit(true);
            connection = open;
        }
        return open;
    }

    private boolean isClosed() {
        try {
            return connection == null || connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    interface Question<T> {
        T ask(LogRows rows) throws SQLException;
    }
}
