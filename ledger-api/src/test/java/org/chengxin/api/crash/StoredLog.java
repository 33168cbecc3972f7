package org.chengxin.api.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A log as it lies in the database, read with plain SQL.
 *
 * @param rows by position
 * @param nodes stored roots of subtrees in hexadecimal, by level and index as {@code 8/0}
 */
record StoredLog(List<StoredRow> rows, Map<String, StoredRow> byEventId, Map<String, String> nodes) {

    private static final String EVENTS = """
            select position, encode(event_id, 'hex')::uuid::text, kind, subject_id, sequence,
                   recorded_at, t.type, t.revision, salt, payload, metadata,
                   leaf_hash, tree_head
            from ledger.event e join ledger.event_type t on t.id = e.type
            order by position
            """;
    private static final String NODES = "select level, index, hash from ledger.node";

    static StoredLog read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<StoredRow> rows = rows(statement);
            Map<String, StoredRow> byEventId = new HashMap<>();
            rows.forEach(row -> byEventId.put(row.eventId(), row));
            return new StoredLog(rows, byEventId, nodes(statement));
        }
    }

    private static List<StoredRow> rows(Statement statement) throws SQLException {
        List<StoredRow> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(EVENTS)) {
            while (row.next()) {
                rows.add(new StoredRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7),
                        row.getString(8),
                        row.getBytes(9),
                        row.getBytes(10),
                        row.getBytes(11),
                        row.getBytes(12),
                        row.getBytes(13)));
            }
        }
        return rows;
    }

    private static Map<String, String> nodes(Statement statement) throws SQLException {
        Map<String, String> nodes = new HashMap<>();
        try (ResultSet row = statement.executeQuery(NODES)) {
            while (row.next()) {
                nodes.put(row.getInt(1) + "/" + row.getLong(2), HexFormat.of().formatHex(row.getBytes(3)));
            }
        }
        return nodes;
    }
}
