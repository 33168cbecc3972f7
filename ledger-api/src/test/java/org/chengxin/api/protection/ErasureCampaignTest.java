package org.chengxin.api.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengxin.api.support.DoubleTable;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.api.views.TestViews;
import org.chengxin.ledger.store.Positions;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewEngine;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Values are planted in the archives of many people, by every way there is: registration, a fact over the API, a row of a
 * file, a correction, a revocation, the reason of an order. After some are erased, nobody finds anything of theirs, in no
 * answer and in no table, and the events are what they were, byte for byte. More people: {@code -Dcampaign.subjects=1000}.
 */
@LedgerTest
class ErasureCampaignTest {

    private static final int SUBJECTS = Integer.getInteger("campaign.subjects", 200);
    private static final int ERASED = SUBJECTS / 10;

    /** People who get a history of every kind; the others have a name, a number and a fact. */
    private static final int EVERY = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> ROLES = List.of(
            "demo-office",
            "demo-auditor",
            "demo-reviewer",
            "demo-submitter",
            "demo-submitter-2",
            "demo-assessor",
            "demo-checker",
            "demo-subject");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<View> views;

    @Autowired
    private ViewPositions viewPositions;

    @Autowired
    private Positions positions;

    @Autowired
    private ViewEngine engine;

    private LedgerHttp http;
    private String office;
    private String second;
    private String submitter;

    /** Somebody with everything that must not be found again. */
    private record Person(String subjectId, List<String> records, List<String> planted) {}

