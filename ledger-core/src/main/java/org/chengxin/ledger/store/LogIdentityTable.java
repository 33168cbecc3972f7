package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who a log is and which keys ever signed for it: {@code <schema>.log_identity} and {@code log_key}. Thread-safe. */
public final class LogIdentityTable {

    private final DataSource dataSource;
    private final String schema;

    /** @param schema of the log's tables, by a name of our own */
    public LogIdentityTable(DataSource dataSource, String schema) {
        this.dataSource = dataSource;
        this.schema = schema;
    }

    /** The name and suite of the log. */
    public record Identity(String origin, String suite) {}

    /**
     * A verifier key and the checkpoints that bear its signature.
     *
     * @param fromSize smallest of them
     * @param untilSize largest of them; absent while it is in use
     */
    public record Key(
            String vkey,
            long fromSize,
            @Nullable Long untilSize,
            @Nullable String reason) {

        public boolean inUse() {
            return untilSize == null;
        }
    }

    /** Empty before the log was founded. */
    public Optional<Identity> identity() {
        return asking(connection -> {
            try (PreparedStatement statement =
                            connection.prepareStatement(sql("select origin, suite from SCHEMA.log_identity"));
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new Identity(rows.getString(1), rows.getString(2))) : Optional.empty();
            }
        });
    }

    /** Founds the log, unless another node was faster; read back what it is called. */
    public void found(Identity identity, Instant since) {
        asking(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    sql(
                            "insert into SCHEMA.log_identity (origin, suite, since) values (?, ?, ?) on conflict do nothing"))) {
                statement.setString(1, identity.origin());
                statement.setString(2, identity.suite());
                statement.setObject(3, Timestamps.of(since));
                return statement.executeUpdate();
            }
        });
    }

    /** Every key, the newest first. */
    public List<Key> keys() {
        return asking(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql("""
                                    select k.vkey, k.from_size, r.until_size, r.reason
                                      from SCHEMA.log_key k left join SCHEMA.log_key_retired r on r.vkey = k.vkey
                                     order by k.added_at desc, k.vkey
                                    """));
                    ResultSet rows = statement.executeQuery()) {
                List<Key> keys = new ArrayList<>();
                while (rows.next()) {
                    keys.add(new Key(
                            rows.getString(1), rows.getLong(2), rows.getObject(3, Long.class), rows.getString(4)));
                }
                return keys;
            }
        });
    }

    /**
     * Adds the first key, unless there is one. Nodes that start together take turns, because a log with two first keys would
     * sign now with this and now with that.
     *
     * @return whether it is the first
     */
    public boolean addFirstKey(String vkey, Instant at) {
        return asking(connection -> {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                takeTurn(connection);
                boolean first = insertUnlessThereIsOne(connection, vkey, at);
                connection.commit();
                return first;
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        });
    }

    private void takeTurn(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "chengxin.log_key." + schema);
            statement.execute();
        }
    }

    private boolean insertUnlessThereIsOne(Connection connection, String vkey, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql("""
                insert into SCHEMA.log_key (vkey, from_size, added_at, added_by)
                select ?, 0, ?, 'first start' where not exists (select 1 from SCHEMA.log_key)
                """))) {
            statement.setString(1, vkey);
            statement.setObject(2, Timestamps.of(at));
            return statement.executeUpdate() == 1;
        }
    }

    /** Adds a key that signs checkpoints from {@code fromSize} on. */
    public void addKey(String vkey, long fromSize, Instant at, String by) {
        asking(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    sql("insert into SCHEMA.log_key (vkey, from_size, added_at, added_by) values (?, ?, ?, ?)"))) {
                statement.setString(1, vkey);
                statement.setLong(2, fromSize);
                statement.setObject(3, Timestamps.of(at));
                statement.setString(4, by);
                return statement.executeUpdate();
            }
        });
    }

    /** Retires a key: it signs nothing larger than {@code untilSize}. One that is retired already stays as it is. */
    public void retireKey(String vkey, long untilSize, Instant at, String by, String reason) {
        asking(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    sql("insert into SCHEMA.log_key_retired (vkey, until_size, retired_at, retired_by, reason)"
                            + " values (?, ?, ?, ?, ?) on conflict do nothing"))) {
                statement.setString(1, vkey);
                statement.setLong(2, untilSize);
                statement.setObject(3, Timestamps.of(at));
                statement.setString(4, by);
                statement.setString(5, reason);
                return statement.executeUpdate();
            }
        });
    }

    private <T> T asking(Question<T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new StoreException("the identity of " + schema + " cannot be reached", e);
        }
    }

    private String sql(String text) {
        return text.replace("SCHEMA", schema);
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }
}
