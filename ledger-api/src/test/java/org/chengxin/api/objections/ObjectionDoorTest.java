package org.chengxin.api.objections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Objections over real HTTP: the whole way, who may take which step, and what everybody sees meanwhile. */
@LedgerTest
class ObjectionDoorTest {

    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(20);
    private static final List<String> VIEWS = List.of("profile", "history", "disclosure", "objection");
    private static final String CODE =
            UnifiedSocialCreditCode.complete("91320281DEM00001").value();

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    private LedgerHttp http;
    private String office;
    private String submitter;
    private String verifier;
    private String reviewer;
    private String second;
    private String company;
    private String subjectId;
    private int number;

    @BeforeEach
    void anEnterpriseIsRegistered() {
        http = new LedgerHttp(port);
        office = http.bearer("demo-office");
        submitter = http.bearer("demo-submitter");
        verifier = http.bearer("demo-verifier");
        reviewer = http.bearer("demo-reviewer");
        second = http.bearer("demo-reviewer-2");
        company = http.bearer("demo-subject");
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
        subjectId = register(Samples.subject("ENTERPRISE", "江阴市澄江示例纺织有限公司（演示）", "USCC", CODE));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void fromTheObjectionToTheCorrectedPublicPage() {
        String record = record("澄市监处罚〔2026〕2001号");
        assertThat(published(record).path("disputed").booleanValue()).isFalse();

        String objection = file(record, "/payload/fineWanYuan", "2");
        assertThat(published(record).path("disputed").booleanValue()).isTrue();
        assertThat(json(read("/api/v1/records/" + record, office))
                        .path("disputed")
                        .booleanValue())
                .isTrue();
        assertThat(queue("INTAKE")).contains(objection);

        assertThat(json(read("/api/v1/objections/" + objection, reviewer))
                        .path("clock")
                        .path("step")
                        .asString())
                .isEqualTo("ACCEPT");
        step(objection, "accept", Map.of(), reviewer);
        assertThat(json(read("/api/v1/objections/" + objection, reviewer))
                        .path("clock")
                        .path("text")
                        .toString())
                .contains("剩3个工作日", "3 working days left");
        step(objection, "check", Map.of("sameAsSource", true, "reason", "平台与报送文件一致"), reviewer);
        assertThat(queue("SOURCE")).contains(objection);
        assertThat(json(read("/api/v1/objections?queue=SOURCE", verifier))
                        .path("items")
                        .toString())
                .contains(objection);
        step(objection, "verify", Map.of("finding", "WRONG", "reason", "决定书为两万元"), verifier);
        ObjectNode decision = accounted("决定书为两万元，予以更正").put("outcome", "CORRECTED");
        decision.putArray("values")
                .addObject()
                .put("pointer", "/payload/fineWanYuan")
                .put("value", "2");
        step(objection, "decide", decision, reviewer);
        step(objection, "inform", accounted("已邮寄送达"), reviewer);

        JsonNode shown = published(record);
        assertThat(shown.path("disputed").booleanValue()).isFalse();
        assertThat(shown.path("payload").path("fineWanYuan").asString()).isEqualTo("2");
        assertThat(json(read("/api/v1/objections/" + objection, company))
                        .path("stage")
                        .asString())
                .isEqualTo("NOTIFIED");
        assertThat(json(read("/api/v1/records/" + record + "/history", office))
                        .path("items")
                        .toString())
                .contains("credit.objection.filed", "credit.objection.decided", "credit.fact.corrected");
    }

    @Test
    void aRecordThatIsWithheldIsGoneFromThePublicAndKeptInTheArchive() {
        String record = record("澄市监处罚〔2026〕2002号");
        String objection = file(record, "/payload/facts", "涉及商业秘密");
        step(objection, "accept", Map.of(), reviewer);
        step(objection, "check", Map.of("sameAsSource", false, "reason", "与来源不一致"), reviewer);
        step(objection, "decide", accounted("停止公开").put("outcome", "WITHDRAWN"), reviewer);

        HttpResponse<String> gone = http.get("/api/v1/public/records/" + record);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).doesNotContain("未按规定明码标价");
        assertThat(json(read("/api/v1/records/" + record, office))
                        .path("status")
                        .asString())
                .isEqualTo("WITHHELD");
    }