    @BeforeEach
    void departmentsAreRegistered() {
        http = new LedgerHttp(port);
        office = http.bearer("demo-office");
        second = http.bearer("demo-office-2");
        submitter = http.bearer("demo-submitter");
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void whatIsErasedIsFoundNowhereAndNoEventIsTouched() {
        List<Person> people = IntStream.range(0, SUBJECTS).mapToObj(this::plant).toList();
        String batch = file(people);
        caughtUp();
        List<Person> erased = people.subList(0, ERASED);
        List<Person> kept = people.subList(ERASED, SUBJECTS);
        theSeedIsReallyThere(people);
        erased.forEach(this::order);
        List<String> before = events();

        erased.forEach(this::confirm);
        Eventually.within(PATIENCE, () -> erased.stream().allMatch(this::isCarriedOut));
        caughtUp();

        assertThat(events().subList(0, before.size()))
                .as("stored events, byte for byte")
                .isEqualTo(before);
        nothingIsAnswered(erased, batch);
        nothingStandsInATable(erased);
        theSeedIsReallyThere(kept);

        Map<String, List<String>> live = dump();
        rebuild();
        assertThat(dump()).isEqualTo(live);
    }

    private Person plant(int n) {
        String mark = "雀" + Integer.toString(100_000 + n, 36);
        List<String> planted = new ArrayList<>(List.of("欧阳" + mark, DoubleTable.citizen(n), mark + "事实"));
        String subject = register(Samples.subject("PERSON", "欧阳" + mark, "CITIZEN_ID", DoubleTable.citizen(n)));
        List<String> records = new ArrayList<>();
        String record = record(subject, n, mark);
        records.add(record);
        if (n % EVERY == 0) {
            planted.addAll(List.of(mark + "更正", mark + "更正理由", mark + "撤销理由"));
            send(
                    "/api/v1/records/" + record + "/corrections",
                    Samples.correction("/payload/content", mark + "更正").replace("与决定书原件不一致", mark + "更正理由"),
                    submitter);
            send(
                    "/api/v1/records/" + record + "/revocation",
                    Samples.revocation("RECORDED_IN_ERROR").replace("行政复议撤销原决定", mark + "撤销理由"),
                    office);
        }
        planted.add(mark + "申请");
        return new Person(subject, records, planted);
    }

    /** The people come once more in a file, where one row in ten is refused. */
    private String file(List<Person> people) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int n = 0; n < people.size(); n++) {
            Map<String, String> row = DoubleTable.personPenalty(n, "澄市监雀批〔2026〕%05d号".formatted(n));
            row.put(DoubleTable.NAME, people.get(n).planted().getFirst());
            row.put(DoubleTable.FACTS, people.get(n).planted().get(2));
            rows.add(n % 10 == 3 ? DoubleTable.with(row, DoubleTable.DECIDED, "2026/02/30") : row);
        }
        HttpResponse<String> answer = http.postFile(
                "/api/v1/batches",
                Map.of("type", "AA-02"),
                "处罚.csv",
                DoubleTable.csv(DoubleTable.PENALTY, rows),
                "Authorization",
                submitter);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String path =
                "/api/v1/batches/" + Samples.json(answer.body()).path("batchId").stringValue();
        Eventually.within(
                PATIENCE,
                () -> Samples.json(get(path, submitter))
                        .path("status")
                        .stringValue()
                        .equals("COMPLETED"));
        return path;
    }

    private void order(Person person) {
        send(
                "/api/v1/subjects/" + person.subjectId() + "/erasures",
                Samples.order("PURPOSE_MET").replace("本人书面申请", person.planted().getLast()),
                office);
    }

    private void confirm(Person person) {
        send("/api/v1/subjects/" + person.subjectId() + "/erasures/1:confirm", "", second);
    }

    private boolean isCarriedOut(Person person) {
        return Samples.json(get("/api/v1/subjects/" + person.subjectId() + "/erasures/1", office))
                .path("completed")
                .asBoolean(false);
    }

    /** What cannot be found afterwards could be found before: a value that is nowhere proves nothing. */
    private void theSeedIsReallyThere(List<Person> people) {
        for (Person person : List.of(people.getFirst(), people.getLast())) {
            assertThat(get("/api/v1/subjects/" + person.subjectId() + "/profile", office))
                    .contains(
                            person.planted().get(0),
                            person.planted().get(1),
                            person.planted().get(2));
            assertThat(Samples.json(get(
                                    "/api/v1/subjects?identifier="
                                            + person.planted().get(1),
                                    office))
                            .path("items"))
                    .hasSize(1);
        }
    }

    private void nothingIsAnswered(List<Person> erased, String batch) {
        Set<String> planted = plantedIn(erased);
        List<String> paths = new ArrayList<>(List.of(
                "/api/v1/subjects?limit=500",
                "/api/v1/protection-orders?limit=500",
                batch,
                batch + "/rows?limit=500",
                batch + "/rejects.csv",
                "/api/v1/public/records?limit=500",
                "/api/v1/public/open-data/records.ndjson",
                "/api/v1/public/open-data/records.csv"));
        for (Person person : erased) {
            String subject = "/api/v1/subjects/" + person.subjectId();
            paths.addAll(List.of(subject, subject + "/profile", subject + "/history", subject + "/erasures"));
            person.records()
                    .forEach(record -> paths.addAll(
                            List.of("/api/v1/records/" + record, "/api/v1/records/" + record + "/history")));
        }
        for (String role : ROLES) {
            String[] caller = http.as(role);
            for (String path : paths) {
                nothingIn(http.get(path, caller).body(), planted, role + " " + path);
            }
            Person person = erased.getFirst();
            for (String query : List.of(
                    "?identifier=" + person.planted().get(1),
                    "?name=" + encoded(person.planted().get(0)))) {
                assertThat(Samples.json(http.get("/api/v1/subjects" + query, caller)
                                        .body())
                                .path("items"))
                        .as(role + " " + query)
                        .isEmpty();
            }
        }
        for (String name : List.of("demo-office", "demo-auditor")) {
            try (LedgerHttp person = new LedgerHttp(port)) {
                person.signIn(name, "demo");
                Stream.concat(
                                Stream.of("/desk/protection", "/desk/subjects"),
                                erased.stream()
                                        .flatMap(p -> Stream.of("", "/history", "/protection", "/protection/erasures/1")
                                                .map(page -> "/desk/subjects/" + p.subjectId() + page)))
                        .forEach(page -> nothingIn(person.get(page).body(), planted, name + " " + page));
            }
        }
    }

    /** Every value of every row of every table; what is sealed is not readable, so nothing planted may be. */
    private void nothingStandsInATable(List<Person> erased) {
        Set<String> planted = plantedIn(erased);
        List<String> tables = jdbc.sql("""
                        select quote_ident(table_schema) || '.' || quote_ident(table_name)
                          from information_schema.tables
                         where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list();
        assertThat(tables).contains("profile.subject", "history.entry", "submission.\"row\"", "door.idempotency");
        Set<String> asBytes = planted.stream().map(ErasureCampaignTest::latin).collect(Collectors.toSet());
        for (String table : tables) {
            jdbc.sql("select * from " + table).query(row -> {
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    Object value = row.getObject(column);
                    if (value instanceof byte[] bytes) {
                        nothingIn(new String(bytes, StandardCharsets.ISO_8859_1), asBytes, table);
                    } else {
                        nothingIn(String.valueOf(value), planted, table);
                    }
                }
            });
        }
    }

    /** The bytes of a text, one character each, so that they can be looked for in what is no text. */
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static void nothingIn(String text, Set<String> planted, String where) {
        for (String value : planted) {
            if (text.contains(value)) {
                throw new AssertionError(value + " is found in " + where);
            }
        }
    }

    private static Set<String> plantedIn(List<Person> people) {
        return people.stream().flatMap(p -> p.planted().stream()).collect(Collectors.toSet());
    }

    /** The stored events as text, in their order. */
    private List<String> events() {
        return jdbc.sql("select t::text from ledger.event t order by position")
                .query(String.class)
                .list();
    }

    /** Every row of every view, as text, in the order of the text. */
    private Map<String, List<String>> dump() {
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
                    jdbc.sql("select t::text from " + table + " t order by 1")
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    private void rebuild() {
        TestViews.rebuild(engine, viewPositions, engine.views(), positions.head());
        caughtUp();
    }

    private void caughtUp() {
        long head = positions.head();
        for (View view : views) {
            assertThat(viewPositions.await(view.name(), head, PATIENCE))
                    .as(view.name())
                    .isTrue();
        }
    }

    private String record(String subject, int n, String mark) {
        return send(
                        "/api/v1/subjects/" + subject + "/records",
                        Samples.penalty("澄市监雀罚〔2026〕%05d号".formatted(n), "2026-06-01")
                                .replace("经查，当事人未按规定明码标价，违反有关规定。", mark + "事实"),
                        submitter)
                .path("recordId")
                .stringValue();
    }

    private String register(String body) {
        return send("/api/v1/subjects", body, office).path("subjectId").stringValue();
    }

    private JsonNode send(String path, String body, String token) {
        HttpResponse<String> answer = http.postJson(path, body, "Authorization", token);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 201);
        return Samples.json(answer.body());
    }

    private String get(String path, String token) {
        return http.get(path, "Authorization", token).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
