package org.chengxin.api.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengxin.api.boot.StartRefused;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.Samples;
import org.chengxin.api.support.TestPostgres;
import org.chengxin.ledger.publish.EventLeaves;
import org.chengxin.ledger.publish.LeafSource;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.ConsistencyProof;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.Discrepancy;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.SignedCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whole nodes that start, stop, share a database, roll keys over and meet what a superuser left behind. */
class LogNodesTest {

    private String database;
    private Path data;

    @BeforeEach
    void aDatabaseAndAFolder() {
        database = TestPostgres.newDatabase();
        data = LogNode.folder();
    }

    @Test
    void aTamperedRowMakesTheLedgerReadOnlyUntilItIsMendedAndStartedAgain() throws Exception {
        try (LogNode node = LogNode.start(database, data, "--chengxin.demo=true")) {
            String office = node.http().bearer("demo-office");
            long signed = appendUnsigned(node, "update ledger.event set metadata = 'x' where position = ");
            Eventually.that(() -> node.gate().closed().isPresent());

            Discrepancy found = node.gate().closed().orElseThrow();
            assertThat(found.position()).isEqualTo(signed + 1);
            assertThat(found.field()).isEqualTo("metadata");
            assertThat(node.log().newest().orElseThrow().size()).isEqualTo(signed);
            aWriteIsRefused(node, office);
            publicReadingGoesOn(node, office, signed + 1);
            Health health = node.bean(LogHealth.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails())
                    .containsEntry("position", signed + 1)
                    .containsEntry("field", "metadata");
        }
        try (LogNode again = LogNode.start(database, data, "--chengxin.demo=true")) {
            assertThat(again.gate().closed())
                    .as("nothing was mended, and nothing is accepted before it was looked at")
                    .hasValueSatisfying(found -> assertThat(found.field()).isEqualTo("metadata"));
            assertThatThrownBy(() -> again.append(77)).hasMessageContaining("read-only");
        }
        LogNode.asSuperuser(
                database,
                "update ledger.event set metadata = m.kept from kept_metadata m where event.position = m.position");
        try (LogNode mended = LogNode.start(database, data, "--chengxin.demo=true")) {
            assertThat(mended.gate().closed()).isEmpty();
            mended.append(78);
            mended.awaitHead();
            assertThat(mended.http().get("/log").body()).doesNotContain("账本只读");
        }
    }

    @Test
    void aDatabaseThatWasSetBackIsNotSignedAnew() throws Exception {
        try (LogNode node = LogNode.start(database, data)) {
            for (int n = 0; n < 5; n++) {
                node.append(n);
            }
            node.awaitAppended(5);
        }
        LogNode.asSuperuser(
                database,
                "delete from ledger.event where position > 5; delete from ledger.publication where size > 5;"
                        + " delete from ledger.checkpoint where size > 5");
        try (LogNode restored = LogNode.start(database, data)) {
            Discrepancy found = restored.gate().closed().orElseThrow();

            assertThat(found.text()).contains("position 6", "a checkpoint of size 8 was signed");
            assertThatThrownBy(() -> restored.append(9)).hasMessageContaining("read-only");
            assertThat(restored.http().get("/log").body()).contains("账本只读");
        }
    }

