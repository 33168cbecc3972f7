package org.chengxin.api.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengxin.api.LedgerApplication;
import org.chengxin.api.boot.ChildLedger;
import org.chengxin.api.canary.LeftBehind.Places;
import org.chengxin.api.canary.Planting.Person;
import org.chengxin.api.support.Auditor;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;
import org.chengxin.api.views.TestViews;
import org.chengxin.ledger.personal.Sealed;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.ViewEngine;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Thousands of values that stand nowhere else are planted in a ledger of its own by every way in. Nobody who holds its disk, a
 * dump of its database, its logs or its public pages finds one of them; those who may see them do. After a tenth of the people
 * is erased, nobody at all finds anything of theirs, and everything that was proved before still is. More people:
 * {@code -Dcampaign.subjects=1000}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CanaryTest {

    private static final int PEOPLE = Integer.getInteger("campaign.subjects", 100);
    private static final int ERASED = PEOPLE / 10;
    private static final int OTHERS = PEOPLE / 25;
    private static final int CANARIES_MIN = 500;
    private static final int SHOWN_MAX = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> WHO_SEES_MOST = List.of("demo-office", "demo-auditor");

    /** Stand in clear in the same places: a search that does not find them finds nothing. */
    private static final List<String> CONTROL =
            List.of(Samples.MARKET_NAME, "Started LedgerApplication", "credit.fact.recorded", "process.cpu.usage");

    /** Signing in is slow on purpose. */
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private final Canaries canaries = new Canaries();
    private Path home;
    private Path data;
    private Path temporary;
    private ChildLedger ledger;
    private LedgerHttp http;
    private Planting planting;
    private Passing passing;
    private List<Person> people;
    private List<Person> erased;

    @BeforeAll
    void valuesArePlanted() throws Exception {
        home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "canary-");
        data = home.resolve("data");
        temporary = Files.createDirectories(home.resolve("temporary"));
        ledger = ChildLedger.launch(
                        data,
                        temporary,
                        "--chengxin.demo=true",
                        "--chengxin.log.public=true",
                        "--chengxin.catalogue.approvals=classpath:demo/approvals.json",
                        "--management.endpoints.web.exposure.include=health,metrics,info,loggers,threaddump")
                .awaitHealthy();
        http = new LedgerHttp(ledger.port());
        planting = new Planting(http, canaries, this::bearer);
        people = planting.people(PEOPLE);
        planting.bodiesAndServants(OTHERS);
        planting.idempotent(OTHERS);
        planting.caughtUp();
        passing = new Passing(http, ledger.port(), canaries, this::bearer);
        passing.everything(
                people.getLast().subjectId(), people.getLast().records().getFirst());
        // Of each way in: one by one, in CSV files, in worksheets.
        erased = IntStream.range(0, PEOPLE)
                .filter(n -> n % 10 == 0)
                .mapToObj(people::get)
                .toList();
    }

    @AfterAll
    void close() {
        if (http != null) {
            http.close();
        }
        ledger.close();
    }

    @Test
    @Order(1)
    void whatWasPlantedIsFoundByThoseWhoMaySeeIt() {
        List<String> stored = stored();
        assertThat(stored).hasSizeGreaterThan(CANARIES_MIN);
        Places places = new Places();
        Needles needles = new Needles(stored);
        answersTo(
                "demo-office",
                Stream.concat(people.stream(), planting.othersRead().stream()).toList(),
                needles,
                places);
        Set<String> missing = new LinkedHashSet<>(stored);
        places.found().values().forEach(found -> found.forEach(f -> missing.remove(f.value())));
        assertThat(missing.stream().map(value -> canaries.kind(value) + " " + value))
                .as("planted %s", canaries.counts())
                .isEmpty();
    }

    @Test
    @Order(2)
    void nothingPlantedIsFoundOnDiskInADumpInALogOrInPublic() throws Exception {
        Needles needles = withControl(canaries.all());
        Places places = new Places();
        leftBehind(needles, places);
        watched(needles, places);
        Map<String, Integer> pages = saidInPublic(needles, places);

        assertThat(where(places)).as("%s", canaries.counts()).isEmpty();
        assertThat(passing.broken()).as("answers 5xx").isEmpty();
        assertThat(pages.entrySet().stream().filter(page -> page.getValue() >= 500))
                .isEmpty();
        assertThat(pages.keySet()).anyMatch(page -> page.startsWith("/records/"));
        theControlIsFound(places);
    }

    @Test
    @Order(3)
    void afterTheErasureNobodyFindsAnythingAndEverythingStillProves() throws Exception {
        Path checkpoint = keep("/log/checkpoint", "checkpoint");
        Path export = keep("/api/v1/log/export", "export");
        List<String> before = events();
        erased.forEach(this::erase);
        Eventually.within(PATIENCE, () -> erased.stream().allMatch(this::isCarriedOut));
        planting.caughtUp();

        assertThat(events().subList(0, before.size())).as("stored events").isEqualTo(before);
        Needles gone =
                new Needles(erased.stream().flatMap(p -> p.planted().stream()).toList());
        Places places = new Places();
        for (String role : WHO_SEES_MOST) {
            answersTo(role, erased, gone, places);
            pagesOf(role, gone, places);
        }
        leftBehind(gone, places);
        assertThat(where(places)).isEmpty();
        theOthersStillRead();
        theErasureSaysWhenAndWhy();
        String vkey = http.get("/log/vkey").body().strip();
        ledger.close();

        try (ConfigurableApplicationContext node = new SpringApplicationBuilder(LedgerApplication.class)
                .run("--server.port=0", "--chengxin.demo=true", "--chengxin.data=" + data)) {
            noKeyThatIsLeftOpensAnything(node, gone);
            Map<String, List<String>> live = dump(node);
            rebuild(node);
            assertThat(dump(node)).isEqualTo(live);
            noKeyThatIsLeftOpensAnything(node, gone);
            Auditor.Verdict verdict = Auditor.verify(
                    "--database",
                    ChildLedger.databaseUrl(data) + "?user=chengxin&password="
                            + Files.readString(data.resolve("keys/database.password")),
                    "--checkpoint",
                    checkpoint.toString(),
                    "--kept-export",
                    export.toString(),
                    "--vkey",
                    vkey);
            assertThat(verdict.exit()).as(verdict.said()).isZero();
            verdict = Auditor.verifyAsOperator(
                    "--chengxin.demo=true",
                    "--chengxin.data=" + data,
                    "--checkpoint",
                    checkpoint.toString(),
                    "--vkey",
                    vkey);
            assertThat(verdict.exit()).as(verdict.said()).isZero();
        }
    }

    private List<String> stored() {
        return Stream.concat(people.stream().flatMap(person -> person.planted().stream()), planting.others().stream())
                .toList();
    }

    /** Everything that a role can ask for. */
    private void answersTo(String role, List<Person> about, Needles needles, Places places) {
        Answers answers = new Answers(http, ledger.port(), this::bearer);
        if (about.size() <= ERASED) {
            answers.everything(about, role, needles, places);
        } else {
            answers.archives(about, role, needles, places);
        }
        answers.list("/api/v1/subjects", role, needles, places);
        answers.list("/api/v1/protection-orders", role, needles, places);
        answers.list("/api/v1/repairs?queue=CLOSED", role, needles, places);
        String token = bearer(role);
        answers.get("/api/v1/batches", token, role, needles, places);
        for (String batch : planting.batches()) {
            answers.get(batch, token, role, needles, places);
            answers.get(batch + "/receipt", token, role, needles, places);
            answers.get(batch + "/rejects.csv", token, role, needles, places);
            answers.list(batch + "/rows", role, needles, places);
        }
    }

    private void pagesOf(String role, Needles needles, Places places) {
        try (LedgerHttp person = new LedgerHttp(ledger.port())) {
            person.signIn(role, "demo");
            List<String> pages =
                    new ArrayList<>(List.of("/desk", "/desk/protection", "/desk/subjects", "/desk/batches"));
            planting.batches().forEach(batch -> pages.add(batch.replace("/api/v1", "/desk")));
            for (Person p : erased) {
                String subject = "/desk/subjects/" + p.subjectId();
                pages.addAll(List.of(subject, subject + "/history", subject + "/protection"));
                pages.add(subject + "/protection/erasures/1");
                pages.add(subject + "/protection/erasures/2");
                pages.add("/desk/objections/" + p.subjectId() + "-1");
                pages.add("/desk/subjects/" + p.subjectId() + "/matters");
                pages.add("/desk/matters/tolerances/" + p.subjectId() + "-1");
                p.records()
                        .forEach(record -> pages.addAll(List.of(
                                "/desk/records/" + record,
                                "/desk/records/" + record + "/repair",
                                "/desk/records/" + record + "/promise",
                                "/desk/repairs/" + record + "-1")));
            }
            for (String page : pages) {
                HttpResponse<String> answer = person.get(page);
                assertThat(answer.statusCode()).as(page).isLessThan(500);
                places.look(needles, role + " " + page, answer.body().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String bearer(String role) {
        return tokens.computeIfAbsent(role, http::bearer);
    }

    private static Needles withControl(List<String> values) {
        return new Needles(Stream.concat(values.stream(), CONTROL.stream()).toList());
    }

    /** Database, disk and output. */
    private void leftBehind(Needles needles, Places places) throws Exception {
        LeftBehind behind = new LeftBehind(data, temporary);
        try (Connection superuser = ChildLedger.superuser(data)) {
            behind.tables(superuser, needles, places);
            behind.cluster(superuser, needles, places);
        }
        behind.folders(needles, places);
        places.look(needles, "output", ledger.output().getBytes(StandardCharsets.UTF_8));
    }

    /** Every public page and file, both logs, and the log as an auditor takes it home. Returns the status of each page. */
    private Map<String, Integer> saidInPublic(Needles needles, Places places) {
        Answers answers = new Answers(http, ledger.port(), this::bearer);
        List<String> starts = new ArrayList<>(List.of(
                "/",
                "/search",
                "/about",
                "/log",
                "/api/v1/public/records?limit=100",
                "/api/v1/public/open-data/records.csv",
                "/api/v1/public/open-data/records.ndjson",
                "/v3/api-docs",
                "/actuator/health",
                "/error"));
        planting.publicRecords().forEach(record -> {
            starts.add("/records/" + record);
            starts.add("/api/v1/public/records/" + record);
        });
        for (int n = 0; n < 2 * OTHERS; n++) {
            starts.add("/subjects/" + Samples.enterpriseCode(n));
            starts.add("/api/v1/public/subjects/" + Samples.enterpriseCode(n));
        }
        Map<String, Integer> pages = answers.crawl(starts, needles, places);
        // The page of errors, asked for without one, says 500 and nothing else.
        pages.remove("/error");
        for (String log : List.of("/log", "/disclosure-log")) {
            assertThat(answers.log(log, needles, places)).as(log).isPositive();
        }
        byte[] export = http.download("/api/v1/log/export", "Authorization", bearer("demo-auditor"))
                .body();
        places.look(needles, "export", export);
        return pages;
    }

    private void watched(Needles needles, Places places) {
        try (LedgerHttp person = new LedgerHttp(ledger.port())) {
            person.signIn("demo-auditor", "demo");
            List<String> pages =
                    new ArrayList<>(List.of("/actuator/loggers", "/actuator/info", "/actuator/threaddump"));
            JsonNode names =
                    Samples.json(person.get("/actuator/metrics").body()).path("names");
            assertThat(names.size()).isPositive();
            names.forEach(name -> pages.add("/actuator/metrics/" + name.stringValue()));
            for (String page : pages) {
                places.look(needles, page, person.get(page).body().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Which kinds of planted values, how spelled, are found where. */
    private Map<String, Set<String>> where(Places places) {
        Map<String, Set<String>> where = new TreeMap<>();
        places.found().forEach((place, found) -> {
            Set<String> here = found.stream()
                    .filter(f -> !CONTROL.contains(f.value()))
                    .map(f -> canaries.kind(f.value()) + " as " + f.spelling() + " e.g. " + f.value())
                    .limit(SHOWN_MAX)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!here.isEmpty()) {
                where.put(place, here);
            }
        });
        return where;
    }

    private static void theControlIsFound(Places control) {
        Set<String> where = control.found().keySet();
        for (String place : List.of(
                "table disclosure.record",
                "table profile.subject",
                "file data/postgres/base/",
                "file data/postgres/pg_wal/",
                "output",
                "/actuator/metrics/",
                "export",
                "public /records/",
                "public /api/v1/public/open-data/records.csv",
                "/log/tile/entries/")) {
            assertThat(where).as(place).anyMatch(found -> found.startsWith(place));
        }
    }

    private Path keep(String path, String name) throws Exception {
        if (path.contains("export")) {
            HttpResponse<byte[]> answer = http.download(path, "Authorization", bearer("demo-auditor"));
            assertThat(answer.statusCode()).isEqualTo(200);
            return Files.write(home.resolve(name), answer.body());
        }
        return Files.write(home.resolve(name), http.download(path).body());
    }

    private List<String> events() throws Exception {
        List<String> events = new ArrayList<>();
        try (Connection database = ChildLedger.database(data);
                var statement = database.createStatement();
                var rows = statement.executeQuery("select t::text from ledger.event t order by position")) {
            while (rows.next()) {
                events.add(rows.getString(1));
            }
        }
        return events;
    }

    private void erase(Person person) {
        String orders = "/api/v1/subjects/" + person.subjectId() + "/erasures";
        String reason = canaries.mark("reason of an order", person.planted());
        String title = canaries.mark("title of an order", person.planted());
        HttpResponse<String> ordered = http.postJson(
                orders,
                Samples.order("PURPOSE_MET").replace("本人", reason).replace("审批表", title + "审批表"),
                "Authorization",
                bearer("demo-office"));
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(201);
        String order = ordered.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> confirmed =
                http.postJson(order + ":confirm", "", "Authorization", bearer("demo-office-2"));
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
    }

    private boolean isCarriedOut(Person person) {
        return Samples.json(http.get("/api/v1/subjects/" + person.subjectId(), "Authorization", bearer("demo-office"))
                        .body())
                .path("state")
                .asString("")
                .equals("ERASED");
    }

    private void theOthersStillRead() {
        List<Person> kept = people.stream().filter(p -> !erased.contains(p)).toList();
        assertThat(kept).hasSize(PEOPLE - ERASED);
        List<String> planted = kept.stream().flatMap(p -> p.planted().stream()).toList();
        Places places = new Places();
        answersTo("demo-office", kept, new Needles(planted), places);
        Set<String> found = places.found().values().stream()
                .flatMap(Set::stream)
                .map(Needles.Found::value)
                .collect(Collectors.toSet());
        assertThat(found).containsExactlyInAnyOrderElementsOf(planted);
    }

    private void theErasureSaysWhenAndWhy() {
        for (Person person : erased) {
            String history = http.get(
                            "/api/v1/subjects/" + person.subjectId() + "/history?limit=100",
                            "Authorization",
                            bearer("demo-office"))
                    .body();
            assertThat(history).contains("credit.personal-data.erased", "中华人民共和国个人信息保护法", "PURPOSE_MET", "recordedAt");
        }
    }

    /** Opens every body of every view and every event with the keys that are left, the master key among them. */
    private static void noKeyThatIsLeftOpensAnything(ConfigurableApplicationContext node, Needles gone) {
        JdbcClient jdbc = node.getBean(JdbcClient.class);
        WireJson wire = node.getBean(WireJson.class);
        Places places = new Places();
        int opened = 0;
        for (String table : List.of(
                "select subject_id, body::text from profile.subject",
                "select subject_id, body::text from profile.record",
                "select subject_id, body::text from history.entry",
                "select subject_id, body::text from protection.order_case",
                "select subject_id, payload from ledger.readable_event")) {
            List<String[]> rows = jdbc.sql(table)
                    .query((row, n) -> new String[] {row.getString(1), row.getString(2)})
                    .list();
            wire.sealer().keys().prepare(rows.stream().map(row -> row[0]).collect(Collectors.toSet()));
            for (String[] row : rows) {
                String clear = wire.read(row[0], row[1], JsonNode.class).toString();
                places.look(gone, table, clear.getBytes(StandardCharsets.UTF_8));
                opened += clear.contains(Sealed.ERASED) ? 0 : 1;
            }
        }
        assertThat(places.found()).isEmpty();
        assertThat(opened).isGreaterThan(PEOPLE);
        SubjectKeys keys = node.getBean(SubjectKeys.class);
        assertThat(jdbc.sql("select owner from ledger.subject_key where destroyed_at is not null")
                        .query(String.class)
                        .list())
                .hasSizeGreaterThanOrEqualTo(ERASED)
                .allSatisfy(owner -> assertThat(keys.find(owner)).isEmpty());
    }

    /** Every row of every view, as text, in the order of the text. */
    private static Map<String, List<String>> dump(ConfigurableApplicationContext node) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String table : List.of(
                "profile.subject",
                "profile.record",
                "history.entry",
                "protection.order_case",
                "disclosure.record",
                "disclosure_work.subject")) {
            rows.put(
                    table,
                    node.getBean(JdbcClient.class)
                            .sql("select t::text from " + table + " t order by 1")
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    private static void rebuild(ConfigurableApplicationContext node) {
        ViewEngine engine = node.getBean(ViewEngine.class);
        TestViews.rebuild(
                engine,
                node.getBean(ViewPositions.class),
                engine.views(),
                node.getBean(Positions.class).head());
    }
}
