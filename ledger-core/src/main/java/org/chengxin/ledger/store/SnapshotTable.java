package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The latest snapshot of each long stream: {@code ledger.snapshot}. An older one never replaces a newer one. */
public final class SnapshotTable {

    private static final String STORE = """
            insert into ledger.snapshot as s (subject_id, sequence, recorded_at, kind, snapshot_id, type, revision,
                                              payload, metadata)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (subject_id) do update
               set sequence = excluded.sequence, recorded_at = excluded.recorded_at, kind = excluded.kind,
                   snapshot_id = excluded.snapshot_id, type = excluded.type, revision = excluded.revision,
                   payload = excluded.payload, metadata = excluded.metadata
             where s.sequence <= excluded.sequence
            """;
    private static final String READ = """
            select snapshot_id, kind, type, revision, sequence, recorded_at, payload, metadata
              from ledger.snapshot where subject_id = ?
            """;

    private final DataSource dataSource;

    public SnapshotTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void store(NewEvent snapshot) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(STORE)) {
            statement.setString(1, snapshot.subjectId());
            statement.setLong(2, snapshot.sequence());
            statement.setLong(3, snapshot.recordedAtMicros());
            statement.setString(4, snapshot.name().kind());
            statement.setString(5, snapshot.eventId());
            statement.setString(6, snapshot.name().type());
            statement.setString(7, snapshot.name().revision());
            statement.setBytes(8, snapshot.bytes().payload());
            statement.setBytes(9, snapshot.bytes().metadata());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("the snapshot could not be stored", e);
        }
    }

    public Optional<NewEvent> find(String subjectId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, subjectId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new NewEvent(
                                row.getString(1),
                                new EventName(row.getString(2), row.getString(3), row.getString(4)),
                                subjectId,
                                row.getLong(5),
                                row.getLong(6),
                                new EventBytes(row.getBytes(7), row.getBytes(8), new byte[0])))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StoreException("the snapshot cannot be read", e);
        }
    }

    /** Forgets the snapshot of a subject; it is made again when it is needed. */
    public void delete(String subjectId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from ledger.snapshot where subject_id = ?")) {
            statement.setString(1, subjectId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("the snapshot could not be removed", e);
        }
    }
}
