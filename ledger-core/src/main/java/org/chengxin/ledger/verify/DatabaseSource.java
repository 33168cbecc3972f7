package org.chengxin.ledger.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's own tables in PostgreSQL, read in one transaction that sees them as they were when it began, so that a ledger
 * in use is verified like one at rest. Rows come in the order of positions through a cursor; nothing is kept.
 */
final class DatabaseSource implements LogSource {

    private static final int FETCH_ROWS = 2000;

    private static final String EVENTS = """
            select position, sequence, recorded_at, field_sums, type, event_id, salt, subject_id, leaf_hash, payload,
                   metadata, tree_head
              from ledger.event
             order by position
            """;

    private final String name;
    private final Connection connection;
    private final boolean mine;
    private final Map<Integer, String[]> names;
    private final DatabaseNotes notes;
    private final DatabaseNodes nodes;
    private final long lastExpected;
    private final PreparedStatement statement;
    private final ResultSet events;
    private long lastPosition;
    private boolean ended;

    /** Reads over {@code connection}, in whose transaction it stays, and which it does not close. */
    static DatabaseSource of(String name, Connection connection) {
        return open(name, connection, false);
    }

    /**
     * Connects for as long as it takes.
     *
     * @param driver jar with a JDBC driver, unless one is on the class path
     */
    static DatabaseSource connect(String url, @Nullable String user, @Nullable String driver) {
        return open(url.replaceAll("\\?.*", ""), DatabaseConnection.open(url, user, driver), true);
    }

    private static DatabaseSource open(String name, Connection connection, boolean mine) {
        try {
            return new DatabaseSource(name, connection, mine);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private DatabaseSource(String name, Connection connection, boolean mine) throws SQLException {
        this.name = name;
        this.connection = connection;
        this.mine = mine;
        this.names = names(connection);
        this.notes = new DatabaseNotes(connection);
        this.nodes = new DatabaseNodes(connection);
        this.lastExpected = lastPosition(connection);
        this.statement = connection.prepareStatement(EVENTS);
        statement.setFetchSize(FETCH_ROWS);
        this.events = statement.executeQuery();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LogIdentity identity() {
        return notes.identity();
    }

    @Override
    public Frontier before(TreeHasher hasher) {
        return Frontier.empty(hasher);
    }

    @Override
    public double share() {
        return (double) lastPosition / Math.max(1, lastExpected);
    }

    @Override
    public boolean endsWithTheLog() {
        return true;
    }

    @Override
    public Optional<Nodes> nodes() {
        return Optional.of(nodes);
    }

    @Override
    public @Nullable Portion next() {
        if (ended) {
            return null;
        }
        try {
            List<Row> rows = new ArrayList<>(Portion.ROWS_MAX);
            for (long bytes = 0; rows.size() < Portion.ROWS_MAX && bytes < Portion.BYTES_MAX && events.next(); ) {
                EventRow row = row();
                bytes += row.payload().length + row.metadata().length;
                rows.add(row);
            }
            ended = rows.isEmpty();
            if (!ended) {
                lastPosition = rows.getLast().head().position();
            }
            return new Portion(rows, ended ? notes.all() : notes.through(lastPosition));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private EventRow row() throws SQLException {
        String[] type = names.getOrDefault(events.getInt(5), UNKNOWN);
        byte[] treeHead = events.getBytes(12);
        return new EventRow(
                Head.of(
                        events.getLong(1),
                        DatabaseEventId.text(bytes(6)),
                        type[0],
                        text(8),
                        events.getLong(2),
                        events.getLong(3),
                        type[1],
                        type[2]),
                bytes(7),
                bytes(10),
                bytes(11),
                events.getLong(4),
                hash(bytes(9)),
                treeHead == null ? null : hash(treeHead));
    }

    /** A column that somebody emptied is read as nothing, which fits no leaf. */
    private byte[] bytes(int column) throws SQLException {
        byte[] bytes = events.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    private String text(int column) throws SQLException {
        String text = events.getString(column);
        return text == null ? "" : text;
    }

    /** Names that no event has, for a type that is missing from the dictionary: its leaf will not match. */
    private static final String[] UNKNOWN = {"?", "?", "?"};

    /** What is no hash at all differs from every one. */
    static Hash hash(byte[] bytes) {
        return Hash.of(bytes.length == Hash.BYTES ? bytes : new byte[Hash.BYTES]);
    }

    private static Map<Integer, String[]> names(Connection connection) throws SQLException {
        Map<Integer, String[]> names = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("select id, kind, type, revision from ledger.event_type");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                names.put(rows.getInt(1), new String[] {rows.getString(2), rows.getString(3), rows.getString(4)});
            }
        }
        return names;
    }

    private static long lastPosition(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select coalesce(max(position), 0) from ledger.event");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static UnreadableException unreadable(SQLException e) {
        return new UnreadableException(
                new Wording("数据库无法读取：" + e.getMessage(), "the database cannot be read: " + e.getMessage()), e);
    }

    @Override
    public void close() {
        try {
            statement.close();
            if (mine) {
                connection.close();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