    @Test
    void aReviewIsDecidedBySomebodyElse() {
        String record = record("澄市监处罚〔2026〕2003号");
        String objection = file(record, "/payload/fineWanYuan", "1");
        step(objection, "accept", Map.of(), reviewer);
        step(objection, "check", Map.of("sameAsSource", true, "reason", "一致"), reviewer);
        step(objection, "verify", Map.of("finding", "RIGHT", "reason", "属实"), verifier);
        step(objection, "decide", accounted("属实，不予更正").put("outcome", "REJECTED"), reviewer);
        step(objection, "inform", accounted("已送达"), reviewer);
        step(objection, "requestReview", Map.of("reason", "金额仍有误"), company);
        assertThat(published(record).path("disputed").booleanValue()).isTrue();

        ObjectNode revocation = accounted("撤销").put("outcome", "REVOKED");
        assertThat(rule(send(objection, "decideReview", revocation, reviewer), 403))
                .isEqualTo("R-4EYE");
        step(objection, "decideReview", revocation, second);
        assertThat(http.get("/api/v1/public/records/" + record).statusCode()).isEqualTo(410);
    }

    @Test
    void eachStepIsRefusedToTheWrongRole() {
        String record = record("澄市监处罚〔2026〕2004号");
        String body = objection("/payload/fineWanYuan", "2");
        for (String account : List.of("demo-submitter", "demo-reviewer", "demo-auditor")) {
            assertThat(rule(post("/api/v1/records/" + record + "/objections", body, http.bearer(account)), 403))
                    .as(account)
                    .isEqualTo("R-ACL");
        }
        String objection = file(record, "/payload/fineWanYuan", "2");
        assertThat(rule(send(objection, "accept", JsonMapper.shared().createObjectNode(), company), 403))
                .isEqualTo("R-ACL");
        assertThat(rule(send(objection, "accept", JsonMapper.shared().createObjectNode(), submitter), 403))
                .isEqualTo("R-ACL");
        step(objection, "accept", Map.of(), reviewer);
        step(objection, "check", Map.of("sameAsSource", true, "reason", "一致"), reviewer);
        ObjectNode right =
                JsonMapper.shared().createObjectNode().put("finding", "RIGHT").put("reason", "属实");
        assertThat(rule(send(objection, "verify", right, submitter), 403)).isEqualTo("R-4EYE");
        assertThat(rule(send(objection, "verify", right, http.bearer("demo-submitter-2")), 403))
                .isEqualTo("R-ACL");
        assertThat(http.get("/api/v1/objections/" + objection, http.as("demo-checker"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(read("/api/v1/objections?queue=INTAKE", company).statusCode())
                .isEqualTo(404);
        assertThat(read("/api/v1/objections/nonsense", office).statusCode()).isEqualTo(404);
        assertThat(send(objection, "nonsense", right, office).statusCode()).isEqualTo(404);
        assertThat(rule(send(objection, "extend", JsonMapper.shared().createObjectNode(), office), 400))
                .isEqualTo("R-OBJ-STEP");
    }

    @Test
    void aRemedyAndAStatementStandBesideTheRecord() {
        String record = record("澄市监处罚〔2026〕2005号");
        settled(post("/api/v1/records/" + record + "/statement", "{\"statement\":\"我公司已全部改正。\"}", company));
        settled(post(
                "/api/v1/records/" + record + "/remedies",
                accounted("已提起诉讼")
                        .put("remedy", "LITIGATION")
                        .put("pending", true)
                        .toString(),
                company));

        JsonNode shown = json(read("/api/v1/records/" + record, office));
        assertThat(shown.path("statement").asString()).isEqualTo("我公司已全部改正。");
        assertThat(shown.path("pendingRemedies").toString()).isEqualTo("[\"LITIGATION\"]");
        assertThat(http.get("/api/v1/public/records/" + record).body()).doesNotContain("我公司已全部改正");
    }

    @Test
    void thePagesShowTheDeskTheCaseAndTheForm() {
        String record = record("澄市监处罚〔2026〕2006号");
        String objection = file(record, "/payload/fineWanYuan", "2");
        http.signIn("demo-reviewer", "demo");

        assertThat(http.get("/desk/objections").body()).contains("异议办理", objection);
        assertThat(http.get("/desk/objections/" + objection).body())
                .contains("办理经过", "value=\"accept\"", "罚款金额", "申请人主张");
        assertThat(http.get("/desk/objections?queue=REVIEW").body()).contains("没有待办");
        assertThat(http.get("/desk/records/" + record).body()).contains("异议处理中");
        http.signIn("demo-subject", "demo");
        assertThat(http.get("/desk/records/" + record + "/objection").body()).contains("提出异议", "信息内容错误", "主体错误");
    }

    private String register(String body) {
        HttpResponse<String> answer = http.postJson("/api/v1/subjects", body, "Authorization", office);
        return json(answer).path("subjectId").asString();
    }

    private String record(String documentNo) {
        HttpResponse<String> answer = post(
                "/api/v1/subjects/" + subjectId + "/records",
                Samples.penalty(documentNo, "2026-06-0" + (1 + number++ % 9)).replace("\"0.5\"", "\"3\""),
                submitter);
        settled(answer);
        return json(answer).path("recordId").asString();
    }

    @Test
    void aStatementAndARemedyAreNotedOnPages() {
        String record = record("澄市监处罚〔2026〕2090号");
        String page = "/desk/records/" + record;
        try (LedgerHttp browser = new LedgerHttp(port)) {
            browser.signIn("demo-subject", "demo");
            assertThat(browser.get(page).body()).contains("写主体声明", "注明救济途径");
            HttpResponse<String> empty = browser.submit(page + "/statement", page + "/statement", Map.of());
            assertThat(empty.statusCode()).isEqualTo(422);
            assertThat(empty.body()).contains("请填写声明");
            browser.submit(page + "/statement", page + "/statement", Map.of("statement", "已按期整改，正在申请修复"));
            assertThat(browser.get(page).body()).contains("已按期整改，正在申请修复");

            HttpResponse<String> open = browser.submit(page + "/remedy", page + "/remedy", Map.of());
            assertThat(open.statusCode()).isEqualTo(422);
            assertThat(open.body()).contains("请选择救济途径", "请注明是否尚未办结");
            browser.submit(
                    page + "/remedy",
                    page + "/remedy",
                    Map.of(
                            "remedy", "LITIGATION",
                            "pending", "true",
                            "reason", "已向法院起诉",
                            "law", "中华人民共和国行政诉讼法",
                            "documentNo", "（2026）苏0281行初1号"));
            assertThat(browser.get(page).body()).contains("救济进行中", "行政诉讼");

            browser.signIn("demo-auditor", "demo");
            assertThat(browser.get(page).body()).doesNotContain("写主体声明", "注明救济途径");
            assertThat(browser.get(page + "/statement").statusCode()).isEqualTo(404);
            browser.signIn("demo-reviewer", "demo");
            assertThat(browser.get(page + "/statement").statusCode()).isEqualTo(404);
            assertThat(browser.get(page + "/remedy").statusCode()).isEqualTo(200);
        }
    }

    private static String objection(String pointer, String value) {
        ObjectNode body =
                JsonMapper.shared().createObjectNode().put("ground", "ERROR").put("reason", "与决定书不一致");
        body.putArray("claims").addObject().put("pointer", pointer).put("value", value);
        return body.toString();
    }

    private String file(String record, String pointer, String value) {
        HttpResponse<String> answer =
                post("/api/v1/records/" + record + "/objections", objection(pointer, value), company);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        settled(answer);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static ObjectNode accounted(String reason) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("reason", reason);
        body.putArray("legalBasis").addObject().put("law", "中华人民共和国个人信息保护法").put("article", "第四十六条");
        body.putObject("document").put("number", "澄信异〔2026〕1号");
        return body;
    }

    private void step(String objection, String verb, Map<String, Object> body, String token) {
        step(objection, verb, (ObjectNode) JsonMapper.shared().valueToTree(body), token);
    }

    private void step(String objection, String verb, ObjectNode body, String token) {
        HttpResponse<String> answer = send(objection, verb, body, token);
        assertThat(answer.statusCode()).as("%s: %s", verb, answer.body()).isEqualTo(200);
        settled(answer);
    }

    private HttpResponse<String> send(String objection, String verb, ObjectNode body, String token) {
        return post("/api/v1/objections/" + objection + ":" + verb, body.toString(), token);
    }

    private String queue(String queue) {
        return json(read("/api/v1/objections?queue=" + queue, reviewer))
                .path("items")
                .toString();
    }

    private JsonNode published(String record) {
        HttpResponse<String> answer = http.get("/api/v1/public/records/" + record);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
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
