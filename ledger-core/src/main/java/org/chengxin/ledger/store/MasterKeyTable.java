package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Which master keys there are and which of them wraps: {@code ledger.master_key}, without the keys themselves. */
public final class MasterKeyTable {

    private static final String ALL = "select id, version, suite, made_at from ledger.master_key order by version";
    private static final String ADD = "insert into ledger.master_key (id, version, suite, made_at) values (?, ?, ?, ?)";
    private static final String REMOVE = """
            with gone as (delete from ledger.master_key where id = ? returning id, version)
            insert into ledger.retired_master_key (id, version, retired_at) select id, version, ? from gone
            """;
    private static final String RETIRED = "select id from ledger.retired_master_key";

    private final DataSource dataSource;

    public MasterKeyTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A master key that is in use.
     *
     * @param version counts from 1; the highest wraps
     * @param suite {@code intl} or {@code gm}
     */
    public record Master(String id, int version, String suite, Instant madeAt) {}

    /** Those in use, the oldest first; the last one wraps. More than one means that keys are being rewrapped. */
    public List<Master> all() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet rows = select.executeQuery()) {
            List<Master> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Master(
                        rows.getString(1),
                        rows.getInt(2),
                        rows.getString(3),
                        rows.getTimestamp(4).toInstant()));
            }
            return all;
        } catch (SQLException e) {
            throw new StoreException("could not read the master keys in use", e);
        }
    }

    /** The one that wraps; empty before the first. */
    public Optional<Master> current() {
        List<Master> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Lets a key wrap from now on; false if there is one of that version, because somebody else was quicker. */
    public boolean add(Master master) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, master.id());
            insert.setInt(2, master.version());
            insert.setString(3, master.suite());
            insert.setTimestamp(4, Timestamp.from(master.madeAt()));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (SqlStates.isUnique(e)) {
                return false;
            }
            throw new StoreException("could not add the master key " + master.id(), e);
        }
    }

    /** Retires a master key; false if a key is wrapped with it after all. */
    public boolean retire(String id, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(REMOVE)) {
            delete.setString(1, id);
            delete.setTimestamp(2, Timestamp.from(at));
            delete.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (SqlStates.isForeignKey(e)) {
                return false;
            }
            throw new StoreException("could not retire the master key " + id, e);
        }
    }

    /** Ids of all that were retired. */
    public List<String> retired() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(RETIRED);
                ResultSet rows = select.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new StoreException("could not read the retired master keys", e);
        }
    }
}
