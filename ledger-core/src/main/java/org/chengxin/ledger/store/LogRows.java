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

    private static final String EVENT = """
            select e.position, e.event_id, e.subject_id, e.sequence, e.recorded_at, e.payload, e.metadata, e.salt,
                   e.field_sums, e.leaf_hash, e.tree_head""";

    private static final String COLUMNS =
            EVENT + ", t.kind, t.type, t.revision from ledger.event e left join ledger.event_type t on t.id = e.type ";

    // For many rows it is cheaper to ask for the few names apart.
    private static final String RANGE =
            EVENT + ", e.type from ledger.event e where e.position >= ? order by e.position limit ?";
    private static final String NAMES = "select id, kind, type, revision from ledger.event_type";
    private static final String LEAVES =
            "select position, leaf_hash, tree_head from ledger.event where position >= ? order by position limit ?";
    private static final String LAST = COLUMNS + "order by e.position desc limit 1";
    private static final String BY_ID = COLUMNS + "where e.event_id = any (?)";
    private static final String OF_SUBJECT =
            COLUMNS + "where e.subject_id = ? and e.sequence >= ? order by e.sequence limit ?";
    private static final String TAKEN = """
            select w.subject_id, w.sequence
              from unnest(?::bytea[], ?::int4[]) as w(subject_id, sequence)
             where exists (select 1 from ledger.event e
                            where e.subject_id = w.subject_id and e.sequence = w.sequence)
            """;

    // Both in one statement, or what another node stores in between would look like a node without its events.
    private static final String COVERED = """
            select coalesce((select max(position) from ledger.event), 0),
                   coalesce((select max(index) + 1 from ledger.node where level = %d), 0) << %d
            """.formatted(Placed.TILE_LEVELS, Placed.TILE_LEVELS);

    private static final int FIRST_OF_NAME = 12;

    /** How many leaves are read one by one rather than as subtrees; more than one batch, so that two nodes stay near. */
    private static final int GROWN_LEAVES_MAX = 8_192;

    private final Connection connection;

    LogRows(Connection connection) {
        this.connection = connection;
    }

    List<StoredEvent> from(long position, int eventsMax, EventNames names) throws SQLException {
        return query(
                RANGE,
                s -> {
                    s.setLong(1, position);
                    s.setInt(2, eventsMax);
                },
                // Asked for behind the rows, so that none of them is of a type that came later.
                row -> names.of(row.getInt(FIRST_OF_NAME), this::names));
    }

    private Map<Integer, EventName> names() throws SQLException {
        Map<Integer, EventName> names = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(NAMES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                names.put(row.getInt(1), name(row, 2));
            }
        }
        return names;
    }

    List<StoredEvent> ofSubject(String subjectId, long fromSequence, int eventsMax) throws SQLException {
        return query(OF_SUBJECT, s -> {
            s.setBytes(1, SubjectIds.toBytes(subjectId));
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
            byte[][] subjects = items.stream().map(i -> i.subjectId).toArray(byte[][]::new);
            Integer[] sequences = items.stream().map(i -> i.sequence).toArray(Integer[]::new);
            statement.setArray(1, connection.createArrayOf("bytea", subjects));
            statement.setArray(2, connection.createArrayOf("int4", sequences));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new SubjectPlace(SubjectIds.ofBytes(rows.getBytes(1)), rows.getLong(2)));
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
        LogHead head = new LogHead(frontier(last, hasher), last.leafHash()).sealedBy(last.treeHead());
        refuseNodesWithoutEvents(head);
        return head;
    }

    /**
     * The end of the log, its tree grown from one that was there before by the leaves stored since. Empty if there are more
     * than {@value #GROWN_LEAVES_MAX} of them.
     *
     * @throws HeadMismatchException if the log does not continue {@code seen}, or the tree is not the one whose root the last
     *     event carries
     */
    Optional<LogHead> grownFrom(LogHead seen, TreeHasher hasher) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAVES)) {
            statement.setLong(1, seen.size());
            statement.setInt(2, GROWN_LEAVES_MAX + 2);
            try (ResultSet rows = statement.executeQuery()) {
                if (seen.size() > 0) {
                    refuseUnlessLast(seen, rows);
                }
                Frontier frontier = seen.frontier().copy(hasher);
                Hash leaf = seen.lastLeaf();
                byte[] treeHead = null;
                while (rows.next()) {
                    if (rows.getLong(1) != frontier.size() + 1) {
                        throw new HeadMismatchException(missing(frontier.size() + 1), seen);
                    }
                    if (frontier.size() - seen.size() == GROWN_LEAVES_MAX) {
                        return Optional.empty();
                    }
                    leaf = Hash.of(rows.getBytes(2));
                    treeHead = rows.getBytes(3);
                    frontier.append(leaf);
                }
                if (frontier.size() == seen.size()) {
                    return Optional.of(seen);
                }
                return Optional.of(new LogHead(frontier, leaf).sealedBy(treeHead == null ? null : Hash.of(treeHead)));
            }
        }
    }

    private static void refuseUnlessLast(LogHead seen, ResultSet rows) throws SQLException {
        if (!rows.next() || rows.getLong(1) != seen.size()) {
            throw new HeadMismatchException(missing(seen.size()), seen);
        }
        Hash leaf = Hash.of(rows.getBytes(2));
        if (!leaf.equals(seen.lastLeaf())) {
            throw new HeadMismatchException(
                    new Discrepancy(seen.size(), "leaf_hash", seen.lastLeaf().hex(), leaf.hex()), seen);
        }
    }

    private static Discrepancy missing(long position) {
        return new Discrepancy(position, "position", "an event", "none");
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
        return query(sql, binding, row -> name(row, FIRST_OF_NAME));
    }

    private List<StoredEvent> query(String sql, Binding binding, Naming naming) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            List<StoredEvent> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(event(rows, naming.of(rows)));
                }
            }
            return events;
        }
    }

    private static StoredEvent event(ResultSet row, EventName name) throws SQLException {
        byte[] treeHead = row.getBytes(11);
        return new StoredEvent(
                row.getLong(1),
                EventIds.ofBytes(row.getBytes(2)),
                name,
                SubjectIds.ofBytes(row.getBytes(3)),
                row.getLong(4),
                row.getLong(5),
                new EventBytes(row.getBytes(6), row.getBytes(7), row.getBytes(8)),
                row.getLong(9),
                Hash.of(row.getBytes(10)),
                treeHead == null ? null : Hash.of(treeHead));
    }

    private static EventName name(ResultSet row, int column) throws SQLException {
        String type = row.getString(column + 1);
        return type == null
                ? EventNames.NO_NAME
                : new EventName(row.getString(column), type, row.getString(column + 2));
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Naming {
        EventName of(ResultSet row) throws SQLException;
    }
}
