package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;

/** One transaction on a connection that otherwise commits each statement by itself. */
final class Transactions {

    private Transactions() {}

    /** Commits what {@code work} did, or takes it back if it fails. */
    static <T> T inOne(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollback(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    interface Work<T> {
        T run() throws SQLException;
    }
}
