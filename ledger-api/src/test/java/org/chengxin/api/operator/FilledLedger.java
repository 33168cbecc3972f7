package org.chengxin.api.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.api.LedgerApplication;
import org.chengxin.api.boot.LedgerParts;
import org.chengxin.api.support.DoubleTable;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;
import org.chengxin.api.support.TestPostgres;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.verify.Language;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Trust;
import org.chengxin.ledger.verify.Trust.KeptCheckpoint;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewPositions;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * A ledger that the application has filled: archives, facts, a file, corrections, an erasure, a restriction, look-ups, snapshots, signed
 * checkpoints. Its database is a template; whoever wants to do something to it takes a copy.
 */
final class FilledLedger implements AutoCloseable {

    private static final String APPROVALS = "classpath:demo/approvals.json";

    /** Two events each: with the others they are more than a tile has. */
    private static final int FILE_ROWS = 110;

    /** A fine that is made public. */
    private static final String SERIOUS = "\"3\"";

    private static final int FILE_PERSONS = 12;
    private static final int LONG_HISTORY = 12;

    private static final AtomicInteger COPIES = new AtomicInteger();

    private static final String NAME = "ledger";

    private final Path data = newFolder("filled-");
    private final Path cluster = newFolder("postgres-");
    private EmbeddedPostgres postgres;
    private final Scratch scratch;
    private final LedgerParts parts;
    private final String early;
    private final Trust atFirst;
    private final Trust atLast;

    private FilledLedger() throws SQLException, IOException {
        postgres = server("on");
        run("create role " + TestPostgres.USER + " login");
        run("create database " + NAME + " owner " + TestPostgres.USER);
        try (ConfigurableApplicationContext app = start()) {
            new Filling(app).first();
        }
        early = name(copy(NAME));
        atFirst = kept();
        try (ConfigurableApplicationContext app = start()) {
            new Filling(app).second();
        }
        atLast = kept();
        parts = LedgerParts.read(settings(APPROVALS));
        postgres.close();
        // What is done to copies need not survive anything; the ledger itself would refuse such a server.
        postgres = server("off");
        run("create database scratch owner " + TestPostgres.USER);
        scratch = Scratch.given(TestPostgres.connect(url("scratch")));
    }

    private EmbeddedPostgres server(String fsync) throws IOException {
        return TestPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", fsync)
                .start();
    }

    private void run(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String url(String name) {
        return postgres.getJdbcUrl(TestPostgres.USER, name);
    }

    static FilledLedger fill() throws SQLException, IOException {
        return new FilledLedger();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(LedgerApplication.class)
                .run(
                        "--server.port=0",
                        "--chengxin.demo=true",
                        "--chengxin.catalogue.approvals=" + APPROVALS,
                        "--chengxin.snapshot-every-events=10",
                        "--spring.datasource.hikari.maximum-pool-size=8",
                        "--spring.datasource.hikari.minimum-idle=1",
                        "--chengxin.database.url=" + url(NAME),
                        "--chengxin.database.username=" + TestPostgres.USER,
                        "--chengxin.data=" + data);
    }

    private MockEnvironment settings(String approvals) {
        return new MockEnvironment()
                .withProperty("chengxin.data", data.toString())
                .withProperty("chengxin.catalogue.approvals", approvals);
    }

    /** As somebody would take the newest checkpoints home, and the keys with them. */
    private Trust kept() throws SQLException {
        List<KeptCheckpoint> notes = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        try (Connection connection = TestPostgres.connect(url(NAME))) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            for (String schema : List.of("ledger", "disclosure_log")) {
                notes.add(new KeptCheckpoint(
                        "kept of " + schema,
                        jdbc.queryForObject(
                                "select note from " + schema + ".checkpoint order by size desc limit 1",
                                String.class)));
                keys.addAll(jdbc.queryForList("select vkey from " + schema + ".log_key", String.class));
            }
        }
        return new Trust(notes, keys, List.of(), 0);
    }

    /** The last checkpoints of the time when it was as {@link #early} has it. */
    Trust keptAtFirst() {
        return atFirst;
    }

    /** The last checkpoints there are. */
    Trust keptAtLast() {
        return atLast;
    }

    /** What those have who never kept a checkpoint. */
    Trust pinnedKeysOnly() {
        return new Trust(List.of(), atLast.verifierKeys(), List.of(), 0);
    }

    /** Sizes of the last checkpoints: of the ledger, of the log of disclosure. */
    List<Long> sizesAtLast() {
        return atLast.checkpoints().stream()
                .map(kept ->
                        Checkpoint.parse(SignedNote.parse(kept.note()).text()).size())
                .toList();
    }

    String copy() {
        return copy(NAME);
    }

    /** As the database was once. */
    String copyOfEarlier() {
        return copy(early);
    }

    private String copy(String template) {
        String name = "tampered_" + COPIES.incrementAndGet();
        run("create database " + name + " template " + template + " owner " + TestPostgres.USER);
        return url(name);
    }

    void drop(String url) {
        run("drop database " + name(url));
    }

    private static String name(String url) {
        return url.replaceAll(".*/([^/?]+)\\?.*", "$1");
    }

    Path keys() {
        return data.resolve("keys");
    }

    LedgerParts parts() {
        return parts;
    }

    Report verify(String url, Trust trust) throws SQLException {
        return verify(url, trust, parts);
    }

    /** With a file of approvals that the log knows nothing of. */
    Report verifyWithOtherApprovals(String url, Trust trust) throws SQLException {
        return verify(url, trust, LedgerParts.read(settings("")));
    }

