package org.chengxin.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.api.support.DoubleTable.DECIDED;
import static org.chengxin.api.support.DoubleTable.FINE;
import static org.chengxin.api.support.DoubleTable.PENALTY;
import static org.chengxin.api.support.DoubleTable.csv;
import static org.chengxin.api.support.DoubleTable.penalty;
import static org.chengxin.api.support.DoubleTable.personPenalty;
import static org.chengxin.api.support.DoubleTable.with;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chengxin.api.boot.ChildLedger;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A ledger that is killed while it reads a file, again and again, ends with the verdicts of a ledger that was left alone, and
 * with one fact per accepted row. A row that reached the ledger just before a kill must know itself as accepted afterwards,
 * not as a duplicate of itself.
 */
class BatchCrashTest {

    private static final int ROWS = 1500;
    private static final long SEED = 20261122;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** More would take a night: a start takes seconds. */
    private static final int KILLS_MAX = 50;

    private static final int KILLS = Math.min(Integer.getInteger("campaign.tries", 2), KILLS_MAX);

    private static final String FACTS =
            "select count(*) from ledger.readable_event where type = 'credit.fact.recorded'";
    private static final String ENDS = "select count(*) from ledger.readable_event where type like '%batch.completed'";
    private static final int PAGE_ROWS = 200;

    private Path folder;

    @BeforeEach
    void aFolderOfItsOwn() throws Exception {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "crash-");
    }

    @Test
    void aKilledLedgerGivesEveryRowTheVerdictItWouldHaveHad() throws Exception {
        byte[] file = csv(PENALTY, rows());
        Path calm = folder.resolve("calm");
        Path stormy = folder.resolve("stormy");
        Ending expected;
        try (ChildLedger ledger = start(calm)) {
            upload(ledger, file);
            expected = ending(ledger, calm);
        }

        Ending found = killed(stormy, file);

        assertThat(found.verdicts).isEqualTo(expected.verdicts).hasSizeGreaterThan(ROWS);
        assertThat(found.counts).isEqualTo(expected.counts);
        assertThat(expected.facts).isEqualTo(expected.accepted());
        assertThat(found.facts).isEqualTo(found.accepted());
        assertThat(found.ends).isEqualTo(1);
    }

    /** What is left of a batch that was read to its end: status, rows, accepted, duplicate, rejected; events. */
    private record Ending(List<String> verdicts, List<String> counts, long facts, long ends) {

        long accepted() {
            return Long.parseLong(counts.get(2));
        }
    }

    private static Ending killed(Path data, byte[] file) throws Exception {
        Random random = new Random(SEED);
        try (ChildLedger first = start(data)) {
            upload(first, file);
            killAfter(first, data, moment(random, 0));
        }
        for (int kill = 1; kill < KILLS; kill++) {
            try (ChildLedger next = start(data)) {
                killAfter(next, data, moment(random, kill));
            }
        }
        try (ChildLedger last = start(data)) {
            Ending ending = ending(last, data);
            assertThat(last.output()).contains("resuming batch");
            return ending;
        }
    }

    /** Every kill has a stretch of the file for itself and comes somewhere in it. */
    private static long moment(Random random, int kill) {
        return (long) ((kill + random.nextDouble()) * ROWS * 0.8 / KILLS);
    }

    private static void killAfter(ChildLedger ledger, Path data, long facts) throws Exception {
        try (Connection database = ChildLedger.database(data)) {
            Eventually.within(PATIENCE, () -> number(database, FACTS) >= facts);
        }
        ledger.kill();
    }

    private static ChildLedger start(Path data) throws Exception {
        return ChildLedger.launch(data, "--chengxin.demo=true").awaitHealthy();
    }

    private static void upload(ChildLedger ledger, byte[] file) {
        try (LedgerHttp http = new LedgerHttp(ledger.port())) {
            HttpResponse<String> registered = http.postJson(
                    "/api/v1/subjects",
                    Samples.department(Samples.MARKET_NAME, Samples.MARKET),
                    "Authorization",
                    http.bearer("demo-office"));
            assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
            HttpResponse<String> answer = http.postFile(
                    "/api/v1/batches",
                    Map.of("type", "AA-02"),
                    "crash.csv",
                    file,
                    "Authorization",
                    http.bearer("demo-submitter"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            JsonNode batch = Samples.json(answer.body());
            assertThat(batch.path("status").stringValue()).isEqualTo("RUNNING");
        }
    }

    private static Ending ending(ChildLedger ledger, Path data) throws Exception {
        try (Connection database = ChildLedger.database(data)) {
            Eventually.within(
                    PATIENCE,
                    () -> number(database, "select count(*) from submission.batch where status <> 'RUNNING'") == 1);
            return new Ending(
                    verdicts(
                            ledger,
                            lines(database, "select batch_id from submission.batch")
                                    .getFirst()),
                    List.of(lines(
                                    database,
                                    "select status, total, accepted, duplicate, rejected, done from submission.batch")
                            .getFirst()
                            .split("\\|")),
                    number(database, FACTS),
                    number(database, ENDS));
        }
    }

    /** What the department reads: every row with its verdict and its faults, without the ids, and the file of refused rows. */
    private static List<String> verdicts(ChildLedger ledger, String batch) {
        List<String> verdicts = new ArrayList<>();
        try (LedgerHttp http = new LedgerHttp(ledger.port())) {
            String token = http.bearer("demo-submitter");
            String rows = "/api/v1/batches/" + batch + "/rows?limit=" + PAGE_ROWS + "&cursor=";
            String cursor = "";
            while (cursor != null) {
                JsonNode page = Samples.json(
                        http.get(rows + cursor, "Authorization", token).body());
                for (JsonNode row : page.path("items")) {
                    boolean recorded = row.has("recordId");
                    verdicts.add(((ObjectNode) row).without(List.of("recordId", "position")) + " " + recorded);
                }
                cursor = page.has("nextCursor") ? page.path("nextCursor").stringValue() : null;
            }
            http.get("/api/v1/batches/" + batch + "/rejects.csv", "Authorization", token)
                    .body()
                    .lines()
                    .forEach(verdicts::add);
        }
        return verdicts;
    }

    /** Good rows, and every ten rows one of each other kind, some about a row of the portion before. */
    private static List<Map<String, String>> rows() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            String documentNo = "澄市监处罚〔2026〕%05d号".formatted(i);
            Map<String, String> row = penalty(i % 300, documentNo);
            rows.add(
                    switch (i % 10) {
                        case 3 -> personPenalty(i % 300, documentNo);
                        case 5 -> with(row, DECIDED, "2026/02/30");
                        case 7 -> i < 300 ? row : rows.get(i - 300);
                        case 9 -> with(rows.get(i / 20 * 10), FINE, "7.000000");
                        default -> row;
                    });
        }
        return rows;
    }

    private static long number(Connection database, String sql) {
        return Long.parseLong(lines(database, sql).getFirst());
    }

    private static List<String> lines(Connection database, String sql) {
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (result.next()) {
                StringBuilder line = new StringBuilder();
                for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
                    line.append(c == 1 ? "" : "|").append(result.getString(c));
                }
                lines.add(line.toString());
            }
            return lines;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
