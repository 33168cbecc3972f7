package org.chengxin.ledger.verify;

import java.sql.Connection;
import java.sql.SQLException;

/** The logs that stand in the ledger's database, each in a schema of its own. */
enum DatabaseLog {
    /** Every event. */
    LEDGER("ledger", "ledger.event"),
    /** What was made public and what was withdrawn. */
    DISCLOSURE("disclosure_log", "disclosure_log.entry");

    private final String schema;
    private final String table;

    DatabaseLog(String schema, String table) {
        this.schema = schema;
        this.table = table;
    }

    String schema() {
        return schema;
    }

    /** The table of its rows. */
    String table() {
        return table;
    }

    DatabaseRows rows(Connection connection) throws SQLException {
        return switch (this) {
            case LEDGER -> new DatabaseEvents(connection);
            case DISCLOSURE -> new DatabaseEntries();
        };
    }
}
