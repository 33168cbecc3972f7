package org.chengxin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.support.DoubleTable;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Personal data goes into the ledger by every way there is; a visitor who follows every link finds none of it. */
@LedgerTest("chengxin.catalogue.approvals=classpath:demo/approvals.json")
class PublicCrawlTest {

    private static final int PAGES_MAX = 600;
    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(20);
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]+)\"");

    private static final String PERSON_NAME = "欧阳雀甲";
    private static final String REPRESENTATIVE_NAME = "司马雀乙";
    private static final String SERVANT_NAME = "诸葛雀丙";
    private static final String PERSON_ID = DoubleTable.citizen(701);
    private static final String REPRESENTATIVE_ID = DoubleTable.citizen(702);
    private static final String SERVANT_ID = DoubleTable.citizen(703);
    private static final String WITNESS_ID = DoubleTable.citizen(704);
    private static final String PHONE = "13812347705";
    private static final String PHONE_SPACED = "139 1234 7706";
    private static final String REMARK = "内部雀备注";
    private static final String PERSON_DOCUMENT = "澄市监雀罚〔2026〕00002号";
    private static final String DUTY = "雀职责说明";
    private static final String CORRECTION_REASON = "雀更正理由";
    private static final String REVOCATION_REASON = "雀撤销理由";

    private static final List<String> CANARIES = List.of(
            PERSON_NAME,
            REPRESENTATIVE_NAME,
            SERVANT_NAME,
            PERSON_ID,
            REPRESENTATIVE_ID,
            SERVANT_ID,
            WITNESS_ID,
            PHONE,
            PHONE_SPACED,
            REMARK,
            PERSON_DOCUMENT,
            DUTY,
            CORRECTION_REASON,
            REVOCATION_REASON);

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    private LedgerHttp http;
    private String office;
    private String submitter;

    @BeforeEach
    void departmentsAreRegistered() {
        http = new LedgerHttp(port);
        office = http.bearer("demo-office");
        submitter = http.bearer("demo-submitter");
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aVisitorWhoFollowsEveryLinkFindsNothingPersonal() {
        List<JsonNode> rows = batch();
        String shown = id(rows.getFirst());
        String personal = id(rows.get(1));
        String withdrawn = id(rows.get(2));
        String servant = record(
                register(Samples.subject("CIVIL_SERVANT", SERVANT_NAME, "CITIZEN_ID", SERVANT_ID)), performance());
        mend(shown, "/corrections", correction());
        long last = mend(
                withdrawn,
                "/revocation",
                Samples.revocation("RECORDED_IN_ERROR").replace("行政复议撤销原决定", REVOCATION_REASON));
        assertThat(views.await("disclosure", last, VIEWS_AWAITED)).isTrue();
        assertThat(views.await("profile", last, VIEWS_AWAITED)).isTrue();
        theSeedIsReallyThere(shown, personal, servant);

        assertThat(http.get("/records/" + shown).statusCode()).isEqualTo(200);
        assertThat(http.get("/records/" + withdrawn).statusCode()).isEqualTo(410);
        for (String hidden : List.of(personal, servant)) {
            assertThat(http.get("/records/" + hidden).statusCode()).isEqualTo(404);
            assertThat(http.get("/api/v1/public/records/" + hidden).statusCode())
                    .isEqualTo(404);
        }

        Map<String, Integer> seen = crawl(List.of(
                "/",
                "/search",
                "/records/" + shown,
                "/records/" + personal,
                "/records/" + servant,
                "/records/" + withdrawn,
                "/records/nonsense",
                "/subjects/" + Samples.enterpriseCode(701),
                "/subjects/" + Samples.enterpriseCode(799),
                "/api/v1/public/records?limit=100",
                "/api/v1/public/records?cursor=nonsense",
                "/api/v1/public/records/" + shown,
                "/api/v1/public/records/" + personal,
                "/api/v1/public/records/" + servant,
                "/api/v1/public/records/" + withdrawn,
                "/api/v1/public/subjects/" + Samples.enterpriseCode(701),
                "/api/v1/public/subjects/" + Samples.enterpriseCode(799),
                "/api/v1/public/nothing",
                "/api/v1/catalogue/versions",
                "/api/v1/catalogue/effective?on=2026-11-22",
                "/api/v1/catalogue/types/AA-02/schema",
                "/api/v1/catalogue/types/CS-01/schema",
                "/v3/api-docs",
                "/actuator/health",
                "/error",
                "/desk/records/" + personal,
                "/api/v1/records/" + personal));

        assertThat(seen).hasSizeLessThan(PAGES_MAX);
        assertThat(seen.keySet())
                .contains(
                        "/about",
                        "/api/v1/public/open-data/records.csv",
                        "/api/v1/public/open-data/records.ndjson",
                        "/login");
        // The page of errors, asked for without one, says 500 and nothing else.
        seen.remove("/error");
        assertThat(seen.entrySet())
                .allSatisfy(
                        page -> assertThat(page.getValue()).as(page.getKey()).isLessThan(500));
    }

    @Test
    void noSearchLeadsFromAPersonToARecord() {
        batch();
        for (String canary : CANARIES) {
            String q = "q=" + URLEncoder.encode(canary, StandardCharsets.UTF_8);
            HttpResponse<String> page = http.get("/search?" + q);
            HttpResponse<String> json = http.get("/api/v1/public/records?" + q);
            assertThat(page.body()).as(canary).doesNotContain("href=\"/records/", "href=\"/subjects/");
            assertThat(json.statusCode()).isEqualTo(200);
            assertThat(Samples.json(json.body()).path("items")).as(canary).isEmpty();
        }
        for (String id : List.of(PERSON_ID, SERVANT_ID)) {
            assertThat(http.get("/api/v1/public/subjects/" + id).statusCode()).isEqualTo(404);
            assertThat(http.get("/subjects/" + id).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aPublicRecordSaysBasisSourceWindowRuleAndDisputeState() {
        String shown = id(batch().getFirst());
        JsonNode json = Samples.json(http.get("/api/v1/public/records/" + shown).body());
        String page = http.get("/records/" + shown).body();

        assertThat(json.path("legalBasis").get(0).path("law").stringValue()).isEqualTo("中华人民共和国价格法");
        assertThat(json.path("source").path("uscc").stringValue()).isEqualTo(Samples.MARKET);
        assertThat(json.path("disputed").asBoolean(true)).isFalse();
        JsonNode window = json.path("publicity");
        String from = window.path("from").stringValue();
        String until = window.path("until").stringValue();
        String rule = window.path("rule").stringValue();
        assertThat(List.of(from, until, rule)).doesNotContain("");
        assertThat(page).contains("《中华人民共和国价格法》第四十二条", Samples.MARKET_NAME, Samples.MARKET, from, until, rule, "无异议");
        assertThat(page).contains("当事人电话" + "*".repeat(11));
    }

    /** What the visitor must not find is found by those who may: a canary that is nowhere proves nothing. */
    private void theSeedIsReallyThere(String shown, String personal, String servant) {
        assertThat(read(shown)).contains(WITNESS_ID, PHONE, REMARK, REPRESENTATIVE_NAME, REPRESENTATIVE_ID);
        assertThat(read(personal)).contains(PERSON_DOCUMENT);
        assertThat(read(servant)).contains(DUTY);
    }

    private String read(String record) {
        return http.get("/api/v1/records/" + record, "Authorization", submitter).body();
    }

    /** Follows every link of this origin from {@code starts} and returns the status of each address. */
    private Map<String, Integer> crawl(List<String> starts) {
        Deque<String> open = new ArrayDeque<>(starts);
        Map<String, Integer> seen = new LinkedHashMap<>();
        while (!open.isEmpty() && seen.size() < PAGES_MAX) {
            String path = open.poll();
            if (seen.containsKey(path)) {
                continue;
            }
            HttpResponse<String> answer = http.get(path);
            seen.put(path, answer.statusCode());
            String everything = answer.body() + answer.headers().map();
            assertThat(CANARIES).as(path).noneMatch(everything::contains);
            answer.headers().firstValue("Location").ifPresent(to -> add(open, path, to));
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (type.startsWith("text/html")) {
                Matcher link = LINK.matcher(answer.body());
                while (link.find()) {
                    add(open, path, link.group(1).replace("&amp;", "&"));
                }
            }
        }
        return seen;
    }

    private void add(Deque<String> open, String from, String link) {
        URI here = URI.create("http://127.0.0.1:" + port).resolve(from);
        URI to = here.resolve(link);
        if (here.getAuthority().equals(to.getAuthority())) {
            open.add(to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()));
        }
    }

    /** Three rows: one that is public, one about a person, one that a test withdraws. The same however often it is sent. */
    private List<JsonNode> batch() {
        Map<String, String> shown = DoubleTable.penalty(701, "澄市监处罚〔2026〕00001号");
        shown.put(DoubleTable.FINE, "3");
        shown.put(DoubleTable.FACTS, "经查，当事人电话%s，又%s，证人身份证号%s。".formatted(PHONE, PHONE_SPACED, WITNESS_ID));
        shown.put("法定代表人", REPRESENTATIVE_NAME);
        shown.put("法定代表人证件类型", "身份证");
        shown.put("法定代表人证件号码", REPRESENTATIVE_ID);
        shown.put(DoubleTable.REMARK, REMARK);
        Map<String, String> personal = DoubleTable.personPenalty(701, PERSON_DOCUMENT);
        personal.put(DoubleTable.NAME, PERSON_NAME);
        personal.put(DoubleTable.FINE, "3");
        Map<String, String> withdrawn = DoubleTable.with(shown, DoubleTable.DOCUMENT, "澄市监处罚〔2026〕00003号");
        HttpResponse<String> answer = http.postFile(
                "/api/v1/batches",
                Map.of("type", "AA-02"),
                REPRESENTATIVE_NAME + ".csv",
                DoubleTable.csv(DoubleTable.PENALTY, List.of(shown, personal, withdrawn)),
                "Authorization",
                submitter);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String path =
                "/api/v1/batches/" + Samples.json(answer.body()).path("batchId").stringValue();
        Eventually.that(() -> get(path).path("status").stringValue().equals("COMPLETED"));
        List<JsonNode> rows = get(path + "/rows").path("items").valueStream().toList();
        assertThat(rows).noneMatch(row -> row.path("verdict").stringValue().equals("REJECTED"));
        long last = rows.stream()
                .mapToLong(row -> row.path("position").asLong())
                .max()
                .orElseThrow();
        assertThat(views.await("disclosure", last, VIEWS_AWAITED)).isTrue();
        return rows;
    }

    private static String performance() {
        return Samples.penalty("雀考〔2026〕1号", "2026-06-01")
                .replace("AA-02", "CS-01")
                .replaceAll(
                        "\"payload\":\\{.*}",
                        "\"payload\":{\"duty\":\"%s\",\"performance\":\"%s按期完成\",\"from\":\"2026-01-01\",\"until\":\"2026-06-01\"}}"
                                .formatted(DUTY, SERVANT_NAME));
    }

    private static String correction() {
        return Samples.correction("/payload/fineWanYuan", "3.5").replace("与决定书原件不一致", CORRECTION_REASON);
    }

    private JsonNode get(String path) {
        return Samples.json(http.get(path, "Authorization", submitter).body());
    }

    private static String id(JsonNode row) {
        return row.path("recordId").stringValue();
    }

    private String record(String subject, String body) {
        HttpResponse<String> answer =
                http.postJson("/api/v1/subjects/" + subject + "/records", body, "Authorization", submitter);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Samples.json(answer.body()).path("recordId").stringValue();
    }

    private long mend(String record, String verb, String body) {
        HttpResponse<String> answer =
                http.postJson("/api/v1/records/" + record + verb, body, "Authorization", submitter);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Samples.json(answer.body()).path("position").asLong();
    }

    private String register(String body) {
        HttpResponse<String> answer = http.postJson("/api/v1/subjects", body, "Authorization", office);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return Samples.json(answer.body()).path("subjectId").stringValue();
    }
}