    private Report verify(String url, Trust trust, LedgerParts with) throws SQLException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Report report = new Report(new PrintStream(said, true, UTF_8), Language.EN);
        Connection connection = TestPostgres.connect(url);
        // Rolled back is emptied, and a hundred times as fast.
        scratch.transaction().executeWithoutResult(status -> {
            status.setRollbackOnly();
            try {
                new OperatorVerification(with, scratch).run("copy", connection, trust, List.of(), report, System.err);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return report;
    }

    private static Path newFolder(String prefix) {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), prefix)
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        scratch.close();
        postgres.close();
        FileSystemUtils.deleteRecursively(cluster);
    }

    /** What callers do to it. */
    private static final class Filling {

        private final ConfigurableApplicationContext app;
        private final LedgerHttp http;
        private final String office;
        private final String second;
        private final String submitter;

        Filling(ConfigurableApplicationContext app) {
            this.app = app;
            this.http = new LedgerHttp(Integer.parseInt(app.getEnvironment().getRequiredProperty("local.server.port")));
            this.office = http.bearer("demo-office");
            this.second = http.bearer("demo-office-2");
            this.submitter = http.bearer("demo-submitter");
        }

        void first() {
            register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
            String person = register(Samples.person(1));
            register(Samples.person(2));
            String enterprise = register(Samples.enterprise(901));
            for (int n = 0; n < LONG_HISTORY; n++) {
                record(enterprise, 100 + n);
            }
            String wrong = record(enterprise, 1);
            send(
                    "/api/v1/records/" + wrong + "/corrections",
                    Samples.correction("/payload/content", "责令改正。"),
                    submitter);
            send(
                    "/api/v1/records/" + wrong + "/objections",
                    "{\"ground\":\"DUPLICATE\",\"reason\":\"与另一条重复\"}",
                    office);
            send("/api/v1/subjects/" + enterprise + "/rectifications", Samples.rectification(), office);
            send("/api/v1/records/" + record(enterprise, 5) + "/repairs", Samples.repair(), office);
            String revoked = record(enterprise, 2);
            send("/api/v1/records/" + revoked + "/revocation", Samples.revocation("RECORDED_IN_ERROR"), office);
            record(person, 3);
            file(0, FILE_ROWS);
            look(person, enterprise);
            send("/api/v1/subjects/" + person + "/erasures", Samples.order("PURPOSE_MET"), office);
            send("/api/v1/subjects/" + person + "/erasures/1:confirm", "", second);
            settled();
        }

        void second() {
            String enterprise = register(Samples.enterprise(902));
            for (int n = 0; n < LONG_HISTORY; n++) {
                record(enterprise, 200 + n);
            }
            String restricted = register(Samples.enterprise(903));
            record(restricted, 300);
            send("/api/v1/subjects/" + restricted + "/restrictions", Samples.order("RETENTION_RUNNING"), office);
            send("/api/v1/subjects/" + restricted + "/restrictions/1:confirm", "", second);
            file(FILE_ROWS, 10);
            look(restricted, enterprise);
            settled();
        }

        /** Some look-ups, of one and of many, given and refused. */
        private void look(String... subjects) {
            for (String subject : subjects) {
                http.get("/api/v1/subjects/" + subject + "/profile", "Authorization", office);
                http.get("/api/v1/subjects/" + subject, http.as("demo-checker"));
            }
            http.get("/api/v1/subjects?limit=5", "Authorization", office);
        }

        private void file(int from, int count) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (int n = from; n < from + count; n++) {
                String document = "澄市监篡批〔2026〕%05d号".formatted(n);
                Map<String, String> row = n % FILE_ROWS < FILE_PERSONS
                        ? DoubleTable.personPenalty(n % 900, document)
                        : DoubleTable.penalty(n, document);
                row.put(DoubleTable.FINE, "3.000000");
                rows.add(n % 40 == 7 ? DoubleTable.with(row, DoubleTable.DECIDED, "2026/02/30") : row);
            }
            HttpResponse<String> answer = http.postFile(
                    "/api/v1/batches",
                    Map.of("type", "AA-02"),
                    "处罚.csv",
                    DoubleTable.csv(DoubleTable.PENALTY, rows),
                    "Authorization",
                    submitter);
            String path = "/api/v1/batches/"
                    + Samples.json(answer.body()).path("batchId").stringValue();
            Eventually.that(() -> Samples.json(
                            http.get(path, "Authorization", submitter).body())
                    .path("status")
                    .stringValue()
                    .equals("COMPLETED"));
        }

        /** Until every view has seen everything, and what both logs say is signed. */
        private void settled() {
            long head = app.getBean(Positions.class).head();
            ViewPositions positions = app.getBean(ViewPositions.class);
            for (View view : app.getBeansOfType(View.class).values()) {
                Eventually.that(() -> positions.of(view.name()) >= head);
            }
            JdbcTemplate jdbc = app.getBean(JdbcTemplate.class);
            Eventually.that(() -> Boolean.TRUE.equals(jdbc.queryForObject("""
                            select (select max(position) from ledger.event) = (select max(size) from ledger.checkpoint)
                               and (select max(position) from disclosure_log.entry)
                                 = (select max(size) from disclosure_log.checkpoint)
                            """, Boolean.class)));
            http.close();
        }

        private String record(String subject, int n) {
            return send(
                            "/api/v1/subjects/" + subject + "/records",
                            Samples.penalty("澄市监篡罚〔2026〕%05d号".formatted(n), "2026-06-01")
                                    .replace("\"0.5\"", SERIOUS),
                            submitter)
                    .path("recordId")
                    .stringValue();
        }

        private String register(String body) {
            return send("/api/v1/subjects", body, office).path("subjectId").stringValue();
        }

        private JsonNode send(String path, String body, String token) {
            HttpResponse<String> answer = http.postJson(path, body, "Authorization", token);
            if (answer.statusCode() > 201) {
                throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
            }
            return Samples.json(answer.body());
        }
    }
}
