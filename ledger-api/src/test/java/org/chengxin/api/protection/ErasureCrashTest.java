package org.chengxin.api.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.chengxin.api.boot.ChildLedger;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event of an erasure is on disk, the ledger dies before the key is destroyed, and the next start finishes the work. */
class ErasureCrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path data;

    @BeforeEach
    void aFolderOfItsOwn() throws Exception {
        data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "erasure-")
                .resolve("data");
    }

    @Test
    void whatAKillCutOffIsDoneAfterTheNextStart() throws Exception {
        String person;
        try (ChildLedger ledger = start();
                LedgerHttp http = new LedgerHttp(ledger.port());
                Connection database = ChildLedger.database(data)) {
            person = register(http);
            String orders = "/api/v1/subjects/" + person + "/erasures";
            post(http, orders, Samples.order("PURPOSE_MET"), "demo-office");
            snapshotsCannotBeDeleted(database);
            CompletableFuture<?> answer = CompletableFuture.runAsync(
                    () -> http.postJson(orders + "/1:confirm", "", "Authorization", http.bearer("demo-office-2")));

            Eventually.within(PATIENCE, () -> count(database, ERASED, person) == 1);
            assertThat(count(database, CLAIMS, person)).isEqualTo(1);
            assertThat(count(database, DESTROYED, person)).isZero();
            ledger.kill();
            answer.handle((done, cutOff) -> null).join();
        }

        try (ChildLedger ledger = start();
                Connection database = ChildLedger.database(data);
                LedgerHttp http = new LedgerHttp(ledger.port())) {
            Eventually.within(PATIENCE, () -> count(database, CLAIMS, person) == 0);
            assertThat(count(database, DESTROYED, person)).isEqualTo(1);
            assertThat(count(database, ERASED, person)).isEqualTo(1);
            Eventually.within(PATIENCE, () -> read(http, person).contains("\"state\":\"ERASED\""));
            assertThat(read(http, person)).doesNotContain("欧阳示例201", Samples.citizenId(201));
        }
    }

    private static final String ERASED = "select count(*) from ledger.readable_event"
            + " where type = 'credit.personal-data.erased' and subject_id = ?";
    private static final String CLAIMS = "select count(*) from ledger.claim where owner = ?";
    private static final String DESTROYED =
            "select count(*) from ledger.subject_key where owner = ? and destroyed_at is not null";

    /** Readers come through this lock, so everything goes on but the erasure. It ends with the connection. */
    private static void snapshotsCannotBeDeleted(Connection database) throws SQLException {
        database.setAutoCommit(false);
        try (Statement lock = database.createStatement()) {
            lock.execute("lock table ledger.snapshot in share mode");
        }
    }

    private static long count(Connection database, String sql, String subject) {
        try (PreparedStatement query = database.prepareStatement(sql)) {
            query.setString(1, subject);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(LedgerHttp http, String person) {
        return http.get("/api/v1/subjects/" + person, "Authorization", http.bearer("demo-office"))
                .body();
    }

    private static String register(LedgerHttp http) {
        return Samples.json(post(http, "/api/v1/subjects", Samples.person(201), "demo-office"))
                .path("subjectId")
                .stringValue();
    }

    private static String post(LedgerHttp http, String path, String body, String client) {
        HttpResponse<String> answer = http.postJson(path, body, "Authorization", http.bearer(client));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body();
    }

    private ChildLedger start() throws Exception {
        return ChildLedger.launch(data, "--chengxin.demo=true").awaitHealthy();
    }
}
