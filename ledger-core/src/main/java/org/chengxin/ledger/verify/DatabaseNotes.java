package org.chengxin.ledger.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table {@code ledger.checkpoint}: every checkpoint the ledger has signed. */
final class DatabaseNotes {

    private static final String BETWEEN =
            "select size, note from ledger.checkpoint where size > ? and size <= ? order by size";

    /** Checkpoints behind the end of the log that are named. */
    private static final String BEHIND =
            "select size, note from ledger.checkpoint where size > ? order by size limit 1000";

    private final Connection connection;
    private long seen = -1;

    DatabaseNotes(Connection connection) {
        this.connection = connection;
    }

    /** Those of trees up to {@code size} that were not handed out yet. */
    List<KeptNote> through(long size) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BETWEEN)) {
            select.setLong(1, seen);
            select.setLong(2, size);
            seen = size;
            return read(select);
        }
    }

    /** The rest. */
    List<KeptNote> all() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BEHIND)) {
            select.setLong(1, seen);
            return read(select);
        }
    }

    private static List<KeptNote> read(PreparedStatement select) throws SQLException {
        List<KeptNote> notes = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                notes.add(new KeptNote(rows.getLong(1), rows.getString(2)));
            }
        }
        return notes;
    }

    LogIdentity identity() {
        return new LogIdentity("intl", "", List.of());
    }
}
