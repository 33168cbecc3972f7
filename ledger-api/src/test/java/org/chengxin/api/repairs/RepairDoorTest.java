package org.chengxin.api.repairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Repairs over real HTTP: the whole way, who may take which step, and what everybody sees meanwhile. */
@LedgerTest
class RepairDoorTest {

    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(20);
    private static final List<String> VIEWS = List.of("profile", "history", "disclosure", "objection", "repair");
    private static final String CODE =
            UnifiedSocialCreditCode.complete("91320281DEM00001").value();
    private static final AtomicInteger DOCUMENTS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    @Autowired
    private LedgerClock clock;

    private LedgerHttp http;
    private String office;
    private String second;
    private String submitter;
    private String company;
    private String subjectId;

    @BeforeEach
    void anEnterpriseIsRegistered() {
        http = new LedgerHttp(port);
        office = http.bearer("demo-office");
        second = http.bearer("demo-office-2");
        submitter = http.bearer("demo-submitter");
        company = http.bearer("demo-subject");
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
        subjectId = register(Samples.subject("ENTERPRISE", "江阴市澄江示例纺织有限公司（演示）", "USCC", CODE));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void fromTheApplicationToThePublicPageThatIsGone() {
        String record = record("3", "2026-06-01");
        assertThat(published(record)).isEqualTo(200);
        JsonNode prospect = json(read("/api/v1/records/" + record + "/repairs/eligibility", company));
        assertThat(prospect.path("eligible").booleanValue()).isTrue();
        assertThat(prospect.path("earliest").asString()).isEqualTo("2026-09-01");
        assertThat(prospect.path("terms").path("rule").asString()).isEqualTo("REP-2026");
        assertThat(prospect.path("missing").toString()).isEqualTo("[\"DUTIES_DONE\",\"PROMISE_LETTER\"]");

        String repair = apply(record);
        assertThat(queue("INTAKE", office)).contains(repair);
        step(repair, "request-supplement", Map.of("reason", "凭证不清楚"), office);
        step(repair, "supplement", proofs("缴款书.pdf"), company);
        step(repair, "accept", Map.of(), office);
        assertThat(queue("SOURCE", submitter)).contains(repair);
        step(repair, "review", Map.of("fulfilled", true, "reason", "罚款已缴清"), submitter);
        assertThat(queue("DECISION", office)).contains(repair);
        step(repair, "grant", Map.of("reason", "符合条件"), second);

        assertThat(published(record)).isEqualTo(404);
        JsonNode archived = json(read("/api/v1/records/" + record, company));
        assertThat(archived.path("status").asString()).isEqualTo("REPAIRED");
        assertThat(archived.path("repair").path("repairId").asString()).isEqualTo(repair);
        JsonNode shown = json(read("/api/v1/repairs/" + repair, company));
        assertThat(shown.path("stage").asString()).isEqualTo("GRANTED");
        assertThat(shown.path("proofs").size()).isEqualTo(2);
        assertThat(shown.path("steps").valueStream().map(s -> s.path("move").asString()))
                .containsExactly(
                        "APPLIED", "SUPPLEMENT_REQUESTED", "SUPPLEMENTED", "ACCEPTED", "FOUND_FULFILLED", "GRANTED");
        assertThat(json(read("/api/v1/repairs/counts", office)).path("GRANTED").asLong())
                .isPositive();
        assertThat(http.get("/api/v1/records/" + record, http.as("demo-checker"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRepairThatIsRevokedBringsTheRecordBack() {
        String record = record("3", "2026-06-02");
        String repair = granted(record);
        assertThat(published(record)).isEqualTo(404);

        assertThat(rule(send(repair, "revoke", Map.of("reason", "承诺不实"), second), 422))
                .isEqualTo("R-ACT-BASIS");
        step(repair, "revoke", accounted("承诺不实"), second);

        assertThat(published(record)).isEqualTo(200);
        JsonNode again = json(read("/api/v1/records/" + record + "/repairs/eligibility", company));
        assertThat(again.path("eligible").booleanValue()).isFalse();
        assertThat(again.path("earliest").asString())
                .isEqualTo(clock.today().plusYears(1).toString());
        assertThat(again.path("against").path(0).path("rule").asString()).isEqualTo("R-REPAIR-WAIT");
        HttpResponse<String> early = post("/api/v1/records/" + record + "/repairs", Samples.repair(), company);
        assertThat(rule(early, 409)).isEqualTo("R-REPAIR-WAIT");
    }

    @Test
    void aRefusalSaysFromWhenOnAnotherMayBeAppliedFor() {
        String record = record("3", "2026-06-03");
        String repair = apply(record);
        step(repair, "accept", Map.of(), office);
        step(repair, "review", Map.of("fulfilled", false, "reason", "罚款未缴清"), submitter);
        assertThat(rule(send(repair, "grant", Map.of(), second), 409)).isEqualTo("R-REPAIR-REVIEW");
        assertThat(rule(send(repair, "refuse", Map.of("reason", "未履行"), second), 422))
                .isEqualTo("R-REPAIR-STEP");
        Map<String, Object> forLong = Map.of(
                "reason", "未履行", "reapplyFrom", clock.today().plusYears(2).toString());
        assertThat(rule(send(repair, "refuse", forLong, second), 422)).isEqualTo("R-NOAGG");
        String from = clock.today().plusMonths(1).toString();
        step(repair, "refuse", Map.of("reason", "未履行", "reapplyFrom", from), second);

        JsonNode refused = json(read("/api/v1/repairs/" + repair, company));
        assertThat(refused.path("stage").asString()).isEqualTo("REFUSED");
        assertThat(refused.path("reapplyFrom").asString()).isEqualTo(from);
        assertThat(published(record)).isEqualTo(200);
    }

    @Test
    void aRecordIsHiddenForAReorganisationAndComesBack() {
        String record = record("3", "2026-06-04");
        String until = clock.today().plusYears(1).toString();
        ObjectNode order = accounted("法院批准重整计划").put("until", until);
        String path = "/api/v1/records/" + record + "/court-shields";
        assertThat(rule(post(path, order.toString(), company), 403)).isEqualTo("R-ACL");
        assertThat(rule(post(path, accounted("没有日期").toString(), office), 422)).isEqualTo("R-REPAIR-STEP");
        HttpResponse<String> ordered = post(path, order.toString(), office);
        settled(ordered);
        String shield = id(ordered);

        assertThat(published(record)).isEqualTo(404);
        JsonNode archived = json(read("/api/v1/records/" + record, office)).path("repair");
        assertThat(archived.path("shieldId").asString()).isEqualTo(shield);
        assertThat(archived.path("shieldedUntil").asString()).isEqualTo(until);
        assertThat(rule(send(shield, "end-shield", accounted("提前结束"), company), 403))
                .isEqualTo("R-ACL");
        step(shield, "end-shield", accounted("重整计划终止执行"), office);
        assertThat(published(record)).isEqualTo(200);
    }

    @Test
    void eachStepIsRefusedToTheWrongRoleAndToTheSamePersonTwice() {
        String record = record("3", "2026-06-05");
        String applications = "/api/v1/records/" + record + "/repairs";
        for (String account : List.of("demo-submitter", "demo-reviewer", "demo-auditor", "demo-checker")) {
            assertThat(rule(post(applications, Samples.repair(), http.bearer(account)), 403))
                    .as(account)
                    .isEqualTo("R-ACL");
        }
        assertThat(rule(post(applications, "{}", company), 422)).isEqualTo("R-REPAIR-DUTIES");
        String repair = apply(record);
        HttpResponse<String> again = post(applications, Samples.repair(), company);
        assertThat(again.headers().firstValue(RepairDoor.REPEATED)).contains("true");
        assertThat(rule(post(applications, Samples.repair(), office), 409)).isEqualTo("R-REPAIR-OPEN");
        for (String verb : List.of("accept", "decline", "request-supplement", "grant", "revoke")) {
            assertThat(rule(send(repair, verb, Map.of("reason", "试"), company), 403))
                    .as(verb)
                    .isEqualTo("R-ACL");
            assertThat(rule(send(repair, verb, Map.of("reason", "试"), submitter), 403))
                    .as(verb)
                    .isEqualTo("R-ACL");
        }
        assertThat(rule(send(repair, "grant", Map.of(), office), 409)).isEqualTo("R-STATE");
        step(repair, "accept", Map.of(), office);
        Map<String, Object> done = Map.of("fulfilled", true, "reason", "已履行");
        assertThat(rule(send(repair, "review", done, office), 403)).isEqualTo("R-ACL");
        assertThat(rule(send(repair, "review", done, http.bearer("demo-submitter-2")), 403))
                .isEqualTo("R-ACL");
        assertThat(rule(send(repair, "review", Map.of("reason", "已履行"), submitter), 422))
                .isEqualTo("R-REPAIR-STEP");
        step(repair, "review", done, submitter);
        assertThat(rule(send(repair, "grant", Map.of(), office), 403)).isEqualTo("R-4EYE");
        assertThat(send(repair, "nonsense", Map.of(), office).statusCode()).isEqualTo(404);
        assertThat(read("/api/v1/repairs/nonsense", office).statusCode()).isEqualTo(404);
        assertThat(http.get("/api/v1/repairs/" + repair, http.as("demo-checker"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(read("/api/v1/repairs/" + repair, http.bearer("demo-submitter-2"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(read("/api/v1/repairs?queue=INTAKE", company).statusCode()).isEqualTo(404);
        assertThat(queue("DECISION", http.bearer("demo-submitter-2"))).doesNotContain(repair);
    }

    @Test
    void whatStandsAgainstARepairIsSaidBeforeAndWhenItIsAppliedFor() {
        String early = record("3", clock.today().minusMonths(1).toString());
        assertThat(against(early)).contains("R-REPAIR-TIME");
        String minor = record("0.5", clock.today().minusDays(1).toString());
        assertThat(against(minor)).isEmpty();
        String disputed = record("3", "2026-06-07");
        settled(post(
                "/api/v1/records/" + disputed + "/objections",
                "{\"ground\":\"DUPLICATE\",\"reason\":\"与另一条重复\"}",
                company));
        assertThat(against(disputed)).contains("R-REPAIR-OBJECTION");
        String applied = record("3", "2026-06-08");
        apply(applied);
        assertThat(json(read("/api/v1/records/" + applied + "/repairs/eligibility", company))
                        .path("against")
                        .toString())
                .contains("R-REPAIR-OPEN", "Repair 1 of this record");
    }

    @Test
    void aRevokedRecordTakesItsRepairAlong() {
        String record = record("3", "2026-06-09");
        String repair = apply(record);
        settled(post("/api/v1/records/" + record + "/revocation", Samples.revocation("DECISION_REVOKED"), submitter));

        JsonNode overtaken = json(read("/api/v1/repairs/" + repair, office));
        assertThat(overtaken.path("stage").asString()).isEqualTo("OVERTAKEN");
        assertThat(queue("INTAKE", office)).doesNotContain(repair);
        assertThat(queue("CLOSED", office)).contains(repair);
    }

    @Test
    void thePagesLeadFromTheRecordToTheGrant() {
        String record = record("3", "2026-06-10");
        http.signIn("demo-subject", "demo");
        assertThat(http.get("/desk/records/" + record).body()).contains("/desk/records/" + record + "/repair");
        String form = http.get("/desk/records/" + record + "/repair").body();
        assertThat(form).contains("今日可以申请", "2026-09-10", "REP-2026", "请附信用承诺书");
        assertThat(http.get("/desk/records/" + record + "/promise").body()).contains("信用承诺书", "江阴市澄江示例纺织有限公司", "签名");
        HttpResponse<String> sent = http.postFile(
                "/desk/records/" + record + "/repair",
                Map.of("promiseNo", "", "reason", "已履行", "_csrf", LedgerHttp.csrf(form)),
                "空.pdf",
                "空".getBytes(StandardCharsets.UTF_8));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(422);
        assertThat(sent.body()).contains("请附信用承诺书", "已履行");

        String repair = apply(record);
        http.signIn("demo-office", "demo");
        assertThat(http.get("/desk").body()).contains("/desk/repairs");
        assertThat(http.get("/desk/repairs").body()).contains("信用修复办理", repair);
        assertThat(http.get("/desk/repairs?queue=CLOSED&lang=en").body()).contains("Credit repairs", "Closed");
        http.get("/desk?lang=zh");
        String page = "/desk/repairs/" + repair;
        assertThat(http.get(page).body()).contains("办理经过", "value=\"accept\"", "罚款缴纳凭证.pdf", "信诺〔2026〕1号");
        assertThat(http.submit(page, page, Map.of("verb", "decline")).body()).contains("请说明理由");
        assertThat(http.submit(page, page, Map.of("verb", "accept")).statusCode())
                .isBetween(200, 303);
        assertThat(http.get(page).body()).contains("已受理，待来源核实");
        assertThat(http.get("/desk/records/" + record + "/court-shield").body()).contains("因重整暂时屏蔽");
        assertThat(http.get("/desk/records/" + record).body()).contains("已受理，待来源核实");
    }

    /** The rules that stand against it, which are those by which the ledger refuses an application with all its papers. */
    private List<String> against(String record) {
        JsonNode prospect = json(read("/api/v1/records/" + record + "/repairs/eligibility", company));
        List<String> said = prospect.path("against")
                .valueStream()
                .map(missing -> missing.path("rule").asString())
                .toList();
        assertThat(prospect.path("eligible").booleanValue()).isEqualTo(said.isEmpty());
        HttpResponse<String> sent = post("/api/v1/records/" + record + "/repairs", Samples.repair(), company);
        assertThat(sent.statusCode() == 201).as(sent.body()).isEqualTo(said.isEmpty());
        if (!said.isEmpty()) {
            assertThat(said).contains(json(sent).path("rule").asString());
        }
        return said;
    }

    private String register(String body) {
        HttpResponse<String> answer = http.postJson("/api/v1/subjects", body, "Authorization", office);
        return json(answer).path("subjectId").asString();
    }

    private String record(String fineWanYuan, String decidedOn) {
        HttpResponse<String> answer = post(
                "/api/v1/subjects/" + subjectId + "/records",
                Samples.penalty("澄市监处罚〔2026〕修%d号".formatted(DOCUMENTS.incrementAndGet()), decidedOn)
                        .replace("\"0.5\"", "\"" + fineWanYuan + "\""),
                submitter);
        settled(answer);
        return json(answer).path("recordId").asString();
    }

    private String apply(String record) {
        HttpResponse<String> answer = post("/api/v1/records/" + record + "/repairs", Samples.repair(), company);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        settled(answer);
        return id(answer);
    }

    private String granted(String record) {
        String repair = apply(record);
        step(repair, "accept", Map.of(), office);
        step(repair, "review", Map.of("fulfilled", true, "reason", "已履行"), submitter);
        step(repair, "grant", Map.of(), second);
        return repair;
    }

    private static String id(HttpResponse<String> created) {
        String location = created.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static ObjectNode proofs(String name) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putArray("proofs").addObject().put("sha256", "3".repeat(64)).put("name", name);
        return body;
    }

    private static ObjectNode accounted(String reason) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("reason", reason);
        body.putArray("legalBasis").addObject().put("law", "信用修复管理办法");
        body.putObject("document").put("number", "澄信修〔2026〕1号");
        return body;
    }

    private void step(String repair, String verb, Object body, String token) {
        HttpResponse<String> answer = send(repair, verb, body, token);
        assertThat(answer.statusCode()).as("%s: %s", verb, answer.body()).isEqualTo(200);
        settled(answer);
        HttpResponse<String> again = send(repair, verb, body, token);
        if (again.statusCode() == 200) {
            assertThat(json(again).path("position"))
                    .as(verb)
                    .isEqualTo(json(answer).path("position"));
        } else {
            assertThat(rule(again, 409)).as(verb).isEqualTo("R-STATE");
        }
    }

    private HttpResponse<String> send(String repair, String verb, Object body, String token) {
        return post(
                "/api/v1/repairs/" + repair + ":" + verb, JsonMapper.shared().writeValueAsString(body), token);
    }

    private String queue(String queue, String token) {
        return json(read("/api/v1/repairs?limit=100&queue=" + queue, token))
                .path("items")
                .toString();
    }

    private int published(String record) {
        return http.get("/api/v1/public/records/" + record).statusCode();
    }

    private HttpResponse<String> post(String path, String body, String token) {
        return http.postJson(path, body, "Authorization", token);
    }

    private HttpResponse<String> read(String path, String token) {
        return http.get(path, "Authorization", token);
    }

    private void settled(HttpResponse<String> written) {
        assertThat(written.statusCode()).as(written.body()).isBetween(200, 201);
        long position = json(written).path("position").longValue();
        for (String view : VIEWS) {
            assertThat(views.await(view, position, VIEWS_AWAITED)).as(view).isTrue();
        }
    }

    private static String rule(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer).path("rule").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
