package org.chengxin.api.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.chengxin.api.exports.LedgerCheckpoints;
import org.chengxin.api.support.Auditor;
import org.chengxin.api.support.Auditor.Verdict;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Evidence over real HTTP, verified as somebody does who has nothing else. */
@LedgerTest
class EvidenceDoorTest {

    private static final int FLIPS = Integer.getInteger("campaign.tries", 1000);
    private static final String PHONE = "13812345678";

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerCheckpoints checkpoints;

    @TempDir
    private Path home;

    private static final AtomicInteger RECORDS = new AtomicInteger();

    private LedgerHttp http;
    private int n;
    private String office;
    private String submitter;
    private String subject;
    private String record;

    @BeforeEach
    void aRecordWasMadeAndCorrected() {
        http = new LedgerHttp(port);
        n = RECORDS.incrementAndGet();
        office = http.bearer("demo-office");
        submitter = http.bearer("demo-submitter");
        post("/api/v1/subjects", Samples.department(Samples.MARKET_NAME, Samples.MARKET), office);
        post("/api/v1/subjects", Samples.department(Samples.APPROVAL_NAME, Samples.APPROVAL), office);
        subject = id(post("/api/v1/subjects", Samples.enterprise(n), office), "subjectId");
        String penalty = Samples.penalty("澄市监处罚〔2026〕1%02d号".formatted(n), "2026-06-01");
        record = id(post("/api/v1/subjects/" + subject + "/records", penalty, submitter), "recordId");
        Eventually.that(() ->
                http.get("/api/v1/records/" + record, "Authorization", office).statusCode() == 200);
        post(
                "/api/v1/records/" + record + "/corrections",
                Samples.correction("/payload/fineWanYuan", "0.8").replace("原件", "原件，电话" + PHONE),
                submitter);
        Eventually.that(() -> http.get("/api/v1/records/" + record + "/history", "Authorization", office)
                .body()
                .contains("credit.fact.corrected"));
    }

    @Test
    void evidenceAboutARecordVerifiesByItselfAndReadsInBothLanguages() throws IOException {
        byte[] bundle = bundle("/api/v1/records/" + record + "/evidence", office);
        Verdict verdict = verify(bundle);
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said())
                .contains("2 events match their leaves")
                .contains("subject " + subject + " has other events that are not in this bundle");

        Map<String, String> files = unpacked(bundle);
        assertThat(files.keySet())
                .startsWith("README.txt", "history.html", "log.txt", "checkpoint.txt")
                .endsWith("manifest.txt");
        assertThat(files.get("history.html"))
                .contains("澄市监处罚〔2026〕1%02d号".formatted(n), "行政处罚", "Administrative penalty", "0.8", PHONE)
                .doesNotContain("??");
        assertThat(files.get("README.txt")).contains("--bundle");
    }

    @Test
    void evidenceAboutASubjectHasAllItsEvents() throws IOException {
        byte[] bundle = bundle("/api/v1/subjects/" + subject + "/evidence", office);
        Verdict verdict = verify(bundle);
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said()).contains("events 0..2 of subject " + subject + " are all here");
    }

    @Test
    void personalValuesAreShownToNobodyWhoMayNotSeeThem() throws IOException {
        Map<String, String> files =
                unpacked(bundle("/api/v1/records/" + record + "/evidence", http.as("demo-checker")));
        assertThat(files.values()).noneMatch(content -> content.contains(PHONE));
        assertThat(files.get("history.html")).contains("***");

        Map<String, String> clear = unpacked(bundle("/api/v1/records/" + record + "/evidence", office));
        clear.remove("history.html");
        assertThat(clear.values())
                .as("what was sealed stays sealed, whoever takes it")
                .noneMatch(content -> content.contains(PHONE));
    }

    @Test
    void whatIsNotForTheReaderIsNotThere() {
        String stranger = http.bearer("demo-subject");
        assertThat(http.get("/api/v1/records/" + record + "/evidence", "Authorization", stranger)
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.get("/api/v1/subjects/" + subject + "/evidence", "Authorization", stranger)
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.get("/api/v1/records/" + record + "/evidence").statusCode())
                .isEqualTo(401);
    }

    /** Guarantee A11 on what the door hands out. */
    @Test
    void noByteOfItCanBeChanged() throws IOException {
        byte[] bundle = bundle("/api/v1/records/" + record + "/evidence", office);
        Random random = new Random(11);
        for (int i = 0; i < FLIPS; i++) {
            byte[] changed = bundle.clone();
            int at = random.nextInt(bundle.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(verify(changed).exit()).as("byte " + at).isNotZero();
        }
    }

    private Verdict verify(byte[] bundle) throws IOException {
        Path file = Files.write(home.resolve("evidence.zip"), bundle);
        return Auditor.verify(
                "--bundle",
                file.toString(),
                "--vkey",
                checkpoints.identity().verifierKeys().getFirst());
    }

    private byte[] bundle(String path, String token) {
        return bundle(path, new String[] {"Authorization", token});
    }

    private byte[] bundle(String path, String[] headers) {
        HttpResponse<byte[]> answer = http.download(path, headers);
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(".evidence.zip");
        return answer.body();
    }

    private static Map<String, String> unpacked(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private String post(String path, String body, String token) {
        HttpResponse<String> answer = http.postJson(path, body, "Authorization", token);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer.body();
    }

    private static String id(String receipt, String name) {
        return Samples.json(receipt).path(name).stringValue();
    }
}
