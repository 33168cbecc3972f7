package org.chengxin.ledger.store;

import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** What PostgreSQL's error codes mean for us (appendix A of its manual). */
final class SqlStates {

    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String RESOURCES = "53";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String QUERY_CANCELED = "57014";
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final Set<String> NOT_NOW = Set.of(LOCK_NOT_AVAILABLE, QUERY_CANCELED, READ_ONLY_TRANSACTION);

    private SqlStates() {}

    static boolean isForeignKey(SQLException e) {
        return FOREIGN_KEY_VIOLATION.equals(e.getSQLState());
    }

    /** PostgreSQL is out of disk or memory, shut, or kept too busy by others: whatever the statement says, it would fail. */
    static boolean isNobodysFault(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith(RESOURCES) || NOT_NOW.contains(state);
    }

    static boolean isUniqueOf(String constraint, SQLException e) {
        return isUnique(e)
                && e instanceof PSQLException told
                && told.getServerErrorMessage() != null
                && constraint.equals(told.getServerErrorMessage().getConstraint());
    }

    static boolean isUnique(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }
}
