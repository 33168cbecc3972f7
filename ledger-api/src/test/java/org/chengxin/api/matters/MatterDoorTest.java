package org.chengxin.api.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.matter.Mechanism;
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

/** Matters over real HTTP: each mechanism from its first step to its last, who may take which, and what everybody sees. */
@LedgerTest
class MatterDoorTest {

    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(20);
    private static final List<String> VIEWS = List.of("profile", "history", "disclosure", "matter");
    private static final String CODE =
            UnifiedSocialCreditCode.complete("91320281DEM00001").value();
    private static final String OTHER_ORGAN = "11320281Y6FAE9912C";

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
    private String other;
    private String company;
    private String department;
    private String enterprise;
    private int number;

    @BeforeEach
    void aDepartmentAndAnEnterpriseAreRegistered() {
        http = new LedgerHttp(port);
        office = http.bearer("demo-office");
        second = http.bearer("demo-office-2");
        submitter = http.bearer("demo-submitter");
        verifier = http.bearer("demo-verifier");
        other = http.bearer("demo-submitter-2");
        company = http.bearer("demo-subject");
        department = register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
        enterprise = register(Samples.subject("ENTERPRISE", "江阴市澄江示例纺织有限公司（演示）", "USCC", CODE));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void theAddressesAreThoseOfTheMechanisms() {
        assertThat(MatterDoor.PLURALS)
                .isEqualTo(Stream.of(Mechanism.values()).map(Mechanism::plural).collect(Collectors.joining("|")));
    }

    @Test
    void whatIsToleratedIsGoneFromThePublicAndItsMeasureIsLifted() {
        String record = record();
        String measure = open(
                "/subjects/" + enterprise + "/measures",
                accounted("依法限制申请专项资金")
                        .put("code", "SA-09")
                        .put("until", today().plusMonths(12).toString())
                        .set("records", list(record)),
                office);
        assertThat(read("measures", measure, company).path("stage").asString()).isEqualTo("IN_FORCE");

        ObjectNode application = evidenced("系改革先行先试中的失误").put("ground", "REFORM");
        assertThat(rule(post("/api/v1/records/" + record + "/tolerances", application, other), 403))
                .isEqualTo("R-ACL");
        String tolerance = open("/records/" + record + "/tolerances", application, company);
        assertThat(rule(step("tolerances", tolerance, "examine", because("情况属实"), other), 403))
                .isEqualTo("R-ACL");
        assertThat(rule(step("tolerances", tolerance, "recognise", accounted("予以认定"), verifier), 409))
                .isEqualTo("R-STATE");
        taken(step("tolerances", tolerance, "examine", because("情况属实"), submitter));
        assertThat(rule(step("tolerances", tolerance, "recognise", accounted("予以认定"), submitter), 403))
                .isEqualTo("R-4EYE");
        assertThat(http.get("/api/v1/public/records/" + record).statusCode()).isEqualTo(200);
        taken(step("tolerances", tolerance, "recognise", accounted("予以认定"), verifier));

        assertThat(http.get("/api/v1/public/records/" + record).statusCode()).isEqualTo(404);
        assertThat(json(get("/api/v1/records/" + record, office)).path("status").asString())
                .isEqualTo("EXEMPTED");
        assertThat(read("measures", measure, office).path("stage").asString()).isEqualTo("LIFTED");
        assertThat(json(get("/api/v1/subjects/" + enterprise + "/history?limit=100", office))
                        .path("items")
                        .toString())
                .contains("credit.tolerance.recognised", "credit.fact.exempted", "credit.measure.lifted");

        taken(step("tolerances", tolerance, "revoke", accounted("材料不实，撤销认定"), submitter));
        assertThat(http.get("/api/v1/public/records/" + record).statusCode()).isEqualTo(200);
    }

    @Test
    void aMeasureIsRefusedWithRuleLawAndBothLanguages() {
        String record = record();
        ObjectNode imposed = accounted("依法限制").put("code", "SA-05");
        imposed.put("until", today().plusMonths(37).toString()).set("records", list(record));

        HttpResponse<String> refused = post("/api/v1/subjects/" + enterprise + "/measures", imposed, office);
        assertThat(rule(refused, 422)).isEqualTo("R-MEA-TERM");
        assertThat(json(refused).path("legalBasis").toString()).contains("中华人民共和国政府采购法", "第七十七条");
        assertThat(http.postJson(
                                "/api/v1/subjects/" + enterprise + "/measures",
                                imposed.toString(),
                                "Authorization",
                                office,
                                "Accept-Language",
                                "en")
                        .body())
                .contains("at most 36 months");
        assertThat(rule(
                        post("/api/v1/subjects/" + enterprise + "/measures", imposed.put("code", "SA-77"), office),
                        422))
                .isEqualTo("R-MEA-LIST");
        imposed.put("code", "SA-05").put("until", today().plusMonths(3).toString());
        assertThat(rule(post("/api/v1/subjects/" + enterprise + "/measures", imposed, submitter), 403))
                .isEqualTo("R-4EYE");
        assertThat(rule(post("/api/v1/subjects/" + enterprise + "/measures", imposed, company), 403))
                .isEqualTo("R-ACL");
        String measure = open("/subjects/" + enterprise + "/measures", imposed, verifier);
        ObjectNode lighter = evidenced("主动挽回损失").put("ground", "M1");
        lighter.put("until", today().plusMonths(2).toString());
        assertThat(rule(step("measures", measure, "mitigate", lighter, verifier), 403))
                .isEqualTo("R-4EYE");
        taken(step("measures", measure, "mitigate", lighter, submitter));
        assertThat(read("measures", measure, company)
                        .path("terms")
                        .path("until")
                        .asString())
                .isEqualTo(today().plusMonths(2).toString());
        assertThat(get("/api/v1/measures/" + measure, other).statusCode()).isEqualTo(404);
    }

    @Test
    void anOrganIsToldToPutSomethingRight() {
        ObjectNode order = accounted("未按期公开").put("title", "限期公开行政处罚信息");
        order.put("due", today().plusDays(30).toString());
        assertThat(rule(post("/api/v1/subjects/" + department + "/rectifications", order, submitter), 403))
                .isEqualTo("R-ACL");
        String matter = open("/subjects/" + department + "/rectifications", order, office);
        taken(step("rectifications", matter, "explain", because("系统迁移所致"), submitter));
        ObjectNode extension = because("情况复杂").put("due", today().plusDays(45).toString());
        assertThat(rule(step("rectifications", matter, "extend", extension, office), 403))
                .isEqualTo("R-4EYE");
        taken(step("rectifications", matter, "extend", extension, second));
        taken(step("rectifications", matter, "report", evidenced("已全部公开"), submitter));
        ObjectNode again = because("仍有两件未公开").put("due", today().plusDays(60).toString());
        taken(step("rectifications", matter, "return", again, office));
        taken(step("rectifications", matter, "report", evidenced("已补齐"), verifier));
        taken(step("rectifications", matter, "verify", because("核实到位"), office));

        JsonNode shown = read("rectifications", matter, submitter);
        assertThat(shown.path("stage").asString()).isEqualTo("VERIFIED");
        assertThat(shown.path("over").booleanValue()).isTrue();
        assertThat(shown.path("steps").size()).isEqualTo(7);
        assertThat(json(get("/api/v1/rectifications?over=true", submitter))
                        .path("items")
                        .toString())
                .contains(matter);
        assertThat(json(get("/api/v1/rectifications", other)).path("items").size())
                .isZero();
    }

    @Test
    void aPromiseIsKeptBrokenOrLawfullyAlteredButNeverBecauseOfficialsChanged() {
        ObjectNode promise = because("对企业的承诺").put("code", "CM-08").put("title", "三个月内交付标准厂房");
        promise.put("due", today().plusMonths(3).toString());
        promise.putArray("organs")
                .addObject()
                .put("part", "COUNTERPARTY")
                .put("name", "江阴市澄江示例纺织有限公司（演示）")
                .put("uscc", CODE);
        String matter = open("/subjects/" + department + "/commitments", promise, submitter);
        ObjectNode altered = accounted("领导更替").put("ground", "OFFICIAL_CHANGE").put("amountYuan", "0");
        altered.put("due", today().plusMonths(6).toString());
        HttpResponse<String> excuse = step("commitments", matter, "alter", altered, submitter);
        assertThat(rule(excuse, 422)).isEqualTo("R-NEVER-AN-EXCUSE");
        assertThat(json(excuse).path("legalBasis").toString()).contains("优化营商环境条例", "第三十一条");
        altered.put("ground", "PUBLIC_INTEREST").put("amountYuan", "120000.50");
        taken(step("commitments", matter, "alter", altered, submitter));
        assertThat(read("commitments", matter, office)
                        .path("terms")
                        .path("amountYuan")
                        .asString())
                .isEqualTo("120000.50");
        taken(step("commitments", matter, "report", evidenced("已交付"), submitter));
        assertThat(rule(step("commitments", matter, "fulfil", because("属实"), submitter), 403))
                .isEqualTo("R-ACL");
        taken(step("commitments", matter, "fulfil", because("相对方确认"), office));
        assertThat(read("commitments", matter, submitter).path("stage").asString())
                .isEqualTo("FULFILLED");
    }

    @Test
    void aComplaintOfABrokenWordIsVerifiedByASuperiorAndPutRight() {
        String matter = open(
                "/subjects/" + department + "/breaches",
                because("企业反映未兑现补贴").put("code", "INVESTMENT_ATTRACTION"),
                office);
        ObjectNode transfer = because("请核实");
        transfer.putArray("organs")
                .addObject()
                .put("part", "RECIPIENT")
                .put("name", "江阴市发展和改革委员会")
                .put("uscc", OTHER_ORGAN);
        taken(step("breaches", matter, "transfer", transfer, office));
        assertThat(rule(step("breaches", matter, "confirm", because("属实"), submitter), 403))
                .isEqualTo("R-ACL");
        taken(step("breaches", matter, "confirm", because("属实"), other));
        ObjectNode order = accounted("限期兑现").put("due", today().plusDays(20).toString());
        taken(step("breaches", matter, "order", order, office));
        taken(step("breaches", matter, "report", evidenced("已兑现"), submitter));
        taken(step("breaches", matter, "close", because("已核实"), office));
        assertThat(read("breaches", matter, other).path("stage").asString()).isEqualTo("RECTIFIED");
    }

    @Test
    void whoAnsweredForAStageOfAProjectOnADay() {
        ObjectNode first = responsible("2026-01-01", department);
        String matter = open("/subjects/" + department + "/responsibilities", first, submitter);
        taken(step("responsibilities", matter, "end", because("岗位调整").put("until", "2026-05-31"), submitter));
        String next =
                open("/subjects/" + department + "/responsibilities", responsible("2026-06-01", enterprise), submitter);

        assertThat(onDay("2026-03-01")).containsExactly(matter);
        assertThat(onDay("2026-05-31")).containsExactly(matter);
        assertThat(onDay("2026-06-01")).containsExactly(next);
        assertThat(onDay("2025-12-31")).isEmpty();
    }

    @Test
    void aTaskIsAssignedUrgedReportedAndCompleted() {
        ObjectNode task = accounted("附件第9项").put("code", "WORK").put("title", "政府采购领域政务诚信建设");
        task.putArray("organs")
                .addObject()
                .put("part", "LEAD")
                .put("name", Samples.MARKET_NAME)
                .put("uscc", Samples.MARKET);
        String matter = open("/subjects/" + department + "/tasks", task, office);
        taken(step("tasks", matter, "urge", because("请于月底前报送"), office));
        assertThat(rule(step("tasks", matter, "report", because("进展"), other), 403))
                .isEqualTo("R-ACL");
        taken(step("tasks", matter, "report", because("已建立制度"), submitter));
        http.signIn("demo-office", "demo");
        assertThat(http.get("/desk/tasks").body()).contains("政府采购领域政务诚信建设", "已建立制度", "催办 1 次", Samples.MARKET_NAME);
        assertThat(http.get("/desk/tasks?unit=" + Samples.MARKET + "&kind=WORK").body())
                .contains("政府采购领域政务诚信建设");
        assertThat(http.get("/desk/tasks?unit=11320281DEM000137X").body())
                .contains("没有任务")
                .doesNotContain("政府采购领域政务诚信建设");
        assertThat(http.get("/desk/tasks?overdue=true").body()).contains("没有任务");
        http.signIn("demo-submitter-2", "demo");
        assertThat(http.get("/desk/tasks").body()).doesNotContain("政府采购领域政务诚信建设");
        http.signIn("demo-checker", "demo");
        assertThat(http.get("/desk/tasks").statusCode()).isIn(404, 422);
        taken(step("tasks", matter, "complete", evidenced("已完成"), office));
        assertThat(json(get("/api/v1/matters/counts", office)).path("TASK").asInt(0))
                .isZero();
        assertThat(read("tasks", matter, submitter).path("stage").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void theDeskTheCaseAndTheFormAreThere() {
        ObjectNode order = accounted("未按期公开").put("title", "限期公开行政处罚信息");
        order.put("due", today().plusDays(30).toString());
        String matter = open("/subjects/" + department + "/rectifications", order, office);
        http.signIn("demo-office", "demo");
        assertThat(http.get("/desk/matters").body()).contains("事项办理", matter, "限期公开行政处罚信息");
        assertThat(http.get("/desk/matters?mechanism=MEASURE&overdue=true").body())
                .contains("没有事项");
        assertThat(http.get("/desk/matters/rectifications/" + matter).body())
                .contains("办理经过", "责令限期整改", "value=\"cancel\"");
        assertThat(http.get("/desk/subjects/" + enterprise + "/measures/new").body())
                .contains("SA-05", "限制参加招标投标", "所据记录");
        assertThat(http.get("/desk/subjects/" + department + "/commitments/new").body())
                .contains("CM-10", "养老");
        assertThat(http.get("/desk/subjects/" + department + "/matters").body())
                .contains("限期整改", "/rectifications/new");
        http.signIn("demo-submitter", "demo");
        assertThat(http.get("/desk/matters/rectifications/" + matter).body()).contains("value=\"explain\"");
    }

    @Test
    void whatIsNoMatterIsNotThere() {
        assertThat(get("/api/v1/measures/nonsense", office).statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/measures/" + enterprise + "-7", office).statusCode())
                .isEqualTo(404);
        assertThat(post("/api/v1/measures/" + enterprise + "-7:lift", accounted("解除"), office)
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/api/v1/measures/" + enterprise + "-7:impose", accounted("再次"), office)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/measures", http.bearer("demo-assessor")).statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/matters/counts", http.bearer("demo-witness")).statusCode())
                .isEqualTo(404);
    }

    private List<String> onDay(String day) {
        return json(get("/api/v1/projects/PPP-2026-001/responsible?on=" + day, office))
                .valueStream()
                .map(matter -> matter.path("matterId").asString())
                .toList();
    }

    private static ObjectNode responsible(String from, String person) {
        return accounted("明确责任人")
                .put("code", "EXECUTION")
                .put("project", "PPP-2026-001")
                .put("from", from)
                .put("person", person);
    }

    private LocalDate today() {
        return clock.today();
    }

    private String register(String body) {
        HttpResponse<String> answer = http.postJson("/api/v1/subjects", body, "Authorization", office);
        return json(answer).path("subjectId").asString();
    }

    private String record() {
        HttpResponse<String> answer = http.postJson(
                "/api/v1/subjects/" + enterprise + "/records",
                Samples.penalty("澄市监处罚〔2026〕3%03d号".formatted(++number), "2026-06-0" + (1 + number % 9))
                        // Enough to be published.
                        .replace("\"0.5\"", "\"3\""),
                "Authorization",
                submitter);
        settled(answer);
        return json(answer).path("recordId").asString();
    }

    private String open(String path, JsonNode body, String token) {
        HttpResponse<String> answer = post("/api/v1" + path, body, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        settled(answer);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> step(String plural, String matter, String verb, ObjectNode body, String token) {
        return post("/api/v1/" + plural + "/" + matter + ":" + verb, body, token);
    }

    private void taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        settled(answer);
    }

    private static ObjectNode because(String reason) {
        return JsonMapper.shared().createObjectNode().put("reason", reason);
    }

    private static ObjectNode evidenced(String reason) {
        ObjectNode body = because(reason);
        body.putArray("evidence")
                .addObject()
                .put("sha256", "0".repeat(64))
                .put("mediaType", "application/pdf")
                .put("name", "证明.pdf");
        return body;
    }

    private static ObjectNode accounted(String reason) {
        ObjectNode body = because(reason);
        body.putArray("legalBasis").addObject().put("law", "江阴市关于加强政务诚信建设的实施意见").put("article", "二（五）");
        body.putObject("document").put("number", "澄信办〔2026〕1号");
        return body;
    }

    private static JsonNode list(String item) {
        return JsonMapper.shared().createArrayNode().add(item);
    }

    private JsonNode read(String plural, String matter, String token) {
        return json(get("/api/v1/" + plural + "/" + matter, token));
    }

    private HttpResponse<String> post(String path, JsonNode body, String token) {
        return http.postJson(path, body.toString(), "Authorization", token);
    }

    private HttpResponse<String> get(String path, String token) {
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