    @Test
    void twoNodesThatAppendAndSignAtOnceTellOneHistory() throws Exception {
        List<Checkpoint> published;
        try (LogNode one = LogNode.start(database, data);
                LogNode two = LogNode.start(database, data)) {
            try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
                List<Future<?>> work = new ArrayList<>();
                for (int worker = 0; worker < 4; worker++) {
                    int from = worker * 100;
                    LogNode node = worker % 2 == 0 ? one : two;
                    work.add(pool.submit(() -> {
                        for (int n = from; n < from + 40; n++) {
                            node.append(n);
                        }
                    }));
                }
                for (Future<?> each : work) {
                    each.get();
                }
            }
            one.awaitAppended(160);
            two.awaitAppended(160);
            published = published(one);
            assertThat(one.gate().closed()).isEmpty();
            assertThat(two.gate().closed()).isEmpty();
            everyPairIsConsistent(new EventLeaves(one.bean(SealedLog.class)), published);
            try (TlogClient first = one.client();
                    TlogClient second = two.client()) {
                assertThat(second.head(first.key()).note())
                        .isEqualTo(first.head(first.key()).note());
                assertThat(second.entries(second.head(first.key()))).hasSize(LogNode.STATED + 160);
            }
        }
        assertThat(published).extracting(Checkpoint::size).isSorted().doesNotHaveDuplicates();
        assertThat(published.getLast().size()).isEqualTo(LogNode.STATED + 160);
    }

    @Test
    void aKeyIsRolledOverWhileOldNotesStayValid() throws Exception {
        try (LogNode node = LogNode.start(database, data)) {
            node.append(1);
            node.awaitAppended(1);
            TlogClient client = node.client();
            TlogClient.Key old = client.key();
            TlogClient.Head before = client.head(old);

            String added = node.log().keys().add("test");

            assertThat(client.key().vkey()).as("the new key comes first").isEqualTo(added);
            TlogClient.Key fresh = client.key();
            assertThat(client.head(fresh).size())
                    .as("the newest checkpoint bears it at once")
                    .isEqualTo(LogNode.STATED + 1);
            assertThat(client.head(old).size()).isEqualTo(LogNode.STATED + 1);
            node.append(2);
            node.awaitAppended(2);
            assertThat(fresh.hasSigned(client.head(old).note())).as("both sign").isTrue();

            String oldVkey = node.log().keys().inUse().getLast().vkey();
            assertThat(node.log().keys().retire(oldVkey, "test", "rolled over")).isTrue();
            assertThat(node.log().keys().retire(added, "test", "the last one"))
                    .as("the last key stays")
                    .isFalse();
            node.append(3);
            node.awaitAppended(3);

            assertThat(fresh.hasSigned(client.head(fresh).note())).isTrue();
            assertThat(old.hasSigned(client.head(fresh).note())).isFalse();
            assertThat(old.hasSigned(before.note()))
                    .as("what it signed stays valid")
                    .isTrue();
            assertThat(text(client, "/vkey")).isEqualTo(added + "\n");
            assertThat(text(client, "/keys")).contains(oldVkey, "\"untilSize\":5", "rolled over");
            client.close();
        }
        assertThat(keyFiles()).as("a retired key is destroyed").hasSize(1);
        try (LogNode again = LogNode.start(database, data)) {
            assertThat(again.gate().closed()).isEmpty();
            again.append(4);
            again.awaitAppended(4);
        }
    }

    @Test
    void aNodeWithoutTheKeyOfItsLogDoesNotMakeAnother() throws Exception {
        LogNode.start(database, data).close();
        Path key = keyFiles().getFirst();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        refused("rw-r--r--", "other users may have read it");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        String kept = Files.readString(key);
        Files.writeString(
                key,
                org.chengxin.ledger.seal.Ed25519NoteSigner.generate("chengxin.local/other")
                        .pkcs8());
        refused("不是日志公钥", "is not the one of");
        Files.delete(key);
        refused("没有它的签名密钥", "this node has no key to sign it with");
        Files.writeString(key, kept);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        LogNode.start(database, data).close();
    }

    @Test
    void aLogKeepsItsNameAndSuiteForEver() {
        LogNode.start(database, data, "--chengxin.log.origin=ledger.example/log")
                .close();

        refused("自建立起的 origin", "has had the origin ledger.example/log", "--chengxin.log.origin=other.example/log");
        try (LogNode again = LogNode.start(database, data)) {
            assertThat(again.log().identity().origin()).isEqualTo("ledger.example/log");
            assertThat(again.log().identity().suite()).isEqualTo(Suite.INTL);
        }
    }

    @Test
    void anOriginThatNoKeyCanBeCalledIsRefused() {
        refused("只能由不含空格", "visible ASCII", "--chengxin.log.origin=a b");
    }

    @Test
    void moreWitnessesThanThereAreCannotBeRequired() {
        refused("要求 1 个见证签名", "1 witnesses are required", "--chengxin.log.witnesses-required=1");
    }

    @Test
    void aLogOfTheOtherSuiteStartsAndNamesIt() throws Exception {
        try (LogNode node = LogNode.start(database, data, "--chengxin.suite=gm")) {
            node.append(1);
            node.awaitAppended(1);
            ServedCheckpoint newest = node.log().newest().orElseThrow();

            assertThat(newest.note().text()).contains("\nsuite gm\n");
            assertThat(Checkpoint.open(
                                    node.log().identity().suite(),
                                    node.log().identity().origin(),
                                    newest.note(),
                                    node.log().keys().validAt(LogNode.STATED + 1))
                            .size())
                    .isEqualTo(LogNode.STATED + 1);
        }
        refused("chengxin.suite", "chengxin.suite", "--chengxin.suite=intl");
    }

    private void aWriteIsRefused(LogNode node, String office) {
        HttpResponse<String> chinese =
                node.http().postJson("/api/v1/subjects", Samples.enterprise(90), "Authorization", office);
        HttpResponse<String> english = node.http()
                .postJson(
                        "/api/v1/subjects",
                        Samples.enterprise(90),
                        "Authorization",
                        office,
                        "Accept-Language",
                        "en",
                        "Idempotency-Key",
                        "read-only");
        assertThat(chinese.statusCode()).as(chinese.body()).isEqualTo(503);
        assertThat(Samples.json(chinese.body()).path("rule").asString()).isEqualTo("R-READ-ONLY");
        assertThat(Samples.json(chinese.body()).path("detail").asString()).contains("metadata", "与封存时不符", "/log");
        assertThat(english.statusCode()).isEqualTo(503);
        assertThat(Samples.json(english.body()).path("detail").asString()).contains("is not as it was sealed");
        assertThatThrownBy(() -> node.append(91)).hasMessageContaining("read-only");
    }

    private void publicReadingGoesOn(LogNode node, String office, long position) {
        assertThat(node.http().get("/api/v1/public/records").statusCode()).isEqualTo(200);
        HttpResponse<String> restricted = node.http().get("/api/v1/subjects?name=x", "Authorization", office);
        assertThat(restricted.statusCode())
                .as("a look-up cannot be written down, so it is refused")
                .isEqualTo(503);
        assertThat(Samples.json(restricted.body()).path("rule").asString()).isEqualTo("R-USAGE");
        assertThat(node.http().get("/log/checkpoint").statusCode()).isEqualTo(200);
        assertThat(node.http().get("/log").body()).contains("账本只读", "序号 " + position, "metadata");
        assertThat(node.http().get("/?lang=en").body()).contains("The ledger is read-only");
        assertThat(node.http().get("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(node.http().get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    /** Appends one event while nobody signs, changes it, and lets the signer look. Returns the size signed before. */
    private long appendUnsigned(LogNode node, String mutation) throws Exception {
        node.awaitHead();
        long signed = node.log().newest().orElseThrow().size();
        try (Connection held = LogNode.holdSigning(database)) {
            node.append(70);
            LogNode.asSuperuser(
                    database,
                    "create table kept_metadata as select position, metadata as kept from ledger.event where position = "
                            + (signed + 1));
            LogNode.asSuperuser(database, mutation + (signed + 1));
            held.rollback();
        }
        return signed;
    }

    private void refused(String chinese, String english, String... settings) {
        assertThatThrownBy(() -> LogNode.start(database, data, settings).close())
                .satisfies(failure -> {
                    Throwable cause = failure;
                    while (!(cause instanceof StartRefused)) {
                        cause = cause.getCause();
                        assertThat(cause).as("%s", failure).isNotNull();
                    }
                    assertThat(cause.getMessage()).contains(chinese).contains(english);
                });
    }

    private List<Path> keyFiles() throws IOException {
        try (var files = Files.list(data.resolve("keys"))) {
            return files.filter(file -> file.getFileName().toString().matches("log-[0-9a-f]{8}\\.key"))
                    .toList();
        }
    }

    private static String text(TlogClient client, String path) {
        return new String(client.get(path).body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<Checkpoint> published(LogNode node) {
        List<Checkpoint> found = new ArrayList<>();
        for (SignedCheckpoint signed :
                node.log().table().before(Long.MAX_VALUE, 10_000).reversed()) {
            found.add(Checkpoint.parse(SignedNote.parse(signed.note()).text()));
        }
        return found;
    }

    private static void everyPairIsConsistent(LeafSource log, List<Checkpoint> checkpoints) {
        for (Checkpoint older : checkpoints) {
            for (Checkpoint newer : checkpoints) {
                if (older.size() > 0 && older.size() <= newer.size()) {
                    ConsistencyProof.of(Suite.INTL.hasher(), log.hashes(), older.size(), newer.size())
                            .verify(Suite.INTL.hasher(), older.root(), newer.root());
                }
            }
        }
    }
}
