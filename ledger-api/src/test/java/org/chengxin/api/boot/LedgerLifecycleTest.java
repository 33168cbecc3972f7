package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starts, stops and kills the application with its embedded PostgreSQL as an operator and a power cut would. */
class LedgerLifecycleTest {

    private Path data;

    @BeforeEach
    void aFolderOfItsOwn() throws Exception {
        data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "lifecycle ")
                .resolve("data");
    }

    @Test
    void a_terminated_ledger_stops_first_and_its_database_after_it_within_ten_seconds() throws Exception {
        try (ChildLedger ledger = ChildLedger.launch(data).awaitHealthy()) {
            ledger.terminate();

            assertThat(ledger.exitsWithin(Duration.ofSeconds(10))).isTrue();
            assertThat(ledger.output()).doesNotContain("refused", "ERROR", "Exception");
            assertThat(ChildLedger.postgresIn(data)).isEmpty();
        }
    }

    @Test
    void a_killed_ledger_starts_again_with_everything_it_had() throws Exception {
        try (ChildLedger first = ChildLedger.launch(data).awaitHealthy()) {
            write();
            first.kill();
        }
        assertThat(ChildLedger.postgresIn(data))
                .as("the orphan this test is about")
                .isNotEmpty();

        try (ChildLedger second = ChildLedger.launch(data).awaitHealthy()) {
            assertThat(second.output()).contains("PostgreSQL of an earlier run is still alive");
            assertThat(read()).isEqualTo("kept");
        }
        assertThat(ChildLedger.postgresIn(data)).isEmpty();
    }

    @Test
    void a_pid_file_left_by_a_power_cut_does_not_hinder_the_start() throws Exception {
        try (ChildLedger first = ChildLedger.launch(data).awaitHealthy()) {
            write();
            first.terminate();
        }
        // The number is ours: a process that lives, but is no PostgreSQL.
        Files.writeString(
                data.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (ChildLedger second = ChildLedger.launch(data).awaitHealthy()) {
            assertThat(second.exitsWithin(Duration.ZERO)).isFalse();
            assertThat(read()).isEqualTo("kept");
        }
    }

    @Test
    void a_second_ledger_on_the_same_folder_is_told_so() throws Exception {
        try (ChildLedger first = ChildLedger.launch(data).awaitHealthy();
                ChildLedger second = ChildLedger.launch(data)) {
            assertThat(second.exitsWithin(Duration.ofSeconds(60))).isTrue();

            assertThat(second.exitCode()).isNotZero();
            assertThat(second.output()).contains("正被另一个账本进程使用", "is in use by another ledger process");
            assertThat(first.exitsWithin(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void secrets_and_data_are_closed_to_others_and_the_database_asks_for_its_password() throws Exception {
        try (ChildLedger ledger = ChildLedger.launch(data).awaitHealthy()) {
            assertThat(ledger.exitsWithin(Duration.ZERO)).isFalse();
            assertThat(mode("")).isEqualTo("rwx------");
            assertThat(mode("keys")).isEqualTo("rwx------");
            assertThat(mode("postgres")).isEqualTo("rwx------");
            assertThat(mode("run/postgres-binaries")).isEqualTo("rwx------");
            assertThat(mode("keys/database.password")).isEqualTo("rw-------");
            assertThat(passwordIsRefused("postgres", "wrong")).isTrue();
            assertThat(passwordIsRefused("chengxin", "wrong")).isTrue();
            assertThat(query("show fsync")).isEqualTo("on");
            assertThat(query("show full_page_writes")).isEqualTo("on");
            assertThat(query("show synchronous_commit")).isEqualTo("on");
            assertThat(query("show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query("show data_checksums")).isEqualTo("on");
            assertThat(query("select count(*) from pg_roles where rolname = current_user and rolsuper"))
                    .isEqualTo("0");
            whatIsForEverCanOnlyBeReadAndAddedTo();
        }
    }

    private String mode(String path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(path)));
    }

    private boolean passwordIsRefused(String user, String password) throws Exception {
        try (Connection connection = DriverManager.getConnection(ChildLedger.databaseUrl(data), user, password)) {
            return !connection.isValid(1);
        } catch (SQLException e) {
            return "28P01".equals(e.getSQLState());
        }
    }

    private void write() throws Exception {
        asOwner("create table kept as select 'kept' as word");
    }

    private String read() throws Exception {
        return asOwner("select word from kept");
    }

    private void whatIsForEverCanOnlyBeReadAndAddedTo() throws Exception {
        for (String table : List.of("event", "node", "event_type", "checkpoint", "log_identity")) {
            String allowed = """
                    select string_agg(p, ' ') from unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,TRIGGER}'::text[]) p
                     where has_table_privilege('ledger.%s', p)
                    """.formatted(table);
            assertThat(query(allowed)).as(table).isEqualTo("SELECT INSERT");
        }
        assertThatThrownBy(() -> query("alter table ledger.event disable trigger all"))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> query("set role chengxin_owner")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> query("set session_replication_role = replica"))
                .hasMessageContaining("permission denied");
    }

    private String query(String sql) throws Exception {
        return run(ChildLedger.database(data), sql);
    }

    private String asOwner(String sql) throws Exception {
        return run(ChildLedger.asOwner(data), sql);
    }

    private static String run(Connection session, String sql) throws SQLException {
        try (Connection connection = session;
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
