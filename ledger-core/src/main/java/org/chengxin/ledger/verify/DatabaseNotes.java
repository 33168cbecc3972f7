package org.chengxin.ledger.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.verify.KeptNote.LateLine;

/** The checkpoints that a log has signed, the signatures that came later, and what the log says of itself. */
final class DatabaseNotes {

    private static final String NOTES = """
            select c.size, c.note, p.size is not null
              from SCHEMA.checkpoint c left join SCHEMA.publication p on p.size = c.size
             where c.size > ? and c.size <= ?
             order by c.size
            """;

    /** Checkpoints behind the end of the log that are named. */
    private static final String BEHIND = """
            select c.size, c.note, p.size is not null
              from SCHEMA.checkpoint c left join SCHEMA.publication p on p.size = c.size
             where c.size > ?
             order by c.size limit 1000
            """;

    private static final String LATE =
            "select size, vkey, line from SCHEMA.cosignature where size > ? and size <= ? order by size, vkey";

    private final Connection connection;
    private final String schema;
    private long seen = -1;

    DatabaseNotes(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** Those of trees up to {@code size} that were not handed out yet. */
    List<KeptNote> through(long size) throws SQLException {
        try (PreparedStatement select = prepare(NOTES)) {
            select.setLong(1, seen);
            select.setLong(2, size);
            List<KeptNote> notes = read(select, size);
            seen = size;
            return notes;
        }
    }

    /** The rest. */
    List<KeptNote> rest() throws SQLException {
        try (PreparedStatement select = prepare(BEHIND)) {
            select.setLong(1, seen);
            return read(select, Long.MAX_VALUE);
        }
    }

    private List<KeptNote> read(PreparedStatement select, long through) throws SQLException {
        List<KeptNote> notes = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            Map<Long, List<LateLine>> late = null;
            while (row.next()) {
                if (late == null) {
                    late = late(through);
                }
                long size = row.getLong(1);
                List<LateLine> lines = late.getOrDefault(size, List.of());
                notes.add(new KeptNote(size, withLines(DatabaseRows.text(row, 2), lines), row.getBoolean(3), lines));
            }
        }
        return notes;
    }

    private Map<Long, List<LateLine>> late(long through) throws SQLException {
        Map<Long, List<LateLine>> late = new HashMap<>();
        try (PreparedStatement select = prepare(LATE)) {
            select.setLong(1, seen);
            select.setLong(2, through);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    late.computeIfAbsent(row.getLong(1), size -> new ArrayList<>())
                            .add(new LateLine(DatabaseRows.text(row, 2), DatabaseRows.text(row, 3)));
                }
            }
        }
        return late;
    }

    /** A signature line is a line at the end of a note. */
    private static String withLines(String note, List<LateLine> lines) {
        StringBuilder whole = new StringBuilder(note);
        lines.forEach(line -> whole.append(line.line()).append('\n'));
        return whole.toString();
    }

    /** Empty before the log was founded. */
    LogIdentity identity() {
        try (PreparedStatement select = prepare("select suite, origin from SCHEMA.log_identity");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new LogIdentity(DatabaseRows.text(row, 1), DatabaseRows.text(row, 2), keys())
                    : new LogIdentity("intl", "", List.of());
        } catch (SQLException e) {
            throw DatabaseSource.unreadable(e);
        }
    }

    private List<String> keys() throws SQLException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement select = prepare("select vkey from SCHEMA.log_key order by from_size, vkey");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                keys.add(DatabaseRows.text(row, 1));
            }
        }
        return keys;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql.replace("SCHEMA", schema));
    }
}
