package org.chengxin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.MovedClock;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.edition.EditionEvent;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A version of the catalogue from its draft to the decisions that are taken under it, over HTTP and on a moved clock. */
@LedgerTest
@Import(EditionDoorTest.Moved.class)
class EditionDoorTest {

    private static final String VERSIONS = "/api/v1/catalogue/versions";
    private static final String TITLES = """
            "title": {"zh": "新的一版", "en": "a new version"}, "note": {"zh": "延长征求意见", "en": "more time for comments"}
            """;
    private static final MovedClock CLOCK = new MovedClock();

    @TestConfiguration(proxyBeanMethods = false)
    static class Moved {

        @Bean
        @Primary
        LedgerClock movedClock() {
            return new LedgerClock(CLOCK);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerClock clock;

    @Autowired
    private ViewPositions views;

    @Autowired
    private SealedLog log;

    @Autowired
    private Positions positions;

    @Autowired
    private JdbcClient jdbc;

    private LedgerHttp http;
    private String author;
    private String approver;
    private String department;
    private String shipped;

    @BeforeEach
    void everybodyIsThere() {
        http = new LedgerHttp(port);
        author = http.bearer("demo-office");
        approver = http.bearer("demo-office-2");
        department = http.bearer("demo-submitter");
        shipped = CatalogueTexts.shipped().text("making.json").orElseThrow();
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void the_first_version_is_in_the_log_with_every_word_of_its_files() {
        JsonNode first = json(http.get(VERSIONS + "/1"));

        assertThat(first.path("stage").asString()).isIn("IN_FORCE", "SUPERSEDED");
        assertThat(first.path("files").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(CatalogueTexts.shipped().byName().keySet());
        assertThat(http.get(VERSIONS + "/1/files/making.json").body()).isEqualTo(shipped);
        assertThat(http.get(VERSIONS + "/1/files/types/AA.json").statusCode()).isEqualTo(200);
        assertThat(http.get(VERSIONS + "/1/files/nothing.json").statusCode()).isEqualTo(404);
        assertThat(log.ofSubject(EditionEvent.STREAM, 0, 1).getFirst().name().type())
                .isEqualTo("catalogue.version.adopted");
    }

    @Test
    void a_version_is_drafted_discussed_approved_by_another_and_in_force_from_its_day() {
        LocalDate today = clock.today();
        String before = recorded("澄市监处罚〔2026〕8101号");
        String version = opened("{" + TITLES + "}");
        JsonNode draft = json(http.get(version, bearer(author)));
        int number = draft.path("version").asInt();
        int base = draft.path("basedOn").asInt();

        assertThat(http.get(version).statusCode()).isEqualTo(404);
        assertThat(http.get(version, bearer(department)).statusCode()).isEqualTo(404);
        refused(http.postJson(VERSIONS, "{" + TITLES + "}", bearer(department)), 403, "R-ACL");
        refused(write(version, "{\"note\": }", author), 422, "R-CAT-READ");
        refused(write(version, shipped.replace("7", "\"seven\""), author), 200, "");
        refused(submit(version, today.plusDays(7)), 422, "R-CAT-READ");
        refused(
                write(version, shipped.replace("\"consultationDaysMin\": 7", "\"consultationDaysMin\": 9"), author),
                200,
                "");

        JsonNode change = json(http.get(version + "/diff", bearer(author)))
                .path("changes")
                .get(0);
        assertThat(change.path("file").asString()).isEqualTo("making.json");
        assertThat(change.path("place").toString()).isEqualTo("[\"consultationDaysMin\"]");
        assertThat(change.path("before").asInt()).isEqualTo(7);
        assertThat(change.path("after").asInt()).isEqualTo(9);

        JsonNode early = refused(submit(version, today.plusDays(6)), 422, "R-CAT-CONSULT");
        assertThat(early.path("legalBasis").get(0).path("law").asString()).isNotBlank();
        refused(submit(version, today.plusDays(7)), 200, "");
        refused(write(version, shipped, author), 409, "R-CAT-STAGE");

        refused(step(version, "comment", "{\"comment\": \"建议保留七日\"}", department), 200, "");
        assertThat(http.postJson(version + ":comment", "{\"comment\": \"匿名\"}").statusCode())
                .isEqualTo(401);
        assertThat(http.get(version).statusCode()).isEqualTo(200);
        assertThat(json(http.get(version)).path("steps").size()).isZero();
        assertThat(json(http.get(version, bearer(author))).path("steps").toString())
                .contains("建议保留七日");

        String approval = "{\"documentNo\": \"澄信办〔2026〕12号\"}";
        refused(step(version, "approve", approval, approver), 409, "R-CAT-CONSULT");
        CLOCK.moveTo(today.plusDays(8));
        refused(step(version, "approve", approval, author), 403, "R-4EYE");
        refused(step(version, "approve", approval, approver), 200, "");
        refused(step(version, "publish", "{}", approver), 400, "R-DATE");
        refused(publish(version, today.plusDays(8)), 422, "R-CAT-EFFECT");
        refused(publish(version, today.plusDays(9)), 200, "");

        assertThat(effective(today.plusDays(8))).isEqualTo(base);
        assertThat(effective(today.plusDays(9))).isEqualTo(number);
        CLOCK.moveTo(today.plusDays(9));
        assertThat(json(http.get(version)).path("stage").asString()).isEqualTo("IN_FORCE");
        String after = recorded("澄市监处罚〔2026〕8102号");
        assertThat(versionOf(before)).isEqualTo(base);
        assertThat(versionOf(after)).isEqualTo(number);
    }

    @Test
    void a_clock_that_runs_is_counted_by_the_calendar_that_was_announced_later() {
        String record = recorded("澄市监处罚〔2026〕8104号");
        HttpResponse<String> filed = http.postJson("/api/v1/records/" + record + "/objections", """
                {"ground": "DUPLICATE", "reason": "同一处罚报送了两次"}
                """, bearer(author));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        String objection = filed.headers().firstValue("Location").orElseThrow();
        LocalDate today = clock.today();
        String version = opened("{" + TITLES + "}");
        String calendar =
                json(http.get(version, bearer(author))).path("version").asInt() + ".1";
        String text = http.get(version + "/files/calendar.json", bearer(author)).body();
        String later = text.replaceFirst("\"version\": \"[^\"]*\"", "\"version\": \"CN-" + calendar + "\"");

        assertThat(http.putJson(version + "/files/calendar.json", later, bearer(author))
                        .statusCode())
                .isEqualTo(200);
        refused(submit(version, today.plusDays(9)), 200, "");
        CLOCK.moveTo(today.plusDays(10));
        refused(step(version, "approve", "{\"documentNo\": \"澄信办〔2026〕13号\"}", approver), 200, "");
        refused(publish(version, today.plusDays(11)), 200, "");
        assertThat(http.get(objection, bearer(author)).body()).doesNotContain("RECOMPUTED");
        CLOCK.moveTo(today.plusDays(11));

        Eventually.within(Duration.ofSeconds(40), () -> countedAnew(record) == 1);
        assertThat(views.await("objection", positions.head(), Duration.ofSeconds(10)))
                .isTrue();
        JsonNode read = json(http.get(objection, bearer(author)));
        assertThat(read.at("/clock/calendarVersion").asString("")).isEqualTo("CN-" + calendar);
    }

    @Test
    void what_a_version_would_change_is_counted_before_anybody_decides() {
        recorded("澄市监处罚〔2026〕8103号");
        String version = opened("{" + TITLES + "}");
        String rules = CatalogueTexts.shipped().text("publication-rules.json").orElseThrow();
        String shorter = rules.replace("\"maximum\": \"P1Y\"", "\"maximum\": \"P6M\"");
        String longer = rules.replace("\"maximum\": \"P1Y\"", "\"maximum\": \"P2Y\"");
        String path = version + "/files/publication-rules.json";

        assertThat(json(http.get(version + "/impact", bearer(author)))
                        .path("changed")
                        .asInt())
                .isZero();
        assertThat(http.putJson(path, shorter, bearer(author)).statusCode()).isEqualTo(200);
        JsonNode better = json(http.get(version + "/impact", bearer(author)));
        assertThat(better.path("counts").path("SHORTER").asInt()).isPositive();
        assertThat(better.path("worse").asInt()).isZero();
        assertThat(better.path("complete").booleanValue()).isTrue();

        assertThat(http.putJson(path, longer, bearer(author)).statusCode()).isEqualTo(200);
        JsonNode worse = json(http.get(version + "/impact", bearer(author)));
        assertThat(worse.path("worse").asInt())
                .isEqualTo(worse.path("counts").path("LONGER").asInt())
                .isPositive();
        assertThat(worse.path("examples").get(0).path("type").asString()).isEqualTo("AA-02");

        assertThat(http.get(version + "/impact").statusCode()).isEqualTo(401);
        assertThat(http.get(version + "/impact", bearer(department)).statusCode())
                .isEqualTo(403);
        assertThat(step(version, "withdraw", "{\"reason\": \"只为预览\"}", author).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_pages_show_versions_and_take_every_step() {
        try (LedgerHttp browser = new LedgerHttp(port)) {
            assertThat(browser.get("/catalogue").body())
                    .contains("信用信息目录", "第 1 版", "AA-02")
                    .doesNotContain("起草新版本");
            browser.signIn("demo-office", "demo");
            String page = browser.get("/catalogue").body();
            assertThat(page).contains("起草新版本");
            HttpResponse<String> empty = browser.submit("/catalogue", "/desk/catalogue", Map.of("from", "LATEST"));
            assertThat(empty.statusCode()).isEqualTo(422);
            assertThat(empty.body()).contains("版本须有中英文名称");
        }
    }

    private String recorded(String documentNo) {
        String office = author;
        http.postJson("/api/v1/subjects", Samples.department(Samples.MARKET_NAME, Samples.MARKET), bearer(office));
        JsonNode enterprise = json(http.postJson("/api/v1/subjects", Samples.enterprise(81), bearer(office)));
        HttpResponse<String> answer = http.postJson(
                "/api/v1/subjects/" + enterprise.path("subjectId").asString() + "/records",
                Samples.penalty(documentNo, "2026-06-01").replace("\"0.5\"", "\"3\""),
                bearer(department));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(views.await("profile", json(answer).path("position").asLong(), Duration.ofSeconds(10)))
                .isTrue();
        return json(answer).path("recordId").asString();
    }

    private long countedAnew(String record) {
        return jdbc.sql("select count(*) from history.entry where record_id = ? and body ->> 'what' = ?")
                .params(record, "credit.objection.deadline-recomputed")
                .query(Long.class)
                .single();
    }

    private int versionOf(String record) {
        HttpResponse<String> answer = http.get("/api/v1/records/" + record, bearer(author));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("catalogueVersion").asInt();
    }

    private int effective(LocalDate on) {
        return json(http.get("/api/v1/catalogue/effective?on=" + on))
                .path("version")
                .asInt();
    }

    private String opened(String body) {
        HttpResponse<String> answer = http.postJson(VERSIONS, body, bearer(author));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> write(String version, String text, String who) {
        return http.putJson(version + "/files/making.json", text, bearer(who));
    }

    private HttpResponse<String> submit(String version, LocalDate until) {
        return step(version, "submit", "{\"commentsUntil\": \"" + until + "\"}", author);
    }

    private HttpResponse<String> publish(String version, LocalDate from) {
        return step(version, "publish", "{\"effectiveFrom\": \"" + from + "\"}", approver);
    }

    private HttpResponse<String> step(String version, String verb, String body, String who) {
        return http.postJson(version + ":" + verb, body, bearer(who));
    }

    /** The answer has this status and, if it is a refusal, names this rule. */
    private static JsonNode refused(HttpResponse<String> answer, int status, String rule) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("rule").asString("")).isEqualTo(rule);
        return json(answer);
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", token};
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
