package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.chengxin.api.LedgerApplication;
import org.chengxin.api.support.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Starts real databases that would lose what they acknowledge, and sees the ledger refuse each of them. */
@ExtendWith(OutputCaptureExtension.class)
class DurabilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void a_database_with_a_weak_setting_stops_the_start_and_is_named(String setting, CapturedOutput output)
            throws Exception {
        try (EmbeddedPostgres weak =
                TestPostgres.builder().setServerConfig(setting, "off").start()) {
            assertThatCode(() -> start(weak.getJdbcUrl("postgres", "postgres"))).isInstanceOf(Exception.class);
        }
        assertThat(output)
                .contains("PostgreSQL 的 " + setting + " 为 off")
                .contains("PostgreSQL has " + setting + " = off")
                .contains("ALTER SYSTEM SET " + setting + " = on");
    }

    @Test
    void a_weak_setting_of_the_role_is_found_too(CapturedOutput output) {
        TestPostgres.run("create role hasty login");
        TestPostgres.run("alter role hasty set synchronous_commit = off");
        String url = TestPostgres.newDatabase().replace("user=" + TestPostgres.USER, "user=hasty");

        assertThatCode(() -> start(url)).isInstanceOf(Exception.class);

        assertThat(output).contains("PostgreSQL has synchronous_commit = off");
    }

    @Test
    void an_unreachable_database_is_told_in_one_sentence(CapturedOutput output) {
        assertThatCode(() -> start("jdbc:postgresql://127.0.0.1:1/none")).isInstanceOf(Exception.class);

        assertThat(output).contains("Cannot connect to jdbc:postgresql://127.0.0.1:1/none");
    }

    private static void start(String url) {
        new SpringApplicationBuilder(LedgerApplication.class)
                .run("--chengxin.database.url=" + url, "--chengxin.data=target/data-durability", "--server.port=0")
                .close();
    }
}
