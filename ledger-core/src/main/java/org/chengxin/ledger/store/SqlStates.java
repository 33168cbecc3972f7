package org.chengxin.ledger.store;

import java.sql.SQLException;

/** What PostgreSQL's error codes mean for us (appendix A of its manual). */
final class SqlStates {

    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String UNIQUE_VIOLATION = "23505";

    private SqlStates() {}

    static boolean isForeignKey(SQLException e) {
        return FOREIGN_KEY_VIOLATION.equals(e.getSQLState());
    }

    static boolean isUnique(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }
}
