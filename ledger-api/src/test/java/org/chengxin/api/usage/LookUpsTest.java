package org.chengxin.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Guarantees E1 and E7 over real HTTP: each look leaves one event, and the auditor finds it. */
@LedgerTest
class LookUpsTest {

    private static final int REQUESTS = 300;
    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(20);
    private static final String REFERENCE = URLEncoder.encode("澄采招〔2026〕12号", StandardCharsets.UTF_8);

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    @Autowired
    private Positions positions;

    @Autowired
    private LedgerClock clock;

    @Autowired
    private JdbcClient jdbc;

    private LedgerHttp http;
    private LookedAt ledger;
    private String auditor;

    @BeforeEach
    void archives() {
        http = new LedgerHttp(port);
        ledger = new LookedAt(http, views);
        auditor = http.bearer("demo-auditor");
    }

    @AfterEach
    void close() {
        http.close();
    }

    /** One request, and what is expected to be found of it. */
    private record Sent(String account, String path, String kind, boolean given) {}

    @Test
    void each_restricted_request_leaves_exactly_one_look_up_and_public_ones_leave_none() {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String account :
                List.of("demo-office", "demo-submitter", "demo-reviewer", "demo-assessor", "demo-subject")) {
            tokens.put(account, http.bearer(account));
        }
        List<String> accounts = List.copyOf(tokens.keySet());
        Map<String, String> paths = restrictedPaths();
        List<String> places = List.copyOf(paths.keySet());
        Random random = new Random(20261123);
        long before = positions.head();
        Map<String, Sent> sent = new LinkedHashMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            if (i % 6 == 5) {
                HttpResponse<String> open = http.get(publicPath(random));
                assertThat(open.statusCode()).isEqualTo(200);
                assertThat(open.headers().firstValue("Request-Id")).isEmpty();
                continue;
            }
            String account = accounts.get(random.nextInt(accounts.size()));
            String path = places.get(random.nextInt(places.size()));
            HttpResponse<String> answer = ledger.get(path, tokens.get(account));
            String requestId = answer.headers().firstValue("Request-Id").orElseThrow();
            assertThat(answer.statusCode()).as(account + " " + path).isIn(200, 403, 404);
            sent.put(requestId, new Sent(account, path, paths.get(path), answer.statusCode() == 200));
        }

        Map<String, JsonNode> found = foundAfter(before);
        assertThat(found.keySet()).containsAll(sent.keySet());
        long others = found.values().stream()
                .filter(usage -> accounts.contains(usage.at("/actor/account").asString()))
                .filter(usage -> !sent.containsKey(usage.get("requestId").asString()))
                .count();
        assertThat(others).as("look-ups that no request made").isZero();
        sent.forEach((requestId, request) -> {
            JsonNode usage = found.get(requestId);
            assertThat(usage.at("/actor/account").asString()).isEqualTo(request.account());
            assertThat(usage.get("kind").asString()).as(request.path()).isEqualTo(request.kind());
            assertThat(usage.get("result").asString())
                    .as(request.account() + " " + request.path())
                    .isEqualTo(request.given() ? "GIVEN" : "REFUSED");
            if (request.path().contains(ledger.other) || request.path().contains(ledger.record)) {
                assertThat(texts(usage.get("subjects"))).as(request.path()).containsExactly(ledger.other);
            }
        });
        auditorWhenCaughtUp();
        assertThat(jdbc.sql("select count(*) from ledger.event e join ledger.event_type t on t.id = e.type"
                                + " where t.type = 'usage.looked-up'")
                        .query(Long.class)
                        .single())
                .as("events and rows")
                .isEqualTo(jdbc.sql("select count(*) from usage.look_up")
                        .query(Long.class)
                        .single());
    }

    @Test
    void a_list_names_everybody_in_it_and_a_search_is_not_repeated() {
        String office = http.bearer("demo-office");
        String name = URLEncoder.encode("江阴", StandardCharsets.UTF_8);
        ledger.get("/api/v1/subjects?name=" + name, office);
        ledger.get("/api/v1/subjects?identifier=" + Samples.citizenId(72), office);
        ledger.get("/api/v1/subjects", office);

        List<JsonNode> usages = ledger.usages("&account=demo-office", auditorWhenCaughtUp());
        assertThat(usages.get(2).get("kind").asString()).isEqualTo("SEARCH_BY_NAME");
        assertThat(texts(usages.get(2).get("subjects"))).contains(ledger.own, ledger.other);
        assertThat(usages.get(1).get("kind").asString()).isEqualTo("SEARCH_BY_IDENTIFIER");
        assertThat(texts(usages.get(1).get("subjects"))).containsExactly(ledger.person);
        assertThat(usages.get(0).get("kind").asString()).isEqualTo("LIST");
        assertThat(usages.get(0).get("subjectsCount").asInt())
                .isEqualTo(usages.get(0).get("subjects").size())
                .isGreaterThanOrEqualTo(4);
        assertThat(usages.toString()).doesNotContain("江阴", Samples.citizenId(72));
    }

    @Test
    void what_is_no_id_of_ours_in_a_path_is_not_kept() {
        ledger.get("/api/v1/log/proof/event/" + Samples.citizenId(72), auditor);
        ledger.get("/api/v1/log/proof/event/" + URLEncoder.encode("张三", StandardCharsets.UTF_8), auditor);

        List<JsonNode> proofs = ledger.usages("&account=demo-auditor", auditorWhenCaughtUp()).stream()
                .filter(usage -> usage.get("kind").asString().equals("PROOF"))
                .toList();
        assertThat(proofs)
                .hasSize(2)
                .allSatisfy(usage -> assertThat(usage.has("part")).isFalse());
    }

    @Test
    void a_checker_says_what_for_and_on_what_decision() {
        String checker = http.bearer("demo-checker");
        String path = "/api/v1/subjects/" + ledger.other + "/profile";

        HttpResponse<String> none = ledger.get(path, checker);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(Samples.json(none.body()).get("rule").asString()).isEqualTo("R-USAGE-PURPOSE");
        assertThat(Samples.json(none.body()).get("detail").asString()).contains("TENDER", "APPOINT");
        assertThat(none.body()).doesNotContain("示例71");
        assertThat(ledger.get(path, checker, "Usage-Purpose", "CURIOSITY").statusCode())
                .isEqualTo(422);
        HttpResponse<String> unaccounted = ledger.get(path, checker, "Usage-Purpose", "TENDER");
        assertThat(Samples.json(unaccounted.body()).get("rule").asString()).isEqualTo("R-USAGE-REFERENCE");
        assertThat(ledger.get(path, checker, "Usage-Purpose", "TENDER", "Usage-Reference", REFERENCE)
                        .statusCode())
                .isEqualTo(200);

        List<JsonNode> usages = ledger.usages("&account=demo-checker", auditorWhenCaughtUp());
        assertThat(usages)
                .hasSize(4)
                .allSatisfy(usage -> assertThat(texts(usage.get("subjects"))).containsExactly(ledger.other));
        assertThat(usages.get(0).get("purpose").asString()).isEqualTo("TENDER");
        assertThat(usages.get(0).get("reference").asString()).isEqualTo("澄采招〔2026〕12号");
        assertThat(usages.get(1).get("rule").asString()).isEqualTo("R-USAGE-REFERENCE");
        assertThat(usages.get(2).get("rule").asString()).isEqualTo("R-USAGE-PURPOSE");
        assertThat(usages.get(2).has("purpose")).isFalse();
        assertThat(usages.toString()).doesNotContain("CURIOSITY");
    }

    @Test
    void a_subject_learns_which_organ_looked_and_why_but_neither_the_account_nor_the_audit() {
        String subject = http.bearer("demo-subject");
        ledger.get("/api/v1/records/" + ledger.ownRecord, http.bearer("demo-submitter"));
        ledger.get("/api/v1/subjects/" + ledger.own, http.bearer("demo-reviewer"));
        ledger.get("/api/v1/subjects/" + ledger.own, auditor);
        ledger.get("/api/v1/subjects/" + ledger.other, http.bearer("demo-reviewer"));
        auditorWhenCaughtUp();

        HttpResponse<String> answer = ledger.get("/api/v1/me/usages?limit=2", subject);
        JsonNode items = Samples.json(answer.body()).get("items");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(items.get(0).get("role").asString()).isEqualTo("REVIEWER");
        assertThat(items.get(0).get("purpose").asString()).isEqualTo("OBJECTION");
        assertThat(items.get(1).get("organ").asString()).isEqualTo(Samples.MARKET);
        assertThat(items.get(1).get("organName").asString()).isEqualTo(Samples.MARKET_NAME);
        assertThat(items.get(1).get("kind").asString()).isEqualTo("RECORD");
        assertThat(answer.body()).doesNotContain("demo-", "AUDITOR");
    }

    @Test
    void only_the_auditor_reads_all_look_ups_and_only_a_subject_its_own() {
        for (String other : List.of("demo-office", "demo-submitter", "demo-reviewer", "demo-subject", "demo-witness")) {
            assertThat(ledger.get("/api/v1/audit/usages", http.bearer(other)).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        for (String other : List.of("demo-office", "demo-submitter", "demo-reviewer", "demo-auditor", "demo-witness")) {
            assertThat(ledger.get("/api/v1/me/usages", http.bearer(other)).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(http.get("/api/v1/audit/usages").statusCode()).isEqualTo(401);
        assertThat(http.get("/api/v1/me/usages").statusCode()).isEqualTo(401);
    }

    @Test
    void the_auditor_asks_by_subject_by_account_and_by_day_and_leaves_look_ups_too() {
        ledger.get("/api/v1/subjects/" + ledger.other + "/history", http.bearer("demo-reviewer"));
        auditorWhenCaughtUp();
        LocalDate today = clock.today();

        assertThat(ledger.usages("&subject=" + ledger.other + "&account=demo-reviewer", auditor))
                .isNotEmpty()
                .allSatisfy(usage -> assertThat(texts(usage.get("subjects"))).contains(ledger.other));
        assertThat(ledger.usages("&from=" + today + "&to=" + today + "&account=demo-reviewer", auditor))
                .isNotEmpty();
        assertThat(ledger.usages("&from=" + today.plusDays(1), auditor)).isEmpty();
        assertThat(ledger.usages("&to=" + today.minusDays(1), auditor)).isEmpty();
        assertThat(ledger.usages("&subject=" + ledger.other, auditorWhenCaughtUp()))
                .anySatisfy(usage -> {
                    assertThat(usage.at("/actor/account").asString()).isEqualTo("demo-auditor");
                    assertThat(usage.get("kind").asString()).isEqualTo("USAGES");
                });
        assertThat(ledger.get("/api/v1/audit/usages?from=yesterday", auditor).statusCode())
                .isEqualTo(400);
        assertThat(ledger.get("/api/v1/audit/usages?cursor=x", auditor).statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_pages_say_it_in_both_languages_and_a_form_that_is_refused_was_a_look_as_well() {
        http.signIn("demo-submitter", "demo");
        String form = "/desk/records/" + ledger.ownRecord + "/correction";
        assertThat(http.submit(form, form, Map.of("pointer", "/payload/fineWanYuan", "value", ""))
                        .statusCode())
                .isEqualTo(422);
        http.submit("/desk", "/logout", Map.of());
        http.signIn("demo-subject", "demo");
        auditorWhenCaughtUp();
        assertThat(http.get("/desk/who-looked").body())
                .contains("谁看过我", Samples.MARKET_NAME, "履行记录和管理职责", "深圳经济特区社会信用条例")
                .doesNotContain("demo-submitter", "??");
        assertThat(http.get("/desk/who-looked?lang=en").body())
                .contains("Who looked", "Keeping and managing records")
                .doesNotContain("??");
        assertThat(http.get("/desk/usages").statusCode()).isEqualTo(403);
        assertThat(http.get("/desk?lang=zh").body()).contains("谁看过我");

        http.submit("/desk", "/logout", Map.of());
        http.signIn("demo-auditor", "demo");
        assertThat(http.get("/desk/usages?subject=" + ledger.own).body())
                .contains("查询留痕", "demo-submitter", ledger.ownRecord)
                .doesNotContain("??");
        assertThat(http.get("/desk/usages?lang=en&account=nobody-at-all").body())
                .contains("There is no such look-up.")
                .doesNotContain("??");
        List<JsonNode> looks = ledger.usages("&subject=" + ledger.own + "&account=demo-submitter", auditor);
        assertThat(looks)
                .as("the form, and the form again with what is missing")
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_checker_states_the_purpose_on_a_page_and_never_in_an_address() {
        http.signIn("demo-checker", "demo");
        HttpResponse<String> refused = http.get("/desk/subjects/" + ledger.other);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("/desk/purpose", "TENDER");
        assertThat(http.get("/desk/purpose").body())
                .contains("请先注明用途", "政府采购和招标投标")
                .doesNotContain("??");
        HttpResponse<String> missing =
                http.submit("/desk/purpose", "/desk/purpose", Map.of("purpose", "TENDER", "reference", ""));
        assertThat(missing.statusCode()).isEqualTo(422);
        HttpResponse<String> stated =
                http.submit("/desk/purpose", "/desk/purpose", Map.of("purpose", "TENDER", "reference", "JY-2026-12"));
        assertThat(stated.statusCode()).isEqualTo(302);
        assertThat(http.get("/desk/subjects/" + ledger.other).statusCode()).isEqualTo(200);

        JsonNode newest =
                ledger.usages("&account=demo-checker", auditorWhenCaughtUp()).getFirst();
        assertThat(newest.get("purpose").asString()).isEqualTo("TENDER");
        assertThat(newest.get("reference").asString()).isEqualTo("JY-2026-12");
    }

    private Map<String, String> restrictedPaths() {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String subject : List.of(ledger.own, ledger.other, ledger.person)) {
            paths.put("/api/v1/subjects/" + subject, "ARCHIVE");
            paths.put("/api/v1/subjects/" + subject + "/profile", "ARCHIVE");
            paths.put("/api/v1/subjects/" + subject + "/history", "HISTORY");
            paths.put("/api/v1/subjects/" + subject + "/erasures", "PROTECTION");
            paths.put("/api/v1/subjects/" + subject + "/restrictions", "PROTECTION");
        }
        for (String record : List.of(ledger.ownRecord, ledger.record)) {
            paths.put("/api/v1/records/" + record, "RECORD");
            paths.put("/api/v1/records/" + record + "/history", "HISTORY");
            paths.put("/api/v1/records/" + record + "/evidence", "EVIDENCE");
        }
        paths.put("/api/v1/records/01J00000000000000000000009", "RECORD");
        paths.put("/api/v1/subjects?name=nobody", "SEARCH_BY_NAME");
        paths.put("/api/v1/subjects?identifier=" + Samples.enterpriseCode(71), "SEARCH_BY_IDENTIFIER");
        paths.put("/api/v1/subjects", "LIST");
        paths.put("/api/v1/objections?queue=INTAKE", "OBJECTION");
        paths.put("/api/v1/protection-orders", "PROTECTION");
        paths.put("/api/v1/batches/01J00000000000000000000009/rows", "BATCH_ROWS");
        paths.put("/api/v1/log/export", "EXPORT");
        paths.put("/api/v1/me/usages", "USAGES");
        paths.put("/api/v1/audit/usages", "USAGES");
        return paths;
    }

    private String publicPath(Random random) {
        List<String> open = List.of(
                "/",
                "/search?q=71",
                "/about",
                "/api/v1/public/records",
                "/api/v1/catalogue/versions",
                "/records/" + ledger.record);
        return open.get(random.nextInt(open.size()));
    }

    private Map<String, JsonNode> foundAfter(long position) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (JsonNode usage : ledger.usages("", auditorWhenCaughtUp())) {
            if (usage.get("position").asLong() > position
                    && found.put(usage.get("requestId").asString(), usage) != null) {
                twice.add(usage.toString());
            }
        }
        assertThat(twice).isEmpty();
        return found;
    }

    /** The auditor's token, once everything that happened so far can be read. */
    private String auditorWhenCaughtUp() {
        assertThat(views.await("usage", positions.head(), VIEWS_AWAITED)).isTrue();
        return auditor;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
