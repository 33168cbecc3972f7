package org.chengxin.api.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.projections.engine.DeadLetter;
import org.chengxin.projections.engine.EventOpener;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewEngine;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.engine.ViewStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine promises beside equal rows: nobody is held up, nothing is skipped, and whoever runs it can see and act. */
@LedgerTest
class ViewEngineTest {

    private static final int ENTERPRISES = 40;
    private static final int READS = 300;
    private static final int ROUNDS_MAX = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private ViewEngine engine;

    @Autowired
    private ViewPositions viewPositions;

    @Autowired
    private Positions positions;

    @Autowired
    private SealedLog log;

    @Autowired
    private EventOpener opener;

    @Autowired
    private SubjectKeys keys;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private JdbcClient client;

    @Autowired
    private PlatformTransactionManager transactions;

    private LedgerHttp http;

    @BeforeEach
    void connect() {
        http = new LedgerHttp(port);
        http.postJson(
                "/api/v1/subjects",
                Samples.department(Samples.MARKET_NAME, Samples.MARKET),
                "Authorization",
                http.bearer("demo-office"));
    }

    @AfterEach
    void disconnect() {
        http.close();
    }

    /** Writes down whose events came in which order, and refuses those of some subjects. */
    private static final class ProbeView implements View {

        private final JdbcTemplate jdbc;
        private final Set<String> refused = ConcurrentHashMap.newKeySet();

        ProbeView(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String name() {
            return "probe";
        }

        @Override
        public void apply(List<LedgerEvent> batch) {
            for (LedgerEvent event : batch) {
                jdbc.update(
                        "insert into seen (position, subject_id) values (?, ?)",
                        event.stamp().position(),
                        event.subjectId());
                if (refused.contains(event.subjectId())) {
                    throw new IllegalStateException("of this subject nothing can be shown");
                }
            }
        }
    }

    private ViewEngine probing(ProbeView probe) {
        jdbc.execute("create schema probe");
        jdbc.execute("comment on schema probe is 'view probe'");
        jdbc.execute("create table probe.seen (position bigint primary key, subject_id text not null)");
        ViewEngine probing = new ViewEngine(
                List.of(probe),
                log,
                opener,
                keys,
                jdbc,
                new TransactionTemplate(transactions),
                new ViewPositions(client),
                2,
                100);
        probing.start();
        return probing;
    }

    @Test
    void whatAViewCannotTakeWaitsBySubjectAndIsTakenInOrderLater() {
        List<String> subjects = enterprises("90");
        ProbeView probe = new ProbeView(jdbc);
        probe.refused.add(subjects.get(3));
        try (ViewEngine probing = probing(probe)) {
            assertThat(viewPositions.await("probe", positions.head(), PATIENCE)).isTrue();
            penalty(subjects.get(3), "搁置1号");
            penalty(subjects.get(4), "搁置2号");
            assertThat(viewPositions.await("probe", positions.head(), PATIENCE)).isTrue();

            assertThat(seenOf(subjects.get(3))).isEmpty();
            assertThat(seenOf(subjects.get(4))).hasSize(2);
            DeadLetter letter = probing.deadLetters().getFirst();
            assertThat(letter.subjectId()).isEqualTo(subjects.get(3));
            assertThat(letter.events()).isEqualTo(2);
            assertThat(letter.reason()).startsWith("IllegalStateException at ViewEngineTest$ProbeView.apply:");
            assertThat(status(probing, "probe").parkedSubjects()).isEqualTo(1);

            assertThat(probing.retry("probe", subjects.get(3))).isFalse();
            assertThat(probing.deadLetters().getFirst().attempts()).isEqualTo(2);
            assertThat(seenOf(subjects.get(3))).isEmpty();

            probe.refused.clear();
            assertThat(probing.retry("probe", subjects.get(3))).isTrue();
            assertThat(probing.deadLetters()).isEmpty();
            assertThat(seenOf(subjects.get(3))).hasSize(2).isSorted();

            probe.refused.add(subjects.get(5));
            probing.rebuild("probe");
            Eventually.that(() -> !probing.isBuilding("probe"));
            assertThat(seenOf(subjects.get(5))).isEmpty();
            assertThat(probing.deadLetters()).extracting(DeadLetter::subjectId).containsExactly(subjects.get(5));
        } finally {
            jdbc.execute("delete from projection.position where view = 'probe'");
            jdbc.execute("delete from projection.dead_letter where view = 'probe'");
            jdbc.execute("drop schema probe cascade");
        }
    }

