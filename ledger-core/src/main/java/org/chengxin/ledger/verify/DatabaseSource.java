package org.chengxin.ledger.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    private final String name;
    private final DatabaseRows rows;
    private final DatabaseNotes notes;
    private final DatabaseNodes nodes;
    private final long lastExpected;
    private final PreparedStatement statement;
    private final ResultSet events;
    private long lastPosition;
    private boolean ended;

    /** Reads over {@code connection}, in whose transaction it stays, and which it does not close. */
    static DatabaseSource of(String name, Connection connection, DatabaseLog log) {
        try {
            return new DatabaseSource(name, connection, log);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private DatabaseSource(String name, Connection connection, DatabaseLog log) throws SQLException {
        this.name = name;
        this.rows = log.rows(connection);
        this.notes = new DatabaseNotes(connection, log.schema());
        this.nodes = new DatabaseNodes(connection, log.schema());
        this.lastExpected = lastPosition(connection, log);
        this.statement = connection.prepareStatement(rows.query());
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
                Row row = this.rows.read(events);
                bytes += row.bytes();
                rows.add(row);
            }
            ended = rows.isEmpty();
            if (!ended) {
                lastPosition = rows.getLast().position();
            }
            return new Portion(rows, ended ? notes.rest() : notes.through(lastPosition));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** What is no hash at all differs from every one. */
    static Hash hash(byte[] bytes) {
        return Hash.of(bytes.length == Hash.BYTES ? bytes : new byte[Hash.BYTES]);
    }

    private static long lastPosition(Connection connection, DatabaseLog log) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select coalesce(max(position), 0) from " + log.table());
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
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
