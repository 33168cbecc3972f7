package org.chengxin.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.TestPostgres;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger and its witnesses, each in a process of its own. */
class WitnessedLogTest {

    private static final String ORIGIN = "ledger.example/log";

    private String database;
    private Path data;
    private String logKey;
    private ChildWitness first;
    private ChildWitness second;

    @BeforeEach
    void aLogThatIsKnownToTwoWitnesses() throws Exception {
        database = TestPostgres.newDatabase();
        data = LogNode.folder();
        first = ChildWitness.named("witness.example/w1");
        second = ChildWitness.named("witness.example/w2");
        try (LogNode founded = LogNode.start(database, data, "--chengxin.log.origin=" + ORIGIN)) {
            logKey = founded.log().keys().inUse().getFirst().vkey();
        }
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void aCheckpointIsServedWhenEnoughWitnessesHaveCosignedIt() throws Exception {
        first.serve(logKey);
        try (LogNode node = start(2, first.url(), second.url())) {
            long before = node.log().newest().orElseThrow().size();
            node.append(1);
            Eventually.that(() -> first.latest(ORIGIN).equals(java.util.Optional.of(LogNode.STATED + 1L)));
            Eventually.that(() -> trouble(node, "witness.example/w2") != null);
            assertThat(node.log().newest().orElseThrow().size())
                    .as("one of two is not enough")
                    .isEqualTo(before);
            assertThat(node.http().get("/log").body()).contains("witness.example/w2", "须有 2 个见证方加签", "另有 4 条尚未覆盖");
            assertThat(node.bean(LogHealth.class).health().getDetails().toString())
                    .contains("witness.example/w2=at 0: ");

            second.serve(logKey);
            node.awaitAppended(1);

            assertThat(node.log().newest().orElseThrow().note().verify(keys())).hasSize(2);
            node.append(2);
            node.append(3);
            node.awaitAppended(3);
            assertThat(node.log().newest().orElseThrow().note().verify(keys())).hasSize(2);
            try (TlogClient client = node.client()) {
                assertThat(client.entries(client.head(client.key()))).hasSize(LogNode.STATED + 3);
            }
        }
        assertThat(first.latest(ORIGIN)).hasValue(LogNode.STATED + 3L);
    }

    @Test
    void aWitnessThatDiedAfterKeepingAndBeforeAnsweringGoesOnWithTheLog() throws Exception {
        first.serve(logKey);
        try (DeafProxy deaf = new DeafProxy(first.url(), 2);
                LogNode node = start(1, deaf.url())) {
            node.append(1);
            node.awaitAppended(1);
            assertThat(deaf.lost()).as("answers that nobody heard").isEqualTo(2);

            first.kill();
            node.append(2);
            Eventually.that(() -> trouble(node, "witness.example/w1") != null);
            first.serve();
            node.awaitAppended(2);

            assertThat(first.latest(ORIGIN)).hasValue(LogNode.STATED + 2L);
            assertThat(trouble(node, "witness.example/w1")).isNull();
        }
    }

    @Test
    void aLedgerThatWasLedDownAnotherBranchGetsNoCosignatureAnyMore() throws Exception {
        first.serve(logKey);
        try (LogNode node = start(1, first.url())) {
            for (int n = 0; n < 4; n++) {
                node.append(n);
            }
            node.awaitAppended(4);
        }
        LogNode.asSuperuser(
                database,
                "truncate ledger.event, ledger.node, ledger.checkpoint, ledger.publication, ledger.cosignature,"
                        + " ledger.claim");
        // The insider has the key, and takes what this node remembers away as well.
        try (var kept = java.nio.file.Files.list(data.resolve("log"))) {
            for (Path file : kept.toList()) {
                java.nio.file.Files.delete(file);
            }
        }
        try (LogNode forged = start(1, first.url())) {
            for (int n = 50; n < 56; n++) {
                forged.append(n);
            }
            Eventually.that(() -> {
                String trouble = trouble(forged, "witness.example/w1");
                return trouble != null && trouble.startsWith("422");
            });
            assertThat(forged.log().newest())
                    .as("nothing of the other branch is served")
                    .isEmpty();
            assertThat(forged.http().get("/log").body()).contains("422");
        }
        assertThat(first.latest(ORIGIN)).hasValue(LogNode.STATED + 4L);
    }

    private LogNode start(int required, String... urls) {
        List<String> vkeys = List.of(first.vkey(), second.vkey());
        String[] settings = new String[1 + 2 * urls.length];
        settings[0] = "--chengxin.log.witnesses-required=" + required;
        for (int i = 0; i < urls.length; i++) {
            settings[1 + 2 * i] = "--chengxin.log.witnesses[" + i + "].url=" + urls[i];
            settings[2 + 2 * i] = "--chengxin.log.witnesses[" + i + "].vkey=" + vkeys.get(i);
        }
        return LogNode.start(database, data, settings);
    }

    private Set<VerifierKey> keys() {
        return Set.of(Suite.INTL.verifierKey(first.vkey()), Suite.INTL.verifierKey(second.vkey()));
    }

    private static String trouble(LogNode node, String witness) {
        return node.bean(SignedLogs.class).ledger().witnesses().witnesses().stream()
                .filter(asked -> asked.name().equals(witness))
                .findFirst()
                .orElseThrow()
                .trouble();
    }
}
