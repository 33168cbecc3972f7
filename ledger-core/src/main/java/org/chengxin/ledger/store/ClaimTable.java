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
 * next attempt is given the same owner, so nothing can be named twice.
 */
public final class ClaimTable {

    private static final String CLAIM =
            "insert into ledger.claim (scheme, key, owner) values (?, ?, ?) on conflict do nothing";
    private static final String FIND = "select owner from ledger.claim where scheme = ? and key = ?";

    private static final String RELEASE = "delete from ledger.claim where owner = ?";

    private final DataSource dataSource;

    public ClaimTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The owner of {@code key}: the one who claimed it before, else {@code candidate} from now on. */
    public String claim(String scheme, byte[] key, String candidate) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                Optional<String> known = find(connection, scheme, key);
                if (known.isPresent()) {
                    return known.get();
                }
                try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
                    insert.setString(1, scheme);
                    insert.setBytes(2, key);
                    insert.setString(3, candidate);
                    if (insert.executeUpdate() == 1) {
                        return candidate;
                    }
                }
                return find(connection, scheme, key)
                        .orElseThrow(() -> new IllegalStateException("a claim was refused but nobody holds it"));
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
