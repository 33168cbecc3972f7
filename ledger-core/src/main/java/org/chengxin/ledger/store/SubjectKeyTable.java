package org.chengxin.ledger.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The wrapped data keys: {@code ledger.subject_key(owner → master, wrapped)}.
 *
 * <p>Reading may take part in the caller's transaction; every change is committed on its own, before what rests on it.
 */
public final class SubjectKeyTable {

    private static final String FIND = "select owner, master, wrapped from ledger.subject_key where owner = any(?)";

    private static final String ADD = """
            insert into ledger.subject_key (owner, master, wrapped)
            select * from unnest(?::text[], ?::text[], ?::bytea[]) as fresh (owner, master, wrapped) order by fresh.owner
            on conflict (owner) do nothing
            """;
    private static final String DESTROY = """
            insert into ledger.subject_key as k (owner, destroyed_at) values (?, ?)
            on conflict (owner) do update
               set master = null, wrapped = null, destroyed_at = excluded.destroyed_at
             where k.wrapped is not null
            """;
    private static final String TAKE = """
            select owner, master, wrapped from ledger.subject_key
             where master = ? order by owner limit ? for update skip locked
            """;
    private static final String REWRAP = """
            update ledger.subject_key as k set master = fresh.master, wrapped = fresh.wrapped
              from unnest(?::text[], ?::text[], ?::bytea[]) as fresh (owner, master, wrapped)
             where k.owner = fresh.owner
            """;
    private static final String COUNT = "select count(*) from ledger.subject_key where master = ?";

    private final DataSource reading;
    private final DataSource writing;

    /**
     * @param reading may hand out the connection of the caller's transaction, so that nobody who holds one waits for another
     * @param writing hands out connections of their own
     */
    public SubjectKeyTable(DataSource reading, DataSource writing) {
        this.reading = reading;
        this.writing = writing;
    }

    /** Wraps a key anew. */
    public interface Rewrap {
        WrappedKey of(WrappedKey old);
    }

    public Optional<WrappedKey> find(String owner) {
        return find(List.of(owner)).stream().findFirst();
    }

    /** Those of {@code owners} that have a row, in no particular order. */
    public List<WrappedKey> find(Collection<String> owners) {
        try (Connection connection = reading.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setArray(1, connection.createArrayOf("text", owners.toArray()));
            return rows(select);
        } catch (SQLException e) {
            throw new StoreException("could not read subject keys", e);
        }
    }

    /**
     * Adds the keys whose owner has no row yet; the others stay as they are.
     *
     * @return how many were added
     * @throws RetiredMasterKeyException if the master key that wrapped them is none any more
     */
    public int add(List<WrappedKey> keys) {
        try {
            return alone(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(ADD)) {
                    bind(connection, insert, keys);
                    return insert.executeUpdate();
                }
            });
        } catch (SQLException e) {
            if (SqlStates.isForeignKey(e)) {
                throw new RetiredMasterKeyException(keys.getFirst().master(), e);
            }
            throw new StoreException("could not add subject keys", e);
        }
    }

    /** Empties the row of {@code owner} for ever; returns whether it held a key, or nothing, until now. */
    public boolean destroy(String owner, Instant at) {
        try {
            return alone(connection -> {
                try (PreparedStatement update = connection.prepareStatement(DESTROY)) {
                    update.setString(1, owner);
                    update.setTimestamp(2, Timestamp.from(at));
                    return update.executeUpdate() == 1;
                }
            });
        } catch (SQLException e) {
            throw new StoreException("could not destroy the key of " + owner, e);
        }
    }

    /**
     * Rewraps up to {@code keysMax} keys of a master key in one transaction. Keys that somebody else is changing are passed
     * over.
     *
     * @return how many were rewrapped
     */
    public int rewrap(String master, int keysMax, Rewrap rewrap) {
        try {
            return alone(connection -> {
                connection.setAutoCommit(false);
                try (PreparedStatement select = connection.prepareStatement(TAKE);
                        PreparedStatement update = connection.prepareStatement(REWRAP)) {
                    select.setString(1, master);
                    select.setInt(2, keysMax);
                    List<WrappedKey> old = rows(select);
                    bind(connection, update, old.stream().map(rewrap::of).toList());
                    int changed = update.executeUpdate();
                    connection.commit();
                    return changed;
                } catch (SQLException | RuntimeException e) {
                    connection.rollback();
                    throw e;
                }
            });
        } catch (SQLException e) {
            throw new StoreException("could not rewrap keys of the master key " + master, e);
        }
    }

    /** How many keys are wrapped with a master key. */
    public long count(String master) {
        try (Connection connection = reading.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setString(1, master);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new StoreException("could not count the keys of the master key " + master, e);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T alone(Work<T> work) throws SQLException {
        try (Connection connection = writing.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                return work.on(connection);
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, List<WrappedKey> keys)
            throws SQLException {
        Array owners = connection.createArrayOf(
                "text", keys.stream().map(WrappedKey::owner).toArray());
        Array masters = connection.createArrayOf(
                "text", keys.stream().map(WrappedKey::master).toArray());
        Array wrapped = connection.createArrayOf(
                "bytea", keys.stream().map(WrappedKey::wrapped).toArray(byte[][]::new));
        statement.setArray(1, owners);
        statement.setArray(2, masters);
        statement.setArray(3, wrapped);
    }

    private static List<WrappedKey> rows(PreparedStatement select) throws SQLException {
        List<WrappedKey> keys = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                keys.add(new WrappedKey(rows.getString(1), rows.getString(2), rows.getBytes(3)));
            }
        }
        return keys;
    }
}
