package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.chengxin.api.LedgerApplication;
import org.chengxin.api.support.TestPostgres;
import org.chengxin.ledger.wire.UnknownWireTypeException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What a build that is too old does with a database that a newer one has written to. */
class StoredTypesCheckTest {

    private final String database = TestPostgres.newDatabase();

    @Test
    void theLedgerDoesNotStartOnAnEventTypeThatItCannotRead() throws Exception {
        start().close();
        append("credit.fact.forgotten", "1");

        assertThatThrownBy(this::start)
                .rootCause()
                .isInstanceOf(UnknownWireTypeException.class)
                .hasMessageContaining("credit.fact.forgotten revision 1")
                .hasMessageContaining("credit.fact.recorded@1");
        assertThatThrownBy(this::start)
                .as("and not at the second try either")
                .hasStackTraceContaining("credit.fact.forgotten");
    }

    @Test
    void theLedgerDoesNotStartOnARevisionThatItCannotRead() throws Exception {
        start().close();
        append("credit.fact.recorded", "2");

        assertThatThrownBy(this::start).hasStackTraceContaining("credit.fact.recorded revision 2");
    }

    @Test
    void theLedgerDoesNotStartOnAnEventWithoutRevision() throws Exception {
        start().close();
        append("credit.fact.recorded", null);

        assertThatThrownBy(this::start).hasStackTraceContaining("credit.fact.recorded");
    }

    @Test
    void theLedgerStartsAgainOnTypesItKnows() throws Exception {
        start().close();
        append("submission.batch.failed", "1");

        try (ConfigurableApplicationContext again = start()) {
            assertThat(again.isRunning()).isTrue();
        }
    }

    /** As another build would have: straight into the table, by its owner. */
    private void append(String type, String revision) throws SQLException {
        String sql = """
                insert into ledger.domain_event_entry
                       (aggregate_identifier, sequence_number, type, event_identifier, meta_data, payload,
                        payload_revision, payload_type, time_stamp)
                values ('01J00000000000000000000009', 0, 'SubmissionBatch', 'event-1', '\\x7b7d',
                        convert_to('{"batchId":"01J00000000000000000000009","rule":"R-FILE","rowsRead":1}', 'UTF8'),
                        ?, ?, '2026-06-01T00:00:00Z')
                """;
        try (Connection connection = TestPostgres.connect(database);
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, revision);
            insert.setString(2, type);
            insert.executeUpdate();
        }
    }

    private ConfigurableApplicationContext start() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "data-");
        return new SpringApplicationBuilder(LedgerApplication.class)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "chengxin.database.url",
                        database,
                        "chengxin.database.username",
                        TestPostgres.USER,
                        "chengxin.data",
                        folder.toString(),
                        "spring.datasource.hikari.maximum-pool-size",
                        "5",
                        "spring.datasource.hikari.minimum-idle",
                        "1"))
                .run("--server.port=0");
    }
}
