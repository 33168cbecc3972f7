package org.chengxin.api.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A body gives way to another over HTTP: what everybody reads then, and who answers for what it left. */
@LedgerTest
class SuccessionDoorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    @Autowired
    private Positions positions;

    private LedgerHttp http;
    private String office;
    private Body old;
    private Body heir;

    private record Body(String id, String name, String code) {}

    @BeforeEach
    void twoBodiesAreThere() {
        http = new LedgerHttp(port);
        office = http.bearer("demo-office");
        register(Samples.APPROVAL_NAME, Samples.APPROVAL);
        old = department("江阴市旧局");
        heir = department("江阴市新局");
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aBodyThatWentIntoAnotherLeadsToItEverywhere() {
        String record = record(old, "2018-05-02");
        assertThat(published(record).path("subjectName").asString()).isEqualTo(old.name());

        assertThat(succeed(old, merged(heir), office).statusCode()).isEqualTo(200);
        seen();

        JsonNode read = json(get("/api/v1/subjects/" + old.id(), office));
        assertThat(read.at("/successions/0/kind").asString()).isEqualTo("MERGED");
        assertThat(read.at("/successions/0/successors/0/subjectId").asString()).isEqualTo(heir.id());
        assertThat(json(get("/api/v1/subjects/" + heir.id() + "/succession", office))
                        .at("/tookOverFrom/0/formerName")
                        .asString())
                .isEqualTo(old.name());
        assertThat(published(record).path("subjectName").asString()).isEqualTo(old.name());
        assertThat(http.get("/subjects/" + old.code()).body()).contains("2019-02-01", "已不存在", heir.name());
        assertThat(http.get("/subjects/" + heir.code()).body()).contains("承继自", old.name());
        assertThat(http.get("/search?q="
                                + java.net.URLEncoder.encode(old.name(), java.nio.charset.StandardCharsets.UTF_8))
                        .body())
                .contains("→", heir.name());
        assertThat(json(http.get("/api/v1/public/subjects/" + heir.code() + "/succession"))
                        .at("/tookOverFrom/0/documentNo")
                        .asString())
                .isEqualTo("澄委发〔2019〕9号");
        refused(
                http.postJson("/api/v1/subjects/" + old.id() + "/records", fact("2019-02-01"), bearer(office)),
                "R-SUCC");
        assertThat(http.postJson("/api/v1/subjects/" + old.id() + "/records", fact("2019-01-31"), bearer(office))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aBodyUnderAnotherNameIsFoundByBoth() {
        String before = record(old, "2018-05-02");
        ObjectNode rename = succession("RENAMED").put("newName", old.name().replace("旧", "改名"));

        assertThat(succeed(old, rename, office).statusCode()).isEqualTo(200);
        String after = record(old, "2020-05-02");
        seen();

        String renamed = rename.path("newName").asString();
        for (String name : List.of(old.name(), renamed)) {
            assertThat(found(name)).contains(old.id());
        }
        assertThat(json(get("/api/v1/subjects/" + old.id(), office))
                        .path("name")
                        .asString())
                .isEqualTo(renamed);
        assertThat(published(before).path("subjectName").asString()).isEqualTo(old.name());
        assertThat(published(after).path("subjectName").asString()).isEqualTo(renamed);
        assertThat(json(get("/api/v1/records/" + before, office))
                        .path("subjectNameThen")
                        .asString())
                .isEqualTo(old.name());
        assertThat(json(get("/api/v1/records/" + after, office)).has("subjectNameThen"))
                .isFalse();
        assertThat(register(old.name(), old.code()).id()).isEqualTo(old.id());
    }

    @Test
    void whoeverTakesTheSourcesPlaceAnswersForItsRecords() {
        Body source = register(Samples.MARKET_NAME, Samples.MARKET);
        Body next = register("江阴市行政审批局", "11320281Y6FAE9912C");
        Body company = enterprise();
        String record = json(http.postJson(
                        "/api/v1/subjects/" + company.id() + "/records",
                        Samples.penalty("澄市监处罚〔2018〕" + NUMBERS.incrementAndGet() + "号", "2018-05-02"),
                        bearer(http.bearer("demo-submitter"))))
                .path("recordId")
                .asString();
        ObjectNode transfer = succession("FUNCTIONS_TRANSFERRED");
        transfer.putArray("successors")
                .addObject()
                .put("identifier", next.code())
                .putArray("types")
                .add("AA-02");
        String correction = """
                {"values": [{"pointer": "/payload/remark", "value": "另有说明"}], "reason": "补全名称",
                 "legalBasis": [{"law": "中华人民共和国行政处罚法", "article": "第四十八条"}],
                 "document": {"number": "澄审批更〔2026〕1号"}}
                """;
        String path = "/api/v1/records/" + record + "/supplements";
        refused(http.postJson(path, correction, bearer(http.bearer("demo-submitter-2"))), "R-NOT-FOUND", "R-ACL");

        assertThat(succeed(source, transfer, office).statusCode()).isEqualTo(200);

        Eventually.within(
                PATIENCE,
                () -> json(get("/api/v1/records/" + record, office))
                        .at("/takenOverBy/uscc")
                        .asString("")
                        .equals(next.code()));
        refused(http.postJson(path, correction, bearer(http.bearer("demo-submitter"))), "R-NOT-FOUND", "R-ACL");
        HttpResponse<String> done = http.postJson(path, correction, bearer(http.bearer("demo-submitter-2")));
        assertThat(done.statusCode()).as(done.body()).isIn(200, 201);
        assertThat(json(get("/api/v1/records/" + record, office))
                        .at("/source/uscc")
                        .asString())
                .isEqualTo(Samples.MARKET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-submitter", "demo-reviewer", "demo-auditor", "demo-checker", "demo-subject"})
    void onlyTheOfficeSaysSo(String account) {
        assertThat(succeed(old, merged(heir), http.bearer(account)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsWrongIsSaidWithRuleAndLaw() {
        refused(succeed(old, succession("MERGED"), office), "R-SUCC");
        refused(succeed(old, merged(old), office), "R-SUCC");
        refused(succeed(old, succession("MERGED").put("effectiveOn", "2999-01-01"), office), "R-DATE-FUTURE");
        ObjectNode unknown = succession("MERGED");
        unknown.putArray("successors").addObject().put("identifier", "11320281XXXXXXXXXX");
        JsonNode problem = refused(succeed(old, unknown, office), "R-SUCC");
        assertThat(problem.path("legalBasis").get(0).path("law").asString()).isNotBlank();
        ObjectNode bare = merged(heir);
        bare.remove("reason");
        refused(succeed(old, bare, office), "R-ACT-REASON");
        assertThat(http.postJson(
                                "/api/v1/subjects/" + old.id() + "/succession",
                                merged(heir).toString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void saidTwiceItIsSaidOnceAndNoChainComesBack() {
        assertThat(succeed(old, merged(heir), office).headers().firstValue("Idempotent-Replayed"))
                .contains("false");
        assertThat(succeed(old, merged(heir), office).headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        seen();
        Body third = department("江阴市第三局");

        refused(succeed(old, merged(third), office), "R-SUCC");
        refused(succeed(heir, merged(old), office), "R-SUCC");
        refused(succeed(third, merged(old), office), "R-SUCC");
    }

    @Test
    void ofTwoBodiesThatGoIntoEachOtherAtTheSameTimeOneRemains() {
        List<Integer> answers = Stream.of(
                        CompletableFuture.supplyAsync(
                                () -> succeed(old, merged(heir), office).statusCode()),
                        CompletableFuture.supplyAsync(
                                () -> succeed(heir, merged(old), office).statusCode()))
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).hasSize(2).containsOnlyOnce(200);
    }

    @Test
    void thePageTakesItAndShowsIt() {
        try (LedgerHttp browser = new LedgerHttp(port)) {
            browser.signIn("demo-office", "demo");
            String path = "/desk/subjects/" + old.id() + "/succession";
            assertThat(browser.get("/desk/subjects/" + old.id()).body()).contains("登记机构沿革");
            HttpResponse<String> empty = browser.submit(path, path, java.util.Map.of("kind", "MERGED"));
            assertThat(empty.statusCode()).isEqualTo(422);
            assertThat(empty.body()).contains("请填写生效日期");
            browser.submit(
                    path,
                    path,
                    java.util.Map.of(
                            "kind", "MERGED",
                            "effectiveOn", "2019-02-01",
                            "heirs", heir.code(),
                            "reason", "机构改革",
                            "law", "江阴市机构改革方案",
                            "documentNo", "澄委发〔2019〕9号"));
            seen();
            assertThat(browser.get("/desk/subjects/" + old.id()).body())
                    .contains("已不存在", heir.name(), "澄委发〔2019〕9号")
                    .doesNotContain("登记机构沿革");
            assertThat(browser.get("/desk/subjects/" + heir.id()).body()).contains("承继自", old.name());
        }
    }

    private HttpResponse<String> succeed(Body body, ObjectNode succession, String who) {
        return http.postJson("/api/v1/subjects/" + body.id() + "/succession", succession.toString(), bearer(who));
    }

    private static ObjectNode succession(String kind) {
        ObjectNode body = JsonMapper.shared()
                .createObjectNode()
                .put("kind", kind)
                .put("effectiveOn", "2019-02-01")
                .put("reason", "机构改革");
        body.putArray("legalBasis").addObject().put("law", "江阴市机构改革方案");
        body.putObject("document").put("number", "澄委发〔2019〕9号");
        return body;
    }

    private static ObjectNode merged(Body heir) {
        ObjectNode body = succession("MERGED");
        body.putArray("successors").addObject().put("identifier", heir.code());
        return body;
    }

    private Body department(String name) {
        int n = NUMBERS.incrementAndGet();
        return register(
                name + n,
                UnifiedSocialCreditCode.complete("11320281HEC00%03d".formatted(n))
                        .value());
    }

    private Body register(String name, String code) {
        return registered(Samples.department(name, code), name, code);
    }

    private Body enterprise() {
        int n = NUMBERS.incrementAndGet();
        return registered(Samples.enterprise(n), "", "");
    }

    private Body registered(String body, String name, String code) {
        HttpResponse<String> answer = http.postJson("/api/v1/subjects", body, bearer(office));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        seen();
        return new Body(json(answer).path("subjectId").asString(), name, code);
    }

    private String record(Body body, String decidedOn) {
        HttpResponse<String> answer =
                http.postJson("/api/v1/subjects/" + body.id() + "/records", fact(decidedOn), bearer(office));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        seen();
        return json(answer).path("recordId").asString();
    }

    /** A licence, which stays public for good. */
    private static String fact(String decidedOn) {
        ObjectNode fact = JsonMapper.shared()
                .createObjectNode()
                .put("type", "AA-01")
                .put("documentNo", "澄行审许〔2018〕" + NUMBERS.incrementAndGet() + "号")
                .put("decidedOn", decidedOn);
        fact.putArray("legalBasis").addObject().put("law", "中华人民共和国行政许可法");
        fact.putObject("authority").put("name", Samples.APPROVAL_NAME).put("uscc", Samples.APPROVAL);
        fact.putObject("source").put("name", Samples.APPROVAL_NAME).put("uscc", Samples.APPROVAL);
        fact.putObject("payload")
                .put("documentName", "许可决定书")
                .put("kind", "普通")
                .put("content", "准予许可")
                .put("validFrom", decidedOn)
                .put("validUntil", "2099-01-01")
                .put("status", "有效");
        return fact.toString();
    }

    private JsonNode published(String record) {
        return json(http.get("/api/v1/public/records/" + record));
    }

    private String found(String name) {
        return get(
                        "/api/v1/subjects?name="
                                + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8),
                        office)
                .body();
    }

    private HttpResponse<String> get(String path, String who) {
        return http.get(path, bearer(who));
    }

    private void seen() {
        for (String view : List.of("profile", "disclosure", "matter")) {
            assertThat(views.await(view, positions.head(), Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    /** The answer is a refusal by one of these rules. */
    private static JsonNode refused(HttpResponse<String> answer, String... rules) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(json(answer).path("rule").asString("")).as(answer.body()).isIn((Object[]) rules);
        return json(answer);
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", token};
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
