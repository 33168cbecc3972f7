package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Which name has been given to which key, first come, first served: {@code ledger.claim(scheme, key → owner)}.
 *
 * <p>A claim is committed on its own, before the event that rests on it. If the event never comes, the claim stays and the
 * next attempt is given the same owner, so nothing can be named twice. An owner whose key was destroyed is given nothing
 * more: what it held is released, and must not lead to it again.
 */
public final class ClaimTable {

    private static final String CLAIM = """
            insert into ledger.claim (scheme, key, owner)
            select ?, ?, ? where not exists
                   (select from ledger.subject_key k where k.owner = ? and k.destroyed_at is not null)
            on conflict do nothing
            """;
    private static final String FIND = "select owner from ledger.claim where scheme = ? and key = ?";
    private static final String HOLDS = "select exists (select from ledger.claim where owner = ?)";
    private static final String RELEASE = "delete from ledger.claim where owner = ?";

    private final DataSource dataSource;

    public ClaimTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The owner of {@code key}: the one who claimed it before, else {@code candidate} from now on. A candidate whose key was
     * destroyed is answered and holds nothing; whatever is said to it afterwards is refused.
     */
    public String claim(String scheme, byte[] key, String candidate) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                Optional<String> known = find(connection, scheme, key);
                if (known.isPresent() || insert(connection, scheme, key, candidate)) {
                    return known.orElse(candidate);
                }
                // Somebody else was faster; or has released it since, or the candidate may hold nothing: then it is
                // nobody's.
                return find(connection, scheme, key).orElse(candidate);
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new StoreException("could not claim a key of scheme " + scheme, e);
        }
    }

    /** The owner of {@code key}, if somebody claimed it. */
    public Optional<String> find(String scheme, byte[] key) {
        try (Connection connection = dataSource.getConnection()) {
            return find(connection, scheme, key);
        } catch (SQLException e) {
            throw new StoreException("could not look up a key of scheme " + scheme, e);
        }
    }

    /** Whether {@code owner} holds any key. */
    public boolean holds(String owner) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(HOLDS)) {
            select.setString(1, owner);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new StoreException("could not look up the keys of an owner", e);
        }
    }

    /** Gives up every key that {@code owner} holds. Returns how many there were. */
    public int release(String owner) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(RELEASE)) {
            delete.setString(1, owner);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("could not release the keys of an owner", e);
        }
    }

    private static boolean insert(Connection connection, String scheme, byte[] key, String candidate)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
            insert.setString(1, scheme);
            insert.setBytes(2, key);
            insert.setString(3, candidate);
            insert.setString(4, candidate);
            return insert.executeUpdate() == 1;
        }
    }

    private static Optional<String> find(Connection connection, String scheme, byte[] key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, scheme);
            select.setBytes(2, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }
}
