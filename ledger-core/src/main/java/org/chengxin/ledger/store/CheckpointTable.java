package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The checkpoints that a log has signed: {@code <schema>.checkpoint}, the signatures that came later, and which of them are
 * published. Rows are added and never changed. Thread-safe.
 */
public final class CheckpointTable {

    private static final String COLUMNS = "select c.size, c.note, c.signed_at from SCHEMA.checkpoint c ";
    private static final String PUBLISHED = COLUMNS + "join SCHEMA.publication p on p.size = c.size ";

    private final DataSource dataSource;
    private final String schema;

    /** @param schema of the log's tables, by a name of our own */
    public CheckpointTable(DataSource dataSource, String schema) {
        this.dataSource = dataSource;
        this.schema = schema;
    }

    /** The largest checkpoint that was signed. */
    public Optional<SignedCheckpoint> newest() {
        return reading(connection -> newest(connection, COLUMNS));
    }

    /** The largest checkpoint that is served. */
    public Optional<SignedCheckpoint> newestPublished() {
        return reading(connection -> newest(connection, PUBLISHED));
    }

    /** Whether a checkpoint of some size from {@code first} to {@code last} is served. */
    public boolean isPublishedBetween(long first, long last) {
        return reading(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    sql("select 1 from SCHEMA.publication where size between ? and ?" + " limit 1"))) {
                statement.setLong(1, first);
                statement.setLong(2, last);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    /** Checkpoints that are served, of sizes from {@code first} to {@code last}, the smallest first. */
    public List<SignedCheckpoint> publishedBetween(long first, long last) {
        return reading(connection ->
                query(connection, PUBLISHED + "where c.size between ? and ? order by c.size", statement -> {
                    statement.setLong(1, first);
                    statement.setLong(2, last);
                }));
    }

    /** Checkpoints smaller than {@code size}, the largest first. */
    public List<SignedCheckpoint> before(long size, int checkpointsMax) {
        return reading(connection -> query(
                connection,
                COLUMNS + "where c.size < ? order by c.size desc limit " + checkpointsMax,
                statement -> statement.setLong(1, size)));
    }

    /** Serves the checkpoint of this size from now on. */
    public void publish(long size, Instant at) {
        reading(connection -> publish(connection, size, at));
    }

    /** Signature lines that were added to the checkpoint of this size, in the order in which they came. */
    public List<LateSignature> lateSignatures(long size) {
        return reading(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(sql("select vkey, line, received_at from SCHEMA.cosignature where"
                            + " size = ? order by received_at, vkey"))) {
                statement.setLong(1, size);
                List<LateSignature> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new LateSignature(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getTimestamp(3).toInstant()));
                    }
                }
                return found;
            }
        });
    }

    /** The largest checkpoint that bears a late signature of this key. */
    public Optional<SignedCheckpoint> newestSignedLateBy(String vkey) {
        return reading(connection -> query(
                        connection,
                        COLUMNS + "join SCHEMA.cosignature s on s.size = c.size where s.vkey = ?"
                                + " order by c.size desc limit 1",
                        statement -> statement.setString(1, vkey))
                .stream()
                .findFirst());
    }

    /** Adds a signature to a checkpoint; a second one of the same key is dropped. */
    public void addLateSignature(long size, LateSignature signature) {
        reading(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(sql("insert into SCHEMA.cosignature (size, vkey, line, received_at)"
                            + " values (?, ?, ?, ?) on conflict do nothing"))) {
                statement.setLong(1, size);
                statement.setString(2, signature.vkey());
                statement.setString(3, signature.line());
                statement.setObject(4, Timestamps.of(signature.receivedAt()));
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Runs {@code turn} while no other node has its turn. What it adds is committed when it returns, all or nothing.
     *
     * @return whether it was run; {@code false} if another node is at it
     */
    public boolean alone(Consumer<Turn> turn) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                boolean mine = lock(connection);
                if (mine) {
                    turn.accept(new Turn(connection));
                }
                connection.commit();
                return mine;
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new StoreException("the checkpoints of " + schema + " cannot be written", e);
        }
    }

    /** Ends by itself with the transaction, however that ends. */
    private boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "chengxin.checkpoint." + schema);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private Optional<SignedCheckpoint> newest(Connection connection, String columns) throws SQLException {
        return query(connection, columns + "order by c.size desc limit 1", statement -> {}).stream()
                .findFirst();
    }

    private int publish(Connection connection, long size, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                sql("insert into SCHEMA.publication (size, published_at) values (?, ?) on conflict do nothing"))) {
            statement.setLong(1, size);
            statement.setObject(2, Timestamps.of(at));
            return statement.executeUpdate();
        }
    }

    private List<SignedCheckpoint> query(Connection connection, String text, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(text))) {
            binding.bind(statement);
            List<SignedCheckpoint> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new SignedCheckpoint(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getTimestamp(3).toInstant()));
                }
            }
            return found;
        }
    }

    private <T> T reading(Question<T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new StoreException("the checkpoints of " + schema + " cannot be reached", e);
        }
    }

    private String sql(String text) {
        return text.replace("SCHEMA", schema);
    }

    /** A node's turn to sign: nobody else adds a checkpoint meanwhile. */
    public final class Turn {

        private final Connection connection;

        private Turn(Connection connection) {
            this.connection = connection;
        }

        public Optional<SignedCheckpoint> newest() {
            return asking(() -> CheckpointTable.this.newest(connection, COLUMNS));
        }

        /** @throws StoreException if there is a checkpoint of this size */
        public void add(SignedCheckpoint checkpoint) {
            asking(() -> {
                try (PreparedStatement statement = connection.prepareStatement(
                        sql("insert into SCHEMA.checkpoint (size, note, signed_at) values (?, ?, ?)"))) {
                    statement.setLong(1, checkpoint.size());
                    statement.setString(2, checkpoint.note());
                    statement.setObject(3, Timestamps.of(checkpoint.signedAt()));
                    return statement.executeUpdate();
                }
            });
        }

        /** Serves the checkpoint of this size from the end of the turn on. */
        public void publish(long size, Instant at) {
            asking(() -> CheckpointTable.this.publish(connection, size, at));
        }

        private <T> T asking(Answer<T> answer) {
            try {
                return answer.get();
            } catch (SQLException e) {
                throw new StoreException("a checkpoint of " + schema + " could not be added", e);
            }
        }
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private interface Answer<T> {
        T get() throws SQLException;
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
