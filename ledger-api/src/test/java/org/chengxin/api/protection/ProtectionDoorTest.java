package org.chengxin.api.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Erasure and restriction over real HTTP: who may, what is refused, and what everybody sees afterwards. */
@LedgerTest
class ProtectionDoorTest {

    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(20);
    private static final List<String> OTHERS =
            List.of("demo-submitter", "demo-reviewer", "demo-assessor", "demo-checker", "demo-subject", "demo-auditor");
    private static final String NOBODY = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    @Autowired
    private SubjectKeys keys;

    private LedgerHttp http;
    private String office;
    private String second;
    private String auditor;
    private String submitter;

    @BeforeEach
    void departmentsAreRegistered() {
        http = new LedgerHttp(port);
        office = http.bearer("demo-office");
        second = http.bearer("demo-office-2");
        auditor = http.bearer("demo-auditor");
        submitter = http.bearer("demo-submitter");
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void oneOrdersASecondConfirmsAndNothingPersonalIsLeftWhileTheHistorySaysWhatHappened() {
        String person = register(Samples.person(1));
        String record = record(person, "澄市监处罚〔2026〕1001号");
        assertThat(read("/api/v1/records/" + record, submitter).body()).contains("未按规定明码标价");

        HttpResponse<String> ordered = post(erasures(person), Samples.order("PURPOSE_MET"), office);
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(201);
        assertThat(ordered.headers().firstValue("Location")).hasValue(erasures(person) + "/1");
        assertThat(json(ordered).path("order").intValue()).isEqualTo(1);
        assertThat(stage(erasures(person) + "/1", ordered)).isEqualTo("WAITING");
        assertThat(waiting()).contains(person);
        assertThat(keys.isDestroyed(person)).isFalse();

        HttpResponse<String> confirmed = post(erasures(person) + "/1:confirm", "", second);
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        settled(confirmed);

        assertThat(keys.isDestroyed(person)).isTrue();
        JsonNode order = json(read(erasures(person) + "/1", auditor));
        assertThat(order.path("stage").stringValue()).isEqualTo("ERASED");
        assertThat(order.path("completed").booleanValue()).isTrue();
        assertThat(waiting()).doesNotContain(person);
        for (String token : List.of(office, auditor)) {
            JsonNode subject = json(read("/api/v1/subjects/" + person, token));
            assertThat(subject.path("state").stringValue()).isEqualTo("ERASED");
            assertThat(subject.path("identifiers")).isEmpty();
            assertThat(read("/api/v1/records/" + record, token).body())
                    .contains("已依法删除", "澄市监处罚〔2026〕1001号")
                    .doesNotContain("未按规定明码标价");
        }
        List<JsonNode> history = json(read("/api/v1/subjects/" + person + "/history", auditor))
                .path("items")
                .valueStream()
                .toList();
        assertThat(history)
                .extracting(line -> line.path("what").stringValue())
                .containsExactly(
                        "credit.subject.registered",
                        "credit.fact.recorded",
                        "credit.personal-data.erasure-ordered",
                        "credit.personal-data.erased");
        JsonNode last = history.getLast();
        assertThat(last.path("actor").path("account").stringValue()).isEqualTo("demo-office-2");
        assertThat(last.path("order").path("orderedBy").path("account").stringValue())
                .isEqualTo("demo-office");
        assertThat(last.path("order").path("erasure").stringValue()).isEqualTo("PURPOSE_MET");
        assertThat(last.path("legalBasis").get(0).path("article").stringValue()).isEqualTo("第四十七条第一款第一项");
        assertThat(last.path("document").path("number").stringValue()).isEqualTo("江信护〔2026〕1号");
        assertThat(history.get(2).path("reason").stringValue()).isEqualTo("已依法删除");
    }

    @Test
    void whoWasErasedIsFoundByNobodyAndComesBackAsANewSubject() {
        String person = register(Samples.person(2));
        erase(person);

        for (String token : List.of(office, auditor, submitter)) {
            assertThat(json(read("/api/v1/subjects?identifier=" + Samples.citizenId(2), token))
                            .path("items"))
                    .isEmpty();
            assertThat(json(read("/api/v1/subjects?name=%E6%AC%A7%E9%98%B3%E7%A4%BA%E4%BE%8B2", token))
                            .path("items"))
                    .isEmpty();
        }
        for (String other : List.of("demo-submitter", "demo-reviewer", "demo-assessor", "demo-checker")) {
            assertThat(http.get("/api/v1/subjects/" + person, http.as(other)).statusCode())
                    .isEqualTo(404);
        }
        HttpResponse<String> refused = post(
                "/api/v1/subjects/" + person + "/records",
                Samples.penalty("澄市监处罚〔2026〕1002号", "2026-06-01"),
                submitter);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(rule(refused)).isEqualTo("R-ERASED");
        assertThat(register(Samples.person(2))).isNotEqualTo(person);
    }

    @Test
    void whoeverOrderedIsRefusedInBothLanguagesWhenConfirming() {
        String person = register(Samples.person(3));
        post(erasures(person), Samples.order("CONSENT_WITHDRAWN"), office);

        HttpResponse<String> zh = post(erasures(person) + "/1:confirm", "", office);
        HttpResponse<String> en = post(erasures(person) + "/1:confirm", "", office, "Accept-Language", "en");

        assertThat(zh.statusCode()).isEqualTo(403);
        assertThat(rule(zh)).isEqualTo("R-4EYE");
        assertThat(json(zh).path("detail").stringValue()).contains("另一人");
        assertThat(json(en).path("detail").stringValue()).contains("second person");
        assertThat(keys.isDestroyed(person)).isFalse();
        settled(post(erasures(person) + "/1:decline", Samples.decline(), office));
        assertThat(json(read(erasures(person) + "/1", office)).path("stage").stringValue())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void anArchiveKeptByLawIsNotErasedAndTheRefusalNamesRuleAndLaw() {
        String servant = register(Samples.subject("CIVIL_SERVANT", "诸葛示例", "CITIZEN_ID", Samples.citizenId(4)));

        HttpResponse<String> refused = post(erasures(servant), Samples.order("PURPOSE_MET"), office);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(rule(refused)).isEqualTo("R-RETENTION");
        assertThat(json(refused).path("legalBasis").get(0).path("law").stringValue())
                .isEqualTo("中华人民共和国档案法");
        assertThat(json(refused).path("detail").stringValue()).contains("RET-CIVIL-SERVANT", "限制处理");
        restrict(servant);
    }

    @Test
    void theArchiveOfABodyIsNotErased() {
        String body = register(Samples.enterprise(1005));
        assertThat(rule(post(erasures(body), Samples.order("PURPOSE_MET"), office)))
                .isEqualTo("R-ERASE-KIND");
    }

    @Test
    void whatIsRestrictedLeavesThePublicAndEverybodyButTheAuditorAndComesBackWhenItIsLifted() {
        String body = register(Samples.enterprise(1006));
        String record = record(body, "澄市监处罚〔2026〕1006号");
        assertThat(http.get("/api/v1/public/records/" + record).statusCode()).isEqualTo(200);

        restrict(body);

        assertThat(http.get("/api/v1/public/records/" + record).statusCode()).isEqualTo(404);
        assertThat(http.get("/records/" + record).statusCode()).isEqualTo(404);
        assertThat(http.get("/api/v1/public/subjects/" + Samples.enterpriseCode(1006))
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.get("/api/v1/public/open-data/records.ndjson").body()).doesNotContain(record);
        for (String path : List.of("", "/profile", "/history")) {
            for (String other : List.of("demo-submitter", "demo-reviewer", "demo-assessor", "demo-checker")) {
                assertThat(http.get("/api/v1/subjects/" + body + path, http.as(other))
                                .statusCode())
                        .as(other + path)
                        .isEqualTo(404);
            }
        }
        for (String token : List.of(submitter, office)) {
            assertThat(read("/api/v1/records/" + record, token).statusCode()).isEqualTo(404);
            assertThat(read("/api/v1/records/" + record + "/history", token).statusCode())
                    .isEqualTo(404);
        }
        assertThat(read("/api/v1/records/" + record, auditor).body()).contains("未按规定明码标价");
        JsonNode seen = json(read("/api/v1/subjects/" + body + "/profile", office));
        assertThat(seen.path("subject").path("state").stringValue()).isEqualTo("RESTRICTED");
        assertThat(seen.path("records")).isEmpty();
        assertThat(json(read("/api/v1/subjects/" + body + "/history", office)).path("items"))
                .hasSize(3)
                .noneMatch(line -> line.path("what").stringValue().equals("credit.fact.recorded"));
        HttpResponse<String> refused = post(
                "/api/v1/subjects/" + body + "/records", Samples.penalty("澄市监处罚〔2026〕1007号", "2026-06-01"), submitter);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(rule(refused)).isEqualTo("R-RESTRICTED");
        assertThat(rule(post(
                        "/api/v1/records/" + record + "/revocation", Samples.revocation("RECORDED_IN_ERROR"), office)))
                .isEqualTo("R-RESTRICTED");

        assertThat(rule(post(restrictions(body) + "/1:confirmLift", "", office)))
                .isEqualTo("R-STATE");
        settled(post(restrictions(body) + "/1:lift", Samples.lift(), second));
        assertThat(rule(post(restrictions(body) + "/1:confirmLift", "", second)))
                .isEqualTo("R-4EYE");
        assertThat(http.get("/api/v1/public/records/" + record).statusCode()).isEqualTo(404);
        settled(post(restrictions(body) + "/1:confirmLift", "", office));

        assertThat(http.get("/api/v1/public/records/" + record).statusCode()).isEqualTo(200);
        assertThat(read("/api/v1/records/" + record, submitter).statusCode()).isEqualTo(200);
        record(body, "澄市监处罚〔2026〕1007号");
        assertThat(json(read(restrictions(body), auditor)).path("items").get(0).path("steps"))
                .extracting(step -> step.path("move").stringValue())
                .containsExactly("ORDERED", "RESTRICTED", "LIFT_ORDERED", "LIFTED");
    }

    @Test
    void theOfficeReadsOfARestrictedPersonThatItIsThereAndNotWho() {
        String person = register(Samples.person(7));
        restrict(person);

        JsonNode forOffice = json(read("/api/v1/subjects/" + person, office));
        assertThat(forOffice.path("masked").booleanValue()).isTrue();
        assertThat(forOffice.toString()).doesNotContain("欧阳示例7", Samples.citizenId(7));
        assertThat(read("/api/v1/subjects/" + person, auditor).body()).contains("欧阳示例7", Samples.citizenId(7));
        assertThat(read("/api/v1/subjects/" + person, submitter).statusCode()).isEqualTo(404);
    }

    /** Whether an archive exists, is restricted or has an order waiting: nobody learns it who may not. */
    @Test
    void whoHasNoPartInItIsAnsweredAlikeWhetherThereIsSomethingOrNot() {
        String person = register(Samples.person(8));
        post(erasures(person), Samples.order("PURPOSE_MET"), office);
        settled(post(restrictions(person), Samples.order("RETENTION_RUNNING"), office));
        for (String other : OTHERS) {
            String[] caller = http.as(other);
            String token = caller[1];
            for (String verb : List.of(
                    "/erasures",
                    "/erasures/1:confirm",
                    "/erasures/1:decline",
                    "/restrictions",
                    "/restrictions/1:confirm",
                    "/restrictions/1:decline",
                    "/restrictions/1:lift",
                    "/restrictions/1:confirmLift",
                    "/restrictions/1:declineLift")) {
                assertThat(Stream.of(person, NOBODY)
                                .map(id -> alike(post("/api/v1/subjects/" + id + verb, bodyOf(verb), token), id))
                                .distinct())
                        .as(other + " " + verb)
                        .hasSize(1)
                        .allSatisfy(answer -> assertThat(answer).startsWith("403"));
            }
            if (!other.equals("demo-auditor")) {
                for (String list :
                        List.of("/erasures", "/erasures/1", "/erasures/2", "/restrictions", "/restrictions/1")) {
                    assertThat(Stream.of(person, NOBODY)
                                    .map(id -> alike(http.get("/api/v1/subjects/" + id + list, caller), id))
                                    .distinct())
                            .as(other + " " + list)
                            .hasSize(1)
                            .allSatisfy(answer -> assertThat(answer).startsWith("404"));
                }
                assertThat(http.get("/api/v1/protection-orders", caller).statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(read(erasures(person), auditor).statusCode()).isEqualTo(200);
        assertThat(read("/api/v1/protection-orders", auditor).body()).contains(person);
        assertThat(http.get(erasures(person)).statusCode()).isEqualTo(401);
    }

    @Test
    void theSameKeyOrdersOnceAndASecondConfirmationOfTheSamePersonIsAnsweredAlike() {
        String person = register(Samples.person(9));
        String body = Samples.order("PURPOSE_MET");
        HttpResponse<String> first = post(erasures(person), body, office, "Idempotency-Key", "erase-9");
        HttpResponse<String> again = post(erasures(person), body, office, "Idempotency-Key", "erase-9");
        HttpResponse<String> anew = post(erasures(person), body, office);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(anew.body()).isEqualTo(first.body());
        assertThat(anew.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        HttpResponse<String> confirmed = post(erasures(person) + "/1:confirm", "", second);
        HttpResponse<String> repeated = post(erasures(person) + "/1:confirm", "", second);
        assertThat(repeated.body()).isEqualTo(confirmed.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ground\":\"BECAUSE\"}",
                "{\"ground\":\"PURPOSE_MET\"}",
                "{\"ground\":\"PURPOSE_MET\",\"reason\":\"申请\"}",
                "{\"ground\":\"PURPOSE_MET\",\"reason\":\"申请\",\"document\":{}}",
                "{\"ground\":\"PURPOSE_MET\",\"reason\":\"申请\",\"document\":{\"number\":\" \"}}",
                "{\"ground\":\"COURT_DECISION\",\"reason\":\"申请\",\"document\":{\"number\":\"1号\"}}",
                "{\"ground\":\"COURT_DECISION\",\"reason\":\"申请\",\"legalBasis\":[{}],\"document\":{\"number\":\"1号\"}}",
                "{\"ground\":\"COURT_DECISION\",\"reason\":\"申请\",\"legalBasis\":[null],\"document\":{\"number\":\"1号\"}}",
                "{\"ground\":\"PURPOSE_MET\",\"reason\":\"申\\u0000请\",\"document\":{\"number\":\"1号\"}}",
                "{\"ground\":\"PURPOSE_MET\",\"reason\":\"申请\",\"document\":{\"number\":\"1号\"},\"more\":1}",
                "[]",
                "null",
                "no json"
            })
    void anOrderThatDoesNotAccountForItselfIsRefused(String body) {
        String person = register(Samples.person(10));
        HttpResponse<String> refused = post(erasures(person), body, office);
        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aReasonWithoutEndIsRefused() {
        String person = register(Samples.person(11));
        HttpResponse<String> refused =
                post(erasures(person), Samples.order("PURPOSE_MET").replace("本人书面申请", "申请".repeat(20_000)), office);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(rule(refused)).isEqualTo("R-LENGTH");
    }

    /** The answer without the address that was asked. */
    private static String alike(HttpResponse<String> answer, String id) {
        return answer.statusCode() + answer.body().replace(id, "…");
    }

    private static String bodyOf(String verb) {
        return verb.endsWith("erasures")
                ? Samples.order("PURPOSE_MET")
                : verb.endsWith("restrictions")
                        ? Samples.order("RETENTION_RUNNING")
                        : verb.endsWith(":lift") ? Samples.lift() : Samples.decline();
    }

    private void erase(String subject) {
        settled(post(erasures(subject), Samples.order("PURPOSE_MET"), office));
        settled(post(erasures(subject) + "/1:confirm", "", second));
    }

    private void restrict(String subject) {
        settled(post(restrictions(subject), Samples.order("RETENTION_RUNNING"), office));
        settled(post(restrictions(subject) + "/1:confirm", "", second));
    }

    private String stage(String path, HttpResponse<String> after) {
        settled(after);
        return json(read(path, auditor)).path("stage").stringValue();
    }

    private String waiting() {
        return read("/api/v1/protection-orders?limit=500", office).body();
    }

    private static String erasures(String subject) {
        return "/api/v1/subjects/" + subject + "/erasures";
    }

    private static String restrictions(String subject) {
        return "/api/v1/subjects/" + subject + "/restrictions";
    }

    private static String rule(HttpResponse<String> problem) {
        return json(problem).path("rule").stringValue();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Samples.json(answer.body());
    }

    private HttpResponse<String> read(String path, String token) {
        return http.get(path, "Authorization", token);
    }

    private HttpResponse<String> post(String path, String body, String token, String... headers) {
        String[] all = Stream.concat(Stream.of("Authorization", token), Stream.of(headers))
                .toArray(String[]::new);
        return http.postJson(path, body, all);
    }

    private String record(String subject, String documentNo) {
        HttpResponse<String> answer = post(
                "/api/v1/subjects/" + subject + "/records",
                Samples.penalty(documentNo, "2026-06-01").replace("\"0.5\"", "\"3\""),
                submitter);
        settled(answer);
        return json(answer).path("recordId").stringValue();
    }

    private String register(String body) {
        HttpResponse<String> answer = post("/api/v1/subjects", body, office);
        settled(answer);
        return json(answer).path("subjectId").stringValue();
    }

    private void settled(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        long position = json(answer).path("position").asLong();
        for (String view : List.of("profile", "history", "disclosure", "protection")) {
            assertThat(views.await(view, position, VIEWS_AWAITED)).as(view).isTrue();
        }
    }
}
