package org.chengxin.api.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.api.support.DoubleTable.CODE;
import static org.chengxin.api.support.DoubleTable.DECIDED;
import static org.chengxin.api.support.DoubleTable.DOCUMENT;
import static org.chengxin.api.support.DoubleTable.FACTS;
import static org.chengxin.api.support.DoubleTable.FINE;
import static org.chengxin.api.support.DoubleTable.LICENCE;
import static org.chengxin.api.support.DoubleTable.PENALTY;
import static org.chengxin.api.support.DoubleTable.REMARK;
import static org.chengxin.api.support.DoubleTable.csv;
import static org.chengxin.api.support.DoubleTable.licence;
import static org.chengxin.api.support.DoubleTable.penalty;
import static org.chengxin.api.support.DoubleTable.personPenalty;
import static org.chengxin.api.support.DoubleTable.with;

import de.siegmar.fastcsv.reader.CsvReader;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.chengxin.api.imports.BatchStatus.State;
import org.chengxin.api.support.DoubleTable;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files over real HTTP: every row gets its verdict, and nothing is taken twice. */
@LedgerTest
class BatchDoorTest {

    private static final String DOOR = "/api/v1/batches";

    /** The verdicts of {@link #rows}, in the order of the file. */
    private static final List<String> VERDICTS = List.of(
            "ACCEPTED",
            "ACCEPTED",
            "DUPLICATE",
            "REJECTED " + DOCUMENT + " R-CONFLICT",
            "REJECTED " + CODE + " R-ID-USCC-CHECK",
            "REJECTED " + DECIDED + " R-DATE",
            "REJECTED " + FINE + " R-AMOUNT",
            "ACCEPTED");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BatchStore store;

    @Autowired
    private BatchRunner runner;

    @Autowired
    private Ids ids;

    @Autowired
    private LedgerClock clock;

    private LedgerHttp http;
    private String submitter;

