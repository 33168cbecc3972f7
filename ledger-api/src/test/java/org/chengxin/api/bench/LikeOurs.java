package org.chengxin.api.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A table with the columns and indexes of {@code ledger.event} that nobody guards: positions come from an identity column,
 * and the bytes of salt, sums and hashes are there but say nothing.
 */
final class LikeOurs {

    private static final String COLUMNS =
            "(sequence, recorded_at, field_sums, salt, event_id, type, subject_id, leaf_hash, payload, metadata)";
    private static final int COLUMNS_COUNT = 10;
    private static final byte[] NO_SALT = new byte[16];
    private static final byte[] NO_HASH = new byte[32];
    private static final short NO_TYPE = 1;

    private final String name;

    private LikeOurs(String name) {
        this.name = name;
    }

    static LikeOurs create(DataSource dataSource, String name) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table " + name + " (like ledger.event including all)");
            statement.execute("alter table " + name + " alter position add generated always as identity");
        }
        return new LikeOurs(name);
    }

    String name() {
        return name;
    }

    String insert() {
        return "insert into " + name + " " + COLUMNS + " values (?, ?, 0, ?, ?, ?, ?, ?, ?, ?)";
    }

    void bind(PreparedStatement insert, Row row) throws SQLException {
        insert.setLong(1, row.sequence());
        insert.setLong(2, row.recordedAtMicros());
        insert.setBytes(3, NO_SALT);
        insert.setBytes(4, row.eventIdBytes());
        insert.setShort(5, NO_TYPE);
        insert.setString(6, row.subjectId());
        insert.setBytes(7, NO_HASH);
        insert.setBytes(8, row.payload());
        insert.setBytes(9, row.metadata());
    }

    BinaryCopy copy(Connection connection) throws SQLException, IOException {
        return new BinaryCopy(connection, name + " " + COLUMNS);
    }

    static void write(BinaryCopy copy, Row row) throws IOException {
        copy.row(COLUMNS_COUNT)
                .bigint(row.sequence())
                .bigint(row.recordedAtMicros())
                .bigint(0)
                .bytea(NO_SALT)
                .bytea(row.eventIdBytes())
                .smallint(NO_TYPE)
                .text(row.subjectId())
                .bytea(NO_HASH)
                .bytea(row.payload())
                .bytea(row.metadata());
    }
}
