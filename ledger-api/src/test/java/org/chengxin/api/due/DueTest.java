package org.chengxin.api.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.MovedClock;
import org.chengxin.api.support.Samples;
import org.chengxin.api.views.TestViews;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.ConfirmRestriction;
import org.chengxin.ledger.credit.CreditCommand.FileObjection;
import org.chengxin.ledger.credit.CreditCommand.MoveMatter;
import org.chengxin.ledger.credit.CreditCommand.OrderRestriction;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.CreditCommand.RepairByCourt;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.FactDraft;
import org.chengxin.ledger.credit.MatterTerms;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.credit.RestrictionGround;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.due.DueReader;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.matter.MatterReader;
import org.chengxin.projections.profile.ProfileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** When a day has come the ledger does what the calendar decides: at once, once, and whatever else fails. */
@LedgerTest("chengxin.catalogue.approvals=classpath:demo/approvals.json")
@Import(DueTest.Moved.class)
class DueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Organ MARKET = new Organ(Samples.MARKET_NAME, Samples.MARKET);
    private static final Actor OFFICE = new Actor("office", Role.OFFICE, null);
    private static final Actor SECOND = new Actor("office-2", Role.OFFICE, null);
    private static final LegalBasis LAW = new LegalBasis("中华人民共和国企业破产法", "第八十六条");
    private static final Act ACCOUNTED =
            new Act(OFFICE, new PersonalText("批准重整计划"), List.of(LAW), new DocumentRef("(2026)苏0281破1号", null));
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
    private LedgerCommands commands;

    @Autowired
    private SubjectDirectory directory;

    @Autowired
    private Ids ids;

    @Autowired
    private LedgerClock clock;

    @Autowired
    private DueRunner runner;

    @Autowired
    private DueReader reader;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Positions positions;

    @Autowired
    private ViewPositions viewPositions;

    @Autowired
    private MatterReader matters;

    @Autowired
    private ProfileReader profiles;

    @Autowired
    private DataSource dataSource;

    private LocalDate today;

    @BeforeEach
    void itIsSomeDay() {
        today = clock.today();
    }

    @Test
    void theDayAfterTheLastOneARecordEndsAndAShieldToo() {
        Body body = enterprise();
        RecordId shielded = penalty(body);
        done(commands.send(new RepairByCourt(body.id(), shielded, today.plusDays(2), ACCOUNTED)));
        RecordId breach = breach(servant(), today.plusDays(2));
        seen();
        assertThat(runner.run()).isZero();

        CLOCK.moveTo(today.plusDays(3));

        Eventually.within(PATIENCE, () -> status(breach) == RecordStatus.EXPIRED && shieldOf(shielded) == null);
        seen();
        assertThat(events(breach, "credit.fact.expired")).isEqualTo(1);
        assertThat(events(shielded, "credit.repair.shield-ended")).isEqualTo(1);
    }

    @Test
    void aMeasureEndsWithItsTimeAndAnOrderThatWasNotCarriedOutIsOverdueOnce() {
        Body body = enterprise();
        RecordId record = penalty(body);
        done(commands.send(matter(body, MatterMove.MEASURE_IMPOSED, record)));
        done(commands.send(matter(body, MatterMove.RECTIFICATION_ORDERED, record)));
        seen();
        viewPositions.await("matter", positions.head(), PATIENCE);
        assertThat(runner.run()).isZero();

        CLOCK.moveTo(today.plusDays(3));

        Eventually.within(
                PATIENCE,
                () -> matters.find(body.id(), Mechanism.MEASURE, 1)
                                        .orElseThrow()
                                        .stage()
                                == MatterStage.EXPIRED
                        && matters.find(body.id(), Mechanism.RECTIFICATION, 1)
                                        .orElseThrow()
                                        .overdueOn()
                                != null);
        runner.run();
        viewPositions.await("matter", positions.head(), PATIENCE);
        assertThat(matters.find(body.id(), Mechanism.RECTIFICATION, 1)
                        .orElseThrow()
                        .steps())
                .hasSize(2);
    }

    private MoveMatter matter(Body body, MatterMove move, RecordId record) {
        boolean measure = move == MatterMove.MEASURE_IMPOSED;
        return new MoveMatter(
                body.id(),
                move,
                0,
                new MatterTerms(
                        List.of(record),
                        measure ? "SA-09" : null,
                        null,
                        new PersonalText("限期公开"),
                        null,
                        null,
                        measure ? today.plusDays(2) : null,
                        measure ? null : today.plusDays(2),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of()),
                // Whoever recorded the fact imposes nothing on it.
                new Act(SECOND, new PersonalText("依法处理"), List.of(LAW), new DocumentRef("澄信办〔2026〕9号", null)));
    }

    /** Somebody was cut off between the order and the moment the view knew of it; another did the same at once. */
    @Test
    void whatIsOrderedTwiceHappensOnce() throws Exception {
        RecordId breach = breach(servant(), today);
        seen();
        try (TestViews.Held standing = TestViews.hold(dataSource, "due")) {
            assertThat(standing).isNotNull();
            CLOCK.moveTo(today.plusDays(1));
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Callable<Integer>> runs = new ArrayList<>();
                for (int n = 0; n < 8; n++) {
                    runs.add(runner::run);
                }
                for (Future<Integer> run : threads.invokeAll(runs)) {
                    run.get();
                }
            }
            assertThat(isOpen(breach)).isTrue();
            seen("history");
            assertThat(events(breach, "credit.fact.expired")).isEqualTo(1);
        }
        seen();
        assertThat(isOpen(breach)).isFalse();
        runner.run();
        seen();
        assertThat(events(breach, "credit.fact.expired")).isEqualTo(1);
    }

    @Test
    void whatIsRefusedIsKeptAndStopsNothingElse() {
        Body restricted = servant();
        RecordId held = breach(restricted, today);
        done(commands.send(new OrderRestriction(restricted.id(), RestrictionGround.RETENTION_RUNNING, ACCOUNTED)));
        done(commands.send(new ConfirmRestriction(restricted.id(), 1, Act.of(SECOND))));
        RecordId free = breach(servant(), today);
        seen();

        CLOCK.moveTo(today.plusDays(1));
        Eventually.within(PATIENCE, () -> status(free) == RecordStatus.EXPIRED && refusals(held) == 1);

        assertThat(events(held, "credit.fact.expired")).isZero();
        try (LedgerHttp http = new LedgerHttp(port)) {
            http.signIn("demo-auditor", "demo");
            assertThat(http.get("/desk/due").body()).contains("到期事项", "期满自动解除", "R-RESTRICTED", "已过期");
        }
    }

    @Test
    void theDeskShowsWhatFallsDueAndWhoeverHasToAct() {
        Body body = enterprise();
        RecordId disputed = penalty(body);
        done(commands.send(new FileObjection(body.id(), disputed, "DUPLICATE", List.of(), List.of(), ACCOUNTED)));
        RecordId breach = breach(servant(), today.plusDays(20));
        seen();

        // Events bear the time of the machine, of which the moved clock may be days ahead.
        assertThat(reader.between(today.minusYears(1), today.plusDays(30), 1000))
                .anyMatch(item -> item.recordId().equals(disputed) && item.step() == DeadlineStep.ACCEPT)
                .anyMatch(item -> item.recordId().equals(breach));
        assertThat(reader.between(today, today.plusDays(19), 1000))
                .noneMatch(item -> item.recordId().equals(breach));
        try (LedgerHttp http = new LedgerHttp(port)) {
            http.signIn("demo-office", "demo");
            assertThat(http.get("/desk/due").body()).contains("异议办理期限", "受理", "期满自动解除");
            http.signIn("demo-reviewer", "demo");
            assertThat(http.get("/desk/due").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aTimeThatPeopleLetPassIsNotedOnceAndDecidesNothing() {
        Body body = enterprise();
        RecordId disputed = penalty(body);
        done(commands.send(new FileObjection(body.id(), disputed, "DUPLICATE", List.of(), List.of(), ACCOUNTED)));
        seen();

        CLOCK.moveTo(today.plusDays(30));
        Eventually.within(PATIENCE, () -> events(disputed, "credit.deadline.passed") == 1);
        seen();
        runner.run();
        runner.run();
        seen("history");

        assertThat(events(disputed, "credit.deadline.passed")).isEqualTo(1);
        assertThat(status(disputed)).isEqualTo(RecordStatus.RECORDED);
        assertThat(reader.overdue(clock.today(), 1000))
                .anyMatch(item -> item.recordId().equals(disputed)
                        && item.open()
                        && item.lastDay() != null
                        && item.lastDay().equals(item.noted()));
        try (LedgerHttp http = new LedgerHttp(port)) {
            http.signIn("demo-office", "demo");
            assertThat(http.get("/desk/due").body()).contains("逾期已记入账本");
        }
    }

    private record Body(SubjectId id, SubjectKind kind) {}

    private Body enterprise() {
        return register(
                SubjectKind.ENTERPRISE, Identifier.uscc(Samples.enterpriseCode(7000 + NUMBERS.incrementAndGet())));
    }

    private Body servant() {
        return register(
                SubjectKind.CIVIL_SERVANT,
                Identifier.of(IdentifierScheme.CITIZEN_ID, Samples.citizenId(700 + NUMBERS.incrementAndGet())));
    }

    private Body register(SubjectKind kind, Identifier identifier) {
        SubjectId id = directory.claim(identifier);
        done(commands.send(new RegisterSubject(
                id,
                new Registration(kind, SubjectName.of(kind, "某主体"), List.of(identifier), null, null),
                Act.of(OFFICE))));
        return new Body(id, kind);
    }

    private RecordId penalty(Body body) {
        ObjectNode payload =
                (ObjectNode) Samples.json(Samples.penalty("1号", "2026-06-01")).path("payload");
        return record(body, "AA-02", payload.put("fineWanYuan", "3"));
    }

    private RecordId breach(Body servant, LocalDate until) {
        ObjectNode payload = JsonMapper.shared()
                .createObjectNode()
                .put("behaviour", "懒政怠政")
                .put("facts", "工作日无故脱岗。")
                .put("handling", "警告。")
                .put("from", "2026-01-01")
                .put("until", until.toString());
        return record(servant, "CS-06", payload);
    }

    private RecordId record(Body body, String type, ObjectNode payload) {
        RecordId record = new RecordId(ids.next());
        done(commands.send(new RecordFact(
                body.id(),
                record,
                null,
                new FactDraft(
                        type,
                        MARKET,
                        MARKET,
                        "到期〔2026〕%d号".formatted(NUMBERS.incrementAndGet()),
                        null,
                        LocalDate.of(2026, 6, 1),
                        null,
                        null,
                        List.of(LAW),
                        payload,
                        List.of(),
                        List.of()),
                SubjectKind.DEPARTMENT,
                Act.of(OFFICE),
                null)));
        return record;
    }

    private static void done(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }

    private void seen() {
        seen("profile", "history", "due");
    }

    private void seen(String... some) {
        long head = positions.head();
        for (String view : some) {
            assertThat(viewPositions.await(view, head, PATIENCE)).as(view).isTrue();
        }
    }

    private RecordStatus status(RecordId record) {
        return profiles.record(record).orElseThrow().status();
    }

    private Integer shieldOf(RecordId record) {
        return profiles.record(record).orElseThrow().repair().shield();
    }

    private boolean isOpen(RecordId record) {
        return jdbc.sql("select open from due.item where record_id = ?")
                .param(record.value())
                .query(Boolean.class)
                .single();
    }

    private long refusals(RecordId record) {
        return jdbc.sql("select count(*) from schedule.refusal where record_id = ?")
                .param(record.value())
                .query(Long.class)
                .single();
    }

    /** How often it happened, asked of the log. */
    private long events(RecordId record, String type) {
        return jdbc.sql("select count(*) from history.entry where record_id = ? and body ->> 'what' = ?")
                .params(record.value(), type)
                .query(Long.class)
                .single();
    }
}