    @BeforeEach
    void departmentsAreRegistered() {
        http = new LedgerHttp(port);
        submitter = http.bearer("demo-submitter");
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
        register(Samples.department(Samples.APPROVAL_NAME, Samples.APPROVAL));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void everyRowGetsItsVerdictAndTheRejectedOnesNameTheColumn() {
        JsonNode batch = completed(upload("penalties.csv", csv(PENALTY, rows(100))));

        assertThat(verdicts(batch)).isEqualTo(VERDICTS);
        assertThat(counts(batch)).containsExactly(8, 3, 1, 4);
        JsonNode wrongDate = verdict(batch, 6);
        assertThat(wrongDate.path("value").stringValue()).isEqualTo("2026/02/30");
        assertThat(wrongDate.path("message").stringValue()).isNotBlank();
        assertThat(verdict(batch, 3).path("recordId"))
                .isEqualTo(verdict(batch, 1).path("recordId"));
        assertThat(verdict(batch, 8).path("normalised")).isNotEmpty();
    }

    @Test
    void theSameFileAgainAddsNothing() {
        byte[] file = csv(PENALTY, rows(110));
        completed(upload("once.csv", file));
        long before = facts();

        JsonNode again = completed(upload("twice.csv", file));

        assertThat(counts(again)).containsExactly(8, 0, 4, 4);
        assertThat(again.has("firstPosition")).isFalse();
        assertThat(facts()).isEqualTo(before);
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("rows.csv", csv(PENALTY, rows(120), Charset.forName("GB18030"))),
                Arguments.of("rows.xlsx", DoubleTable.xlsx(PENALTY, rows(130))),
                Arguments.of("rows.json", DoubleTable.json(rows(140))),
                Arguments.of("rows.ndjson", DoubleTable.ndjson(rows(150))));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatGivesTheSameVerdicts(String name, byte[] file) {
        JsonNode batch = completed(upload(name, file));

        assertThat(verdicts(batch)).isEqualTo(VERDICTS);
        assertThat(counts(batch)).containsExactly(8, 3, 1, 4);
    }

    @Test
    void aFileWithoutARequiredColumnOrWithOneTwiceIsRefusedBeforeAnyRow() {
        long factsBefore = facts();
        long batchesBefore = batches();
        List<String> missing = new ArrayList<>(PENALTY);
        missing.remove(DECIDED);
        List<String> doubled = new ArrayList<>(PENALTY);
        doubled.add(DECIDED);

        for (List<String> header : List.of(missing, doubled)) {
            HttpResponse<String> answer = upload("header.csv", csv(header, rows(160)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            JsonNode problem = Samples.json(answer.body());
            assertThat(problem.path("rule").stringValue()).startsWith("R-");
            assertThat(problem.path("detail").stringValue()).contains(DECIDED);
            assertThat(problem.path("errors").get(0).path("pointer").stringValue())
                    .isEqualTo("/file");
        }
        assertThat(facts()).isEqualTo(factsBefore);
        assertThat(batches()).isEqualTo(batchesBefore);
    }

    @Test
    void rejectedRowsAreDownloadedMendedAndSentAgain() {
        JsonNode batch = completed(upload("broken.csv", csv(PENALTY, rows(170))));
        List<List<String>> rejects = rejects(batch);
        assertThat(rejects).hasSize(5);
        assertThat(rejects.getFirst())
                .startsWith(PENALTY.toArray(String[]::new))
                .hasSize(PENALTY.size() + 2);
        assertThat(rejects.get(3).getLast()).contains(DECIDED);

        int at = PENALTY.indexOf(DECIDED);
        List<List<String>> mended = List.of(rejects.getFirst(), replaced(rejects.get(3), at, "2026/02/28"));
        JsonNode again =
                completed(upload("mended.csv", DoubleTable.csvLines(mended).getBytes(UTF_8)));

        assertThat(verdicts(again)).containsExactly("ACCEPTED");
        assertThat(record(verdict(again, 1)).path("decidedOn").stringValue()).isEqualTo("2026-02-28");
    }

    @Test
    void aFormulaIsHarmlessInTheDownloadAndComesBackAsItWas() {
        Map<String, String> row =
                with(with(penalty(180, no(180, 1)), REMARK, "=HYPERLINK(\"http://x\")"), FACTS, "@事实");
        JsonNode batch = completed(upload("formula.csv", csv(PENALTY, List.of(with(row, DECIDED, "2026/02/30")))));
        List<List<String>> rejects = rejects(batch);
        List<String> rejected = rejects.get(1);
        assertThat(rejected.get(PENALTY.indexOf(REMARK))).isEqualTo("'=HYPERLINK(\"http://x\")");
        assertThat(rejected.get(PENALTY.indexOf(FACTS))).isEqualTo("'@事实");

        List<List<String>> mended =
                List.of(rejects.getFirst(), replaced(rejected, PENALTY.indexOf(DECIDED), "2026/02/28"));
        JsonNode again =
                completed(upload("formula.csv", DoubleTable.csvLines(mended).getBytes(UTF_8)));

        assertThat(verdicts(again)).containsExactly("ACCEPTED");
        JsonNode payload = record(verdict(again, 1)).path("payload");
        assertThat(payload.path("facts").stringValue()).isEqualTo("@事实");
        assertThat(payload.path("remark").stringValue()).isEqualTo("=HYPERLINK(\"http://x\")");
    }

    @Test
    void aRejectedRowIsRejectedAgainWithoutItsReasonColumnBeingDoubled() {
        JsonNode batch = completed(upload("broken.csv", csv(PENALTY, rows(190))));
        List<List<String>> rejects = rejects(batch);

        JsonNode again =
                completed(upload("unmended.csv", DoubleTable.csvLines(rejects).getBytes(UTF_8)));

        assertThat(verdicts(again)).isEqualTo(VERDICTS.subList(3, 7));
        assertThat(rejects(again).getFirst()).isEqualTo(rejects.getFirst());
    }

    @Test
    void theSameKeyWithTheSameFileIsTheSameBatchAndWithAnotherIsRefused() {
        byte[] file = csv(PENALTY, rows(200));
        HttpResponse<String> first = upload("key.csv", file, "Idempotency-Key", "batch-key");
        HttpResponse<String> again = upload("key.csv", file, "Idempotency-Key", "batch-key");
        HttpResponse<String> other = upload("key.csv", csv(PENALTY, rows(210)), "Idempotency-Key", "batch-key");

        assertThat(completed(again).path("batchId")).isEqualTo(completed(first).path("batchId"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(Samples.json(other.body()).path("rule").stringValue()).isEqualTo("R-IDEMPOTENCY-KEY");
    }

    @Test
    void anotherOrganNeitherSeesTheBatchNorReportsInItsPlace() {
        byte[] file = csv(PENALTY, rows(220));
        String batchId = completed(upload("mine.csv", file)).path("batchId").stringValue();
        String stranger = http.bearer("demo-submitter-2");

        for (String part : List.of("", "/rows", "/rejects.csv", "/receipt")) {
            assertThat(http.get(DOOR + "/" + batchId + part, "Authorization", stranger)
                            .statusCode())
                    .as(part)
                    .isEqualTo(404);
        }
        HttpResponse<String> foreign = http.postFile(
                DOOR, Map.of("type", "AA-02", "source", Samples.MARKET), "f.csv", file, "Authorization", stranger);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(Samples.json(foreign.body()).path("rule").stringValue()).isEqualTo("R-ACL");
    }

    @Test
    void theReceiptNamesFileCountsAndPositions() throws Exception {
        byte[] file = csv(PENALTY, rows(230));
        JsonNode batch = completed(upload("receipt.csv", file));
        JsonNode receipt = read("/" + batch.path("batchId").stringValue() + "/receipt");
        List<Long> positions = rowsOf(batch).stream()
                .filter(row -> row.path("verdict").stringValue().equals("ACCEPTED"))
                .map(row -> row.path("position").asLong())
                .toList();

        assertThat(receipt.path("batchId")).isEqualTo(batch.path("batchId"));
        assertThat(receipt.path("sha256").stringValue())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
        assertThat(counts(receipt)).containsExactly(8, 3, 1, 4);
        assertThat(receipt.path("firstPosition").asLong())
                .isEqualTo(positions.stream().min(Long::compare).orElseThrow());
        assertThat(receipt.path("lastPosition").asLong())
                .isEqualTo(positions.stream().max(Long::compare).orElseThrow());
    }

    @Test
    void aFileOfLicencesIsTaken() {
        List<Map<String, String>> rows = List.of(
                licence(240, "澄行审许〔2026〕00001号"),
                licence(241, "澄行审许〔2026〕00002号"),
                with(licence(242, "澄行审许〔2026〕00003号"), "有效期至", "2001/01/01"));
        HttpResponse<String> answer = http.postFile(
                DOOR,
                Map.of("type", "AA-01"),
                "licences.csv",
                csv(LICENCE, rows),
                "Authorization",
                http.bearer("demo-submitter-2"));
        submitter = http.bearer("demo-submitter-2");
        JsonNode batch = completed(answer);

        assertThat(verdicts(batch)).containsExactly("ACCEPTED", "ACCEPTED", "REJECTED 有效期至 R-DATE-ORDER");
        assertThat(record(verdict(batch, 1)).path("type").stringValue()).isEqualTo("AA-01");
    }

    @Test
    void aRowAboutANaturalPersonIsTakenAndNeverPublic() {
        // A fine of three ten thousands is shown for long enough; half of one is past by now.
        Map<String, String> publicRow = with(penalty(251, no(251, 1)), FINE, "3");
        JsonNode batch =
                completed(upload("person.csv", csv(PENALTY, List.of(personPenalty(250, no(250, 1)), publicRow))));
        String person = verdict(batch, 1).path("recordId").stringValue();
        String body = verdict(batch, 2).path("recordId").stringValue();

        assertThat(verdicts(batch)).containsExactly("ACCEPTED", "ACCEPTED");
        Eventually.that(() -> http.get("/api/v1/public/records/" + body).statusCode() == 200);
        assertThat(record(verdict(batch, 1)).path("documentNo").stringValue()).isEqualTo(no(250, 1));
        assertThat(http.get("/api/v1/public/records/" + person).statusCode()).isEqualTo(404);
        assertThat(http.get("/api/v1/public/open-data/records.csv").body())
                .contains(body)
                .doesNotContain(person, no(250, 1));
        assertThat(rowsOf(batch).toString()).doesNotContain(DoubleTable.citizen(250));
    }

    /** The window of a crash between storing the file and saying so in the ledger. */
    @Test
    void aFileCutOffBeforeItWasAnnouncedIsAnnouncedAndTakenByTheNextStart(@TempDir Path folder) throws Exception {
        byte[] bytes = csv(PENALTY, rows(260));
        Path file = Files.write(folder.resolve("cut.csv"), bytes);
        BatchId id = new BatchId(ids.next());
        Actor actor = new Actor("demo-submitter", Role.SUBMITTER, Samples.MARKET);
        Organ source = new Organ(Samples.MARKET_NAME, Samples.MARKET);
        BatchStatus received = new BatchStatus(
                id,
                State.RUNNING,
                actor,
                "AA-02",
                source,
                "cut.csv",
                "0".repeat(64),
                bytes.length,
                null,
                0,
                0,
                0,
                0,
                null,
                null,
                clock.now(),
                null,
                null,
                null);
        store.create(received, null, new BatchSeal.Envelope("cut.csv", "0".repeat(64), PENALTY), file);

        runner.resume();

        Eventually.that(() -> !read("/" + id).path("status").stringValue().equals("RUNNING"));
        assertThat(counts(read("/" + id))).containsExactly(8, 3, 1, 4);
        assertThat(count("select count(*) from ledger.readable_event where type like 'submission.batch.%'"
                        + " and subject_id = '" + id + "'"))
                .isEqualTo(2);
    }

    /** Eight rows that no other test uses, if the tests' numbers are ten apart. */
    private static List<Map<String, String>> rows(int n) {
        Map<String, String> good = penalty(n, no(n, 1));
        String code = Samples.enterpriseCode(n + 2);
        String wrongCheck = code.substring(0, 17) + (code.endsWith("0") ? "1" : "0");
        return List.of(
                good,
                personPenalty(n, no(n, 2)),
                good,
                with(good, FINE, "0.600000"),
                with(penalty(n + 2, no(n, 5)), CODE, wrongCheck),
                with(penalty(n + 3, no(n, 6)), DECIDED, "2026/02/30"),
                with(penalty(n + 4, no(n, 7)), FINE, "-3"),
                with(
                        penalty(n + 5, no(n, 8)),
                        CODE,
                        Samples.enterpriseCode(n + 5).toLowerCase(Locale.ROOT) + " "));
    }

    private static String no(int n, int document) {
        return "澄市监处罚〔2026〕%03d%02d号".formatted(n, document);
    }

    private HttpResponse<String> upload(String name, byte[] file, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", submitter));
        return http.postFile(DOOR, Map.of("type", "AA-02"), name, file, all.toArray(String[]::new));
    }

    private JsonNode completed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String batch = "/" + Samples.json(answer.body()).path("batchId").stringValue();
        assertThat(answer.headers().firstValue("Location")).hasValue(DOOR + batch);
        Eventually.that(() -> !read(batch).path("status").stringValue().equals("RUNNING"));
        JsonNode done = read(batch);
        assertThat(done.path("status").stringValue()).isEqualTo("COMPLETED");
        assertThat(done.path("accepted").asInt()
                        + done.path("duplicate").asInt()
                        + done.path("rejected").asInt())
                .isEqualTo(done.path("rows").asInt());
        return done;
    }

    /** Rows, accepted, duplicate, rejected. */
    private static List<Integer> counts(JsonNode batch) {
        return Stream.of("rows", "accepted", "duplicate", "rejected")
                .map(name -> batch.path(name).asInt())
                .toList();
    }

    private List<String> verdicts(JsonNode batch) {
        return rowsOf(batch).stream()
                .map(row -> Stream.of("verdict", "column", "rule")
                        .filter(row::has)
                        .map(name -> row.path(name).stringValue())
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow())
                .toList();
    }

    private JsonNode verdict(JsonNode batch, int row) {
        return rowsOf(batch).get(row - 1);
    }

    private List<JsonNode> rowsOf(JsonNode batch) {
        return read("/" + batch.path("batchId").stringValue() + "/rows?limit=100")
                .path("items")
                .valueStream()
                .toList();
    }

    private List<List<String>> rejects(JsonNode batch) {
        HttpResponse<String> answer =
                http.get(DOOR + "/" + batch.path("batchId").stringValue() + "/rejects.csv", "Authorization", submitter);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("\uFEFF");
        return CsvReader.builder().ofCsvRecord(answer.body().substring(1)).stream()
                .map(de.siegmar.fastcsv.reader.CsvRecord::getFields)
                .toList();
    }

    private static List<String> replaced(List<String> cells, int at, String value) {
        List<String> changed = new ArrayList<>(cells);
        changed.set(at, value);
        return changed;
    }

    private JsonNode record(JsonNode row) {
        String path = "/api/v1/records/" + row.path("recordId").stringValue();
        Eventually.that(() -> http.get(path, "Authorization", submitter).statusCode() == 200);
        return Samples.json(http.get(path, "Authorization", submitter).body());
    }

    private JsonNode read(String path) {
        HttpResponse<String> answer = http.get(DOOR + path, "Authorization", submitter);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Samples.json(answer.body());
    }

    private long facts() {
        return count("select count(*) from ledger.readable_event where type = 'credit.fact.recorded'");
    }

    private long batches() {
        return count("select count(*) from submission.batch");
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void register(String body) {
        HttpResponse<String> answer =
                http.postJson("/api/v1/subjects", body, "Authorization", http.bearer("demo-office"));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }
}