    /** Where everything fails, the view is wrong, not the events: it stops, says so, and goes on when it is right. */
    @Test
    void aViewThatCanTakeNothingStopsAndSaysSo() {
        List<String> subjects = IntStream.range(0, 3)
                .mapToObj(n -> enterprises("8" + n))
                .flatMap(List::stream)
                .toList();
        ProbeView probe = new ProbeView(jdbc);
        probe.refused.addAll(subjects);
        try (ViewEngine probing = probing(probe)) {
            Eventually.that(() -> status(probing, "probe").failure() != null);
            assertThat(status(probing, "probe").position()).isLessThan(positions.head());
            probe.refused.clear();
            Eventually.that(() -> viewPositions.of("probe") == positions.head());
            assertThat(status(probing, "probe").failure()).isNull();
        } finally {
            jdbc.execute("delete from projection.position where view = 'probe'");
            jdbc.execute("delete from projection.dead_letter where view = 'probe'");
            jdbc.execute("drop schema probe cascade");
        }
    }

    @Test
    void nobodyMissesAnythingWhileAllViewsAreBuiltAnewAndExchanged() throws Exception {
        List<String> subjects = enterprises("70");
        subjects.forEach(subject -> penalty(subject, "换" + subject.substring(20) + "号"));
        TestViews.rebuild(engine, viewPositions, engine.views(), positions.head());
        String code = Samples.enterpriseCode(7001);
        List<String> paths = List.of(
                "/api/v1/subjects/" + subjects.get(1) + "/profile",
                "/api/v1/subjects/" + subjects.get(1) + "/history",
                "/api/v1/public/subjects/" + code,
                "/api/v1/objections?queue=INTAKE",
                "/search?q=" + code);
        String token = http.bearer("demo-office");
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
            for (int reader = 0; reader < 3; reader++) {
                readers.execute(() -> {
                    while (!over.get()) {
                        for (String path : paths) {
                            HttpResponse<String> answer = path.startsWith("/api/v1/public") || !path.startsWith("/api")
                                    ? http.get(path)
                                    : http.get(path, "Authorization", token);
                            reads.incrementAndGet();
                            if (answer.statusCode() != 200 || !answer.body().contains(marker(path, subjects, code))) {
                                failures.add(path + " " + answer.statusCode() + " " + answer.body());
                            }
                        }
                    }
                });
            }
            for (int round = 0; round < 3 || (reads.get() < READS && round < ROUNDS_MAX); round++) {
                TestViews.rebuild(engine, viewPositions, engine.views(), positions.head());
            }
            over.set(true);
            readers.shutdown();
            assertThat(readers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures).isEmpty();
        assertThat(reads.get()).isGreaterThanOrEqualTo(READS);
        Eventually.that(() -> jdbc.queryForList(
                        "select nspname from pg_namespace where nspname like '%\\_old' or nspname like '%\\_next'",
                        String.class)
                .isEmpty());
    }

    private static String marker(String path, List<String> subjects, String code) {
        return path.contains(subjects.get(1)) ? subjects.get(1) : path.contains(code) ? code : "items";
    }

    @Test
    void theAdministratorAloneHasViewsBuiltAnew() {
        assertThat(rebuild("profile", "demo-office").statusCode()).isEqualTo(403);
        assertThat(http.get("/api/v1/projections", "Authorization", http.bearer("demo-submitter"))
                        .statusCode())
                .isEqualTo(403);
        String body = http.get("/api/v1/projections", "Authorization", http.bearer("demo-auditor"))
                .body();
        assertThat(Samples.json(body).path("views").size())
                .isEqualTo(engine.views().size());
    }

    private HttpResponse<String> rebuild(String view, String account) {
        return http.postJson("/api/v1/projections/" + view + "/rebuild", "{}", "Authorization", http.bearer(account));
    }

    private ViewStatus status(ViewEngine asked, String view) {
        return asked.status().stream()
                .filter(status -> status.view().equals(view))
                .findFirst()
                .orElseThrow();
    }

    private List<Long> seenOf(String subject) {
        return jdbc.queryForList(
                "select position from probe.seen where subject_id = ? order by position", Long.class, subject);
    }

    private List<String> enterprises(String series) {
        String token = http.bearer("demo-office");
        return IntStream.range(0, ENTERPRISES)
                .mapToObj(n -> {
                    HttpResponse<String> answer = http.postJson(
                            "/api/v1/subjects",
                            Samples.enterprise(Integer.parseInt(series) * 100 + n),
                            "Authorization",
                            token);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                    return Samples.json(answer.body()).path("subjectId").asString();
                })
                .toList();
    }

    private void penalty(String subject, String documentNo) {
        HttpResponse<String> answer = http.postJson(
                "/api/v1/subjects/" + subject + "/records",
                Samples.penalty("澄市监处罚〔2026〕" + documentNo, "2026-06-01").replace("\"0.5\"", "\"3\""),
                "Authorization",
                http.bearer("demo-submitter"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
