package org.chengxin.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
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

/**
 * A department reports, a measure is imposed, the enterprise objects to one field, platform and source check, it is corrected,
 * promised and repaired, the measure is lifted and the public page is empty: each step over HTTP, refused to the wrong role and
 * to the person who took the other one.
 */
@LedgerTest
class WholeStoryTest {

    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final List<String> VIEWS =
            List.of("profile", "history", "disclosure", "objection", "repair", "matter");
    private static final String CODE =
            UnifiedSocialCreditCode.complete("91320281DEM00001").value();
    private static final String MEASURES = "/api/v1/public/subjects/" + CODE + "/measures";

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
    private String verifier;
    private String reviewer;
    private String company;
    private String subject;

    @BeforeEach
    void everybodyIsThere() {
        http = new LedgerHttp(port);
        office = http.bearer("demo-office");
        second = http.bearer("demo-office-2");
        submitter = http.bearer("demo-submitter");
        verifier = http.bearer("demo-verifier");
        reviewer = http.bearer("demo-reviewer");
        company = http.bearer("demo-subject");
        post("/api/v1/subjects", Samples.department(Samples.MARKET_NAME, Samples.MARKET), office);
        subject = json(post(
                        "/api/v1/subjects", Samples.subject("ENTERPRISE", "江阴市澄江示例纺织有限公司（演示）", "USCC", CODE), office))
                .path("subjectId")
                .asString();
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void fromTheReportToTheEmptyPage() {
        String record = reported();
        String measure = imposed(record);
        corrected(record);
        repaired(record);

        assertThat(json(get("/api/v1/measures/" + measure, company))
                        .path("stage")
                        .asString())
                .isEqualTo("LIFTED");
        assertThat(http.get("/api/v1/public/records/" + record).statusCode()).isEqualTo(404);
        assertThat(json(http.get(MEASURES))).isEmpty();
        assertThat(http.get("/subjects/" + CODE).statusCode()).isEqualTo(404);
        assertThat(json(get("/api/v1/subjects/" + subject + "/history?limit=100", company))
                        .path("items")
                        .toString())
                .contains(
                        "credit.fact.recorded",
                        "credit.measure.imposed",
                        "credit.objection.filed",
                        "credit.objection.verified",
                        "credit.fact.corrected",
                        "credit.repair.applied",
                        "credit.repair.granted",
                        "credit.measure.lifted");
    }

    private String reported() {
        String body = Samples.penalty("澄市监处罚〔2026〕7001号", "2026-06-01").replace("\"0.5\"", "\"3\"");
        String path = "/api/v1/subjects/" + subject + "/records";
        refused(post(path, body, company), "R-ACL");
        refused(post(path, body, reviewer), "R-ACL");
        HttpResponse<String> answer = post(path, body, submitter);
        settled(answer);
        String record = json(answer).path("recordId").asString();
        assertThat(published(record).path("payload").path("fineWanYuan").asString())
                .isEqualTo("3");
        return record;
    }

    private String imposed(String record) {
        ObjectNode measure = accounted("依法限制参加政府采购").put("code", "SA-05");
        measure.put("until", clock.today().plusMonths(6).toString());
        measure.putArray("records").add(record);
        String path = "/api/v1/subjects/" + subject + "/measures";
        refused(post(path, measure.toString(), company), "R-ACL");
        refused(post(path, measure.toString(), submitter), "R-4EYE");
        HttpResponse<String> answer = post(path, measure.toString(), office);
        settled(answer);
        assertThat(json(http.get(MEASURES)).toString()).contains("SA-05", "中华人民共和国政府采购法");
        assertThat(http.get("/subjects/" + CODE).body()).contains("奖惩措施和名单", "SA-05");
        return id(answer);
    }

    private void corrected(String record) {
        ObjectNode filing = because("与决定书不一致").put("ground", "ERROR");
        filing.putArray("claims")
                .addObject()
                .put("pointer", "/payload/fineWanYuan")
                .put("value", "2");
        String path = "/api/v1/records/" + record + "/objections";
        refused(post(path, filing.toString(), submitter), "R-ACL");
        HttpResponse<String> filed = post(path, filing.toString(), company);
        settled(filed);
        assertThat(published(record).path("disputed").booleanValue()).isTrue();

        String objection = "/api/v1/objections/" + id(filed);
        step(objection, "accept", because("受理"), reviewer, company, submitter);
        step(objection, "check", because("平台与报送一致").put("sameAsSource", true), reviewer, company, submitter);
        ObjectNode finding = because("决定书为两万元").put("finding", "WRONG");
        refused(post(objection + ":verify", finding.toString(), submitter), "R-4EYE");
        step(objection, "verify", finding, verifier, company, reviewer);
        ObjectNode decision = accounted("予以更正").put("outcome", "CORRECTED");
        decision.putArray("values")
                .addObject()
                .put("pointer", "/payload/fineWanYuan")
                .put("value", "2");
        step(objection, "decide", decision, reviewer, company, submitter);
        step(objection, "inform", accounted("已送达"), reviewer, company, submitter);

        JsonNode shown = published(record);
        assertThat(shown.path("disputed").booleanValue()).isFalse();
        assertThat(shown.path("payload").path("fineWanYuan").asString()).isEqualTo("2");
    }

    private void repaired(String record) {
        refused(post("/api/v1/records/" + record + "/repairs", Samples.repair(), submitter), "R-ACL");
        HttpResponse<String> applied = post("/api/v1/records/" + record + "/repairs", Samples.repair(), company);
        settled(applied);
        String repair = "/api/v1/repairs/" + id(applied);
        step(repair, "accept", because("材料齐全"), office, company, submitter);
        step(repair, "review", because("罚款已缴清").put("fulfilled", true), submitter, company, reviewer);
        refused(post(repair + ":grant", because("符合条件").toString(), office), "R-4EYE");
        step(repair, "grant", because("符合条件"), second, company, submitter);
        assertThat(json(get("/api/v1/records/" + record, company))
                        .path("status")
                        .asString())
                .isEqualTo("REPAIRED");
    }

    /** Refused to those who may not, and taken by whoever may. */
    private void step(String matter, String verb, ObjectNode body, String token, String... strangers) {
        for (String stranger : strangers) {
            refused(post(matter + ":" + verb, body.toString(), stranger), "R-ACL");
        }
        settled(post(matter + ":" + verb, body.toString(), token));
    }

    private static void refused(HttpResponse<String> answer, String rule) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        JsonNode problem = json(answer);
        assertThat(problem.path("rule").asString()).isEqualTo(rule);
        assertThat(problem.path("legalBasis").path(0).path("law").asString())
                .as(rule)
                .isNotBlank();
    }

    private static ObjectNode because(String reason) {
        return JsonMapper.shared().createObjectNode().put("reason", reason);
    }

    private static ObjectNode accounted(String reason) {
        ObjectNode body = because(reason);
        body.putArray("legalBasis").addObject().put("law", "中华人民共和国政府采购法").put("article", "第七十七条");
        body.putObject("document").put("number", "澄信办〔2026〕7号");
        return body;
    }

    private JsonNode published(String record) {
        HttpResponse<String> answer = http.get("/api/v1/public/records/" + record);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static String id(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> post(String path, String body, String token) {
        return http.postJson(path, body, "Authorization", token);
    }

    private HttpResponse<String> get(String path, String token) {
        return http.get(path, "Authorization", token);
    }

    private void settled(HttpResponse<String> written) {
        assertThat(written.statusCode()).as(written.body()).isBetween(200, 201);
        long position = json(written).path("position").longValue();
        for (String view : VIEWS) {
            assertThat(views.await(view, position, SECONDS)).as(view).isTrue();
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
