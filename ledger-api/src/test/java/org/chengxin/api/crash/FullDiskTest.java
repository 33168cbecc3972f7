package org.chengxin.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * When PostgreSQL cannot make its files any larger, the ledger refuses and keeps what it has; when there is room again it goes
 * on. A limit on the size of files ({@code prlimit}) stands for a full disk: it needs no right to mount anything.
 */
class FullDiskTest {

    private static final long SEED = 20261123;
    private static final int STRIKES = 2;
    private static final long ROOM_BYTES = 128 << 10;

    /** A segment of PostgreSQL's own log must still fit. */
    private static final long LIMIT_BYTES_MIN = 1 << 20;

    private Path folder;

    @BeforeEach
    void aFolderOfItsOwn() throws Exception {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "crash-");
    }

    @Test
    void aLedgerWithoutRoomRefusesAndGoesOnWhenThereIsRoomAgain() throws Exception {
        try (CrashPostgres postgres = CrashPostgres.create(folder);
                Victim ledger = new NodeProcess(folder, postgres.url());
                Storm storm = new Storm(folder, postgres, ledger, SEED)) {
            ledger.start();

            List<Finding> findings = storm.ride(STRIKES, random -> {
                postgres.limitFiles(Math.max(LIMIT_BYTES_MIN, logBytes(postgres) + ROOM_BYTES));
                storm.awaitSilence();
                assertThat(logBytes(postgres)).isPositive();
                postgres.limitFiles(0);
            });

            assertThat(findings).isEmpty();
            assertThat(storm.told()).isGreaterThan(STRIKES);
        }
    }

    /** Reading goes on, too, while nothing can be written. */
    private static long logBytes(CrashPostgres postgres) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_relation_size('ledger.event')")) {
            row.next();
            return row.getLong(1);
        }
    }
}
