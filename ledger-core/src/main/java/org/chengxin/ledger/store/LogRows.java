package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;

/** The questions asked of {@code ledger.event} over one connection. */
final class LogRows {

    private static final String COLUMNS = """
            select e.position, e.event_id, t.kind, t.type, t.revision, e.subject_id, e.sequence, e.recorded_at,
                   e.payload, e.metadata, e.salt, e.field_sums, e.leaf_hash, e.tree_head
              from ledger.event e left join ledger.event_type t on t.id = e.type
            """;

    private static final String RANGE = COLUMNS + "where e.position >= ? order by e.position limit ?";
    private static final String AT = COLUMNS + "where e.position = ?";
    private static final String LAST = COLUMNS + "order by e.position desc limit 1";
    private static final String BY_ID = COLUMNS + "where e.event_id = any (?)";
    private static final String OF_SUBJECT =
            COLUMNS + "where e.subject_id = ? and e.sequence >= ? order by e.sequence limit ?";
    private static final String TAKEN = """
            select w.subject_id, w.sequence
              from unnest(?::text[], ?::int8[]) as w(subject_id, sequence)
             where exists (select 1 from ledger.event e
                            where e.subject_id = w.subject_id collate "C" and e.sequence = w.sequence)
            """;

    // Both in one statement, or what another node stores in between would look like a node without its events.
    private static final String COVERED = """
            select coalesce((select max(position) from ledger.event), 0),
                   coalesce((select max(index) + 1 from ledger.node where level = %d), 0) << %d
            """.formatted(Placed.TILE_LEVELS, Placed.TILE_LEVELS);

    private final Connection connection;

    LogRows(Connection connection) {
        this.connection = connection;
    }

    Optional<StoredEvent> at(long position) throws SQLException {
        return query(AT, s -> s.setLong(1, position)).stream().findFirst();
    }

    List<StoredEvent> from(long position, int eventsMax) throws SQLException {
        return query(RANGE, s -> {
            s.setLong(1, position);
            s.setInt(2, eventsMax);
        });
    }

    List<StoredEvent> ofSubject(String subjectId, long fromSequence, int eventsMax) throws SQLException {
        return query(OF_SUBJECT, s -> {
            s.setString(1, subjectId);
            s.setLong(2, fromSequence);
            s.setInt(3, eventsMax);
        });
    }

    List<StoredEvent> byIds(byte[][] ids) throws SQLException {
        return query(BY_ID, s -> s.setArray(1, connection.createArrayOf("bytea", ids)));
    }

    Map<String, StoredEvent> byIds(List<Pending.Item> items) throws SQLException {
        Map<String, StoredEvent> found = new HashMap<>();
        byIds(items.stream().map(i -> i.eventId).toArray(byte[][]::new)).forEach(e -> found.put(e.eventId(), e));
        return found;
    }

    Set<SubjectPlace> takenPlaces(List<Pending.Item> items) throws SQLException {
        Set<SubjectPlace> taken = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            String[] subjects = items.stream().map(i -> i.event.subjectId()).toArray(String[]::new);
            Long[] sequences = items.stream().map(i -> i.event.sequence()).toArray(Long[]::new);
            statement.setArray(1, connection.createArrayOf("text", subjects));
            statement.setArray(2, connection.createArrayOf("int8", sequences));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new SubjectPlace(rows.getString(1), rows.getLong(2)));
                }
            }
        }
        return taken;
    }

    /**
     * The end of the log, its tree put together from at most 255 leaves and 255 nodes of each stored level.
     *
     * @throws HeadMismatchException if the tree is not the one whose root the last event carries, or nodes of more events
     *     are stored than there are events
     */
    LogHead head(TreeHasher hasher) throws SQLException {
        List<StoredEvent> newest = query(LAST, s -> {});
        if (newest.isEmpty()) {
            LogHead none = new LogHead(Frontier.empty(hasher), LogHead.NO_LEAF);
            refuseNodesWithoutEvents(none);
            return none;
        }
        StoredEvent last = newest.getFirst();
        LogHead head = new LogHead(frontier(last, hasher), last.leafHash());
        Hash sealed = last.treeHead();
        Hash root = head.frontier().root();
        if (sealed == null || !sealed.equals(root)) {
            throw new HeadMismatchException(
                    new Discrepancy(head.size(), "tree_head", root.hex(), sealed == null ? "none" : sealed.hex()),
                    head);
        }
        refuseNodesWithoutEvents(head);
        return head;
    }

    private Frontier frontier(StoredEvent last, TreeHasher hasher) throws SQLException {
        try {
            return new StoredTree(connection).frontier(last.position(), hasher);
        } catch (MissingHashException e) {
            throw new HeadMismatchException(e.discrepancy(), new LogHead(Frontier.empty(hasher), LogHead.NO_LEAF));
        }
    }

    /** A node outlives the events below it only if somebody has removed them. */
    private void refuseNodesWithoutEvents(LogHead head) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COVERED);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            long found = rows.getLong(1);
            long covered = rows.getLong(2);
            if (found < covered) {
                throw new HeadMismatchException(
                        new Discrepancy(found + 1, "position", covered + " events", found + " events"), head);
            }
        }
    }

    long size() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select coalesce(max(position), 0) from ledger.event");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<StoredEvent> query(String sql, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            List<StoredEvent> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(event(rows));
                }
            }
            return events;
        }
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        byte[] treeHead = row.getBytes(14);
        return new StoredEvent(
                row.getLong(1),
                EventIds.ofBytes(row.getBytes(2)),
                new EventName(text(row, 3), text(row, 4), text(row, 5)),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                new EventBytes(row.getBytes(9), row.getBytes(10), row.getBytes(11)),
                row.getLong(12),
                Hash.of(row.getBytes(13)),
                treeHead == null ? null : Hash.of(treeHead));
    }

    /** A type that is missing from the dictionary reads as a name that no event has, so that its leaf does not match. */
    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "?" : text;
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
