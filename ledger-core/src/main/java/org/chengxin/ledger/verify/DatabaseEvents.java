package org.chengxin.ledger.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The rows of {@code ledger.event}, with the names that {@code ledger.event_type} gives to their types. */
final class DatabaseEvents implements DatabaseRows {

    private static final String QUERY = """
            select position, sequence, recorded_at, field_sums, type, event_id, salt, subject_id, leaf_hash, payload,
                   metadata, tree_head
              from ledger.event
             order by position
            """;

    /** Names that no event has, for a type that is missing from the dictionary: its leaf will not match. */
    private static final Name UNKNOWN = new Name("?", "?", "?");

    private final Map<Integer, Name> names = new HashMap<>();

    private record Name(String kind, String type, String revision) {}

    DatabaseEvents(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select id, kind, type, revision from ledger.event_type");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                names.put(
                        row.getInt(1),
                        new Name(DatabaseRows.text(row, 2), DatabaseRows.text(row, 3), DatabaseRows.text(row, 4)));
            }
        }
    }

    @Override
    public String query() {
        return QUERY;
    }

    @Override
    public Row read(ResultSet row) throws SQLException {
        Name name = names.getOrDefault(row.getInt(5), UNKNOWN);
        byte[] treeHead = row.getBytes(12);
        return new EventRow(
                Head.of(
                        row.getLong(1),
                        DatabaseId.ofEvent(DatabaseRows.bytes(row, 6)),
                        name.kind(),
                        DatabaseId.ofSubject(DatabaseRows.bytes(row, 8)),
                        row.getLong(2),
                        row.getLong(3),
                        name.type(),
                        name.revision()),
                DatabaseRows.bytes(row, 7),
                DatabaseRows.bytes(row, 10),
                DatabaseRows.bytes(row, 11),
                row.getLong(4),
                DatabaseSource.hash(DatabaseRows.bytes(row, 9)),
                treeHead == null ? null : DatabaseSource.hash(treeHead));
    }
}
