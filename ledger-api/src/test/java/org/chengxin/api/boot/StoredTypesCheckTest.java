package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chengxin.api.LedgerApplication;
import org.chengxin.api.support.TestPostgres;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.EventBytes;
import org.chengxin.ledger.store.EventName;
import org.chengxin.ledger.store.NewEvent;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.wire.UnknownWireTypeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What a build that is too old does with a database that a newer one has written to. */
class StoredTypesCheckTest {

    private final String database = TestPostgres.newDatabase();
    private final Path folder;

    StoredTypesCheckTest() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "data-");
    }

    @Test
    void theLedgerDoesNotStartOnAnEventTypeThatItCannotRead() {
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
    void theLedgerDoesNotStartOnARevisionThatItCannotRead() {
        start().close();
        append("credit.fact.recorded", "2");

        assertThatThrownBy(this::start).hasStackTraceContaining("credit.fact.recorded revision 2");
    }

    @Test
    void theLedgerDoesNotStartOnAnEventWithoutRevision() {
        start().close();
        append("credit.fact.recorded", null);

        assertThatThrownBy(this::start).hasStackTraceContaining("credit.fact.recorded");
    }

    @Test
    void theLedgerStartsAgainOnTypesItKnows() {
        start().close();
        append("submission.batch.failed", "1");

        try (ConfigurableApplicationContext again = start()) {
            assertThat(again.isRunning()).isTrue();
        }
    }

    /** As another build would have. */
    private void append(String type, @Nullable String revision) {
        byte[] payload = "{\"batchId\":\"01J00000000000000000000009\",\"rule\":\"R-FILE\",\"rowsRead\":1}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] metadata = "{}".getBytes(StandardCharsets.UTF_8);
        NewEvent event = new NewEvent(
                "event-1",
                new EventName("SubmissionBatch", type, revision == null ? "" : revision),
                "01J00000000000000000000009",
                0,
                0,
                new EventBytes(payload, metadata, new byte[Entry.SALT_BYTES]));
        try (Sequencer sequencer =
                new Sequencer(() -> TestPostgres.connect(database), Suite.INTL, new AppendGate(), () -> {})) {
            sequencer.append(List.of(event));
        }
    }

    private ConfigurableApplicationContext start() {
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
