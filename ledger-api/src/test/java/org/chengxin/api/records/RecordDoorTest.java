package org.chengxin.api.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Facts over real HTTP on a real PostgreSQL. */
@LedgerTest
class RecordDoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private LedgerHttp http;
    private String office;
    private String submitter;

    @BeforeEach
    void departmentsAreRegistered() {
        http = new LedgerHttp(port);
        office = http.bearer("demo-office");
        submitter = http.bearer("demo-submitter");
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
        register(Samples.department(Samples.APPROVAL_NAME, Samples.APPROVAL));
    }

    @Test
    void aThousandSubmissionsOfAHundredFactsMakeAHundredFactsAndEqualAnswers() throws Exception {
        String subject = register(Samples.enterprise(1));
        List<Callable<Map.Entry<Integer, String>>> calls = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int fact = i % 100;
            String body = Samples.penalty("澄市监处罚〔2026〕%03d号".formatted(fact), "2026-06-01");
            calls.add(() -> {
                HttpResponse<String> answer =
                        http.postJson("/api/v1/subjects/" + subject + "/records", body, "Authorization", submitter);
                return Map.entry(fact, answer.statusCode() + " " + answer.body());
            });
        }
        Map<Integer, Set<String>> answers = new HashMap<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(64)) {
            for (Future<Map.Entry<Integer, String>> call : callers.invokeAll(calls)) {
                answers.computeIfAbsent(call.get().getKey(), f -> new java.util.HashSet<>())
                        .add(call.get().getValue());
            }
        }
        assertThat(answers).hasSize(100);
        assertThat(answers.values()).allSatisfy(equal -> assertThat(equal).hasSize(1));
        assertThat(answers.values())
                .allSatisfy(equal -> assertThat(equal.iterator().next()).startsWith("201"));
        assertThat(jdbc.sql("select count(*) from ledger.readable_event where type = 'credit.fact.recorded'"
                                + " and subject_id = ?")
                        .param(subject)
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
        Eventually.that(() -> jdbc.sql("select count(*) from ledger.snapshot where subject_id = ?")
                        .param(subject)
                        .query(Long.class)
                        .single()
                == 1);
    }

    @Test
    void aRecordIsReadAsItWasWrittenAndItsMendingsStandInItsHistory() {
        String subject = register(Samples.enterprise(2));
        String record = record(subject, "澄市监处罚〔2026〕900号");
        Eventually.that(() -> get("/api/v1/records/" + record, submitter).statusCode() == 200);
        JsonNode read = Samples.json(get("/api/v1/records/" + record, submitter).body());
        assertThat(read.path("type").stringValue()).isEqualTo("AA-02");
        assertThat(read.path("payload").path("fineWanYuan").stringValue()).isEqualTo("0.5");
        assertThat(read.path("status").stringValue()).isEqualTo("RECORDED");

        HttpResponse<String> corrected = http.postJson(
                "/api/v1/records/" + record + "/corrections",
                Samples.correction("/payload/fineWanYuan", "0.8"),
                "Authorization",
                submitter);
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
        HttpResponse<String> revoked = http.postJson(
                "/api/v1/records/" + record + "/revocation",
                Samples.revocation("DECISION_REVOKED"),
                "Authorization",
                office);
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);

        Eventually.that(() -> history(record).size() == 3);
        JsonNode change = history(record).get(1).path("changes").get(0);
        assertThat(change.path("pointer").stringValue()).isEqualTo("/payload/fineWanYuan");
        assertThat(change.path("before").stringValue()).isEqualTo("0.5");
        assertThat(change.path("after").stringValue()).isEqualTo("0.8");
        assertThat(history(record).get(2).path("ground").stringValue()).isEqualTo("DECISION_REVOKED");
    }

    @Test
    void refusalsNameRuleBasisAndFieldInBothLanguages() {
        String subject = register(Samples.enterprise(3));
        String bare = Samples.penalty("澄市监处罚〔2026〕901号", "2026-06-01").replaceAll("\"legalBasis\":\\[[^]]*],", "");
        HttpResponse<String> zh =
                http.postJson("/api/v1/subjects/" + subject + "/records", bare, "Authorization", submitter);
        HttpResponse<String> en = http.postJson(
                "/api/v1/subjects/" + subject + "/records", bare, "Authorization", submitter, "Accept-Language", "en");
        assertThat(zh.statusCode()).isEqualTo(422);
        JsonNode problem = Samples.json(zh.body());
        assertThat(problem.path("rule").stringValue()).isEqualTo("R-BASIS");
        assertThat(problem.path("type").stringValue()).isEqualTo("urn:chengxin:problem:r-basis");
        assertThat(problem.path("detail").stringValue()).contains("缺少法律依据");
        assertThat(problem.path("legalBasis")).isNotEmpty();
        assertThat(problem.path("errors").get(0).path("pointer").stringValue()).isEqualTo("/legalBasis");
        assertThat(Samples.json(en.body()).path("detail").stringValue()).contains("legal basis is missing");
    }

    @Test
    void aSubmitterOfAnotherOrganIsRefused() {
        String subject = register(Samples.enterprise(4));
        String body = Samples.penalty("澄市监处罚〔2026〕902号", "2026-06-01")
                .replace(
                        "\"type\"",
                        "\"source\":{\"name\":\"%s\",\"uscc\":\"%s\"},\"type\""
                                .formatted(Samples.MARKET_NAME, Samples.MARKET));
        HttpResponse<String> answer = http.postJson(
                "/api/v1/subjects/" + subject + "/records", body, "Authorization", http.bearer("demo-submitter-2"));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void theSameKeyIsAnsweredAlikeAndWithOtherContentRefused() {
        String subject = register(Samples.enterprise(5));
        String path = "/api/v1/subjects/" + subject + "/records";
        String body = Samples.penalty("澄市监处罚〔2026〕903号", "2026-06-01");
        HttpResponse<String> first = http.postJson(path, body, "Authorization", submitter, "Idempotency-Key", "key-1");
        HttpResponse<String> again = http.postJson(path, body, "Authorization", submitter, "Idempotency-Key", "key-1");
        HttpResponse<String> other = http.postJson(
                path,
                Samples.penalty("澄市监处罚〔2026〕904号", "2026-06-01"),
                "Authorization",
                submitter,
                "Idempotency-Key",
                "key-1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void aReaderWhoNamesItsReceiptReadsWhatItWrote() {
        String subject = register(Samples.enterprise(6));
        HttpResponse<String> written = http.postJson(
                "/api/v1/subjects/" + subject + "/records",
                Samples.penalty("澄市监处罚〔2026〕905号", "2026-06-01"),
                "Authorization",
                submitter);
        JsonNode receipt = Samples.json(written.body());

        HttpResponse<String> read = get(
                "/api/v1/records/" + receipt.path("recordId").stringValue() + "?minPosition="
                        + receipt.path("position").longValue(),
                submitter);

        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    }

    @Test
    void aPositionThatIsNoNumberIsToldByItsName() {
        HttpResponse<String> answer = get("/api/v1/subjects?minPosition=soon", office);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Samples.json(answer.body()).path("rule").stringValue()).isEqualTo("R-PARAMETER");
        assertThat(answer.body()).contains("minPosition").doesNotContain("R-CURSOR");
    }

    /** Guards the views: PostgreSQL keeps no U+0000, and a view that cannot write an event would stand still for good. */
    @Test
    void aControlCharacterInAReasonOrABasisIsRefusedBeforeItIsAnEvent() {
        String subject = register(Samples.enterprise(7));
        String bad = Samples.penalty("澄市监处罚〔2026〕906号", "2026-06-01").replace("价格法", "价格\\u0000法");
        HttpResponse<String> refused =
                http.postJson("/api/v1/subjects/" + subject + "/records", bad, "Authorization", submitter);
        String record = record(subject, "澄市监处罚〔2026〕907号");
        Eventually.that(() -> get("/api/v1/records/" + record, submitter).statusCode() == 200);
        HttpResponse<String> mended = http.postJson(
                "/api/v1/records/" + record + "/corrections",
                Samples.correction("/payload/fineWanYuan", "0.8").replace("原件", "原\\u0000件"),
                "Authorization",
                submitter);

        assertThat(Samples.json(refused.body()).path("rule").stringValue()).isEqualTo("R-TEXT-CONTROL");
        assertThat(Samples.json(mended.body()).path("rule").stringValue()).isEqualTo("R-TEXT-CONTROL");
    }

    private List<JsonNode> history(String record) {
        HttpResponse<String> answer = get("/api/v1/records/" + record + "/history", office);
        return answer.statusCode() == 200
                ? Samples.json(answer.body()).path("items").valueStream().toList()
                : List.of();
    }

    private HttpResponse<String> get(String path, String token) {
        return http.get(path, "Authorization", token);
    }

    private String record(String subject, String documentNo) {
        HttpResponse<String> answer = http.postJson(
                "/api/v1/subjects/" + subject + "/records",
                Samples.penalty(documentNo, "2026-06-01"),
                "Authorization",
                submitter);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Samples.json(answer.body()).path("recordId").stringValue();
    }

    private String register(String body) {
        HttpResponse<String> answer = http.postJson("/api/v1/subjects", body, "Authorization", office);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String subject = Samples.json(answer.body()).path("subjectId").stringValue();
        Eventually.that(() -> get("/api/v1/subjects/" + subject, office).statusCode() == 200);
        return subject;
    }
}
