package org.chengxin.api.views;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.catalogue.Severity;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.ProcessingRestricted;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairRevoked;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.credit.CreditEvent.RestrictionLifted;
import org.chengxin.ledger.credit.CreditEvent.ShieldEnded;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.ObjectionEvent;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RestrictionGround;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.disclosure.DisclosureEntry;
import org.chengxin.ledger.disclosure.DisclosureEntry.Kind;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.disclosure.DisclosureLog;
import org.chengxin.projections.disclosure.DisclosureView;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.ViewTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A repaired or shielded record is not public, and comes back for what is left of its window: live, rebuilt and in the log. */
@LedgerTest
class RepairedOverTimeTest {

    private static final LocalDate FROM = LocalDate.of(2026, 6, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 9, 1);
    private static final LocalDate INSIDE = UNTIL.minusDays(10);
    private static final Actor OFFICE = new Actor("office", Role.OFFICE, null);
    private static final Act ACT = Act.of(OFFICE);
    /** The log outlives the view, so each history stands at positions of its own and is about a record of its own. */
    private static final AtomicInteger HISTORIES = new AtomicInteger();

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Catalogues catalogues;

    @Autowired
    private DisclosureLog log;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private ViewTables tables;

    private final int number = HISTORIES.incrementAndGet();
    private final SubjectId subject = new SubjectId("01J0000000000000000000%04d".formatted(number));
    private final RecordId record = new RecordId("01J0000000000000000001%04d".formatted(number));
    private final List<LedgerEvent> history = new ArrayList<>();

    private TestViews.@Nullable Held held;

    @AfterEach
    void theTablesAreTheirsAgain() throws SQLException {
        requireNonNull(held).close();
    }

    @BeforeEach
    void theTablesAreOurs() throws SQLException {
        held = TestViews.hold(dataSource, "disclosure");
        TestViews.empty(jdbc, viewOn(FROM));
        happens(FROM, registered());
        happens(FROM, recorded());
        assertThat(isPublic()).isTrue();
    }

    @Test
    void aRepairTakesTheRecordAwayAndItsRevocationBringsItBack() {
        happens(INSIDE, granted());
        assertThat(isPublic()).isFalse();
        assertThat(newest().kind()).isEqualTo(Kind.WITHDRAWN);
        assertThat(newest().ground()).isEqualTo(DisclosureLog.REPAIRED);

        happens(INSIDE.plusDays(1), repairRevoked());
        assertThat(isPublic()).isTrue();
        assertThat(newest().kind()).isEqualTo(Kind.PUBLISHED);
        rebuiltItIsTheSame();
    }

    @Test
    void aRecordWhoseWindowEndedMeanwhileDoesNotComeBack() {
        happens(INSIDE, granted());
        happens(UNTIL.plusDays(1), repairRevoked());
        viewOn(UNTIL.plusDays(1)).sweep();

        assertThat(isPublic()).isFalse();
        assertThat(newest().kind()).isEqualTo(Kind.WITHDRAWN);
        rebuiltItIsTheSame();
    }

    @Test
    void theEndOfARestrictionDoesNotBringARepairedRecordBack() {
        happens(INSIDE, granted());
        happens(INSIDE, new ProcessingRestricted(subject, 1, RestrictionGround.COURT_DECISION, OFFICE, ACT));
        happens(INSIDE, new RestrictionLifted(subject, 1, OFFICE, ACT));

        assertThat(isPublic()).isFalse();
        assertThat(newest().ground()).isEqualTo(DisclosureLog.REPAIRED);
        rebuiltItIsTheSame();
    }

    @Test
    void theEndOfAShieldDoesNotBringBackWhatWasRepairedMeanwhile() {
        happens(FROM, new RepairShielded(subject, record, 1, INSIDE, ACT));
        assertThat(newest().ground()).isEqualTo(DisclosureLog.SHIELDED);
        happens(FROM.plusDays(1), granted());
        happens(INSIDE.plusDays(1), new ShieldEnded(subject, record, 1, ACT));
        assertThat(isPublic()).isFalse();

        happens(INSIDE.plusDays(2), repairRevoked());
        assertThat(isPublic()).isTrue();
        rebuiltItIsTheSame();
    }

    @Test
    void aShieldedRecordComesBackWhenTheShieldEnds() {
        happens(FROM, new RepairShielded(subject, record, 1, INSIDE, ACT));
        assertThat(isPublic()).isFalse();
        happens(INSIDE.plusDays(1), new ShieldEnded(subject, record, 1, ACT));
        assertThat(isPublic()).isTrue();
        rebuiltItIsTheSame();
    }

    /** Whoever was repaired is not named again when the decision is revoked. */
    @Test
    void theRevocationOfARepairedRecordIsNotPublished() {
        happens(INSIDE, granted());
        happens(INSIDE, new FactRevoked(subject, record, RevocationGround.DECISION_REVOKED, ACT));

        assertThat(jdbc.queryForList("select record_id from disclosure.withdrawal", String.class))
                .isEmpty();
        assertThat(jdbc.queryForList("select record_id from disclosure_work.withheld", String.class))
                .isEmpty();
        rebuiltItIsTheSame();
    }

    /** The end of an objection changes the mark of a record that is shown, and shows nothing that is not. */
    @Test
    void aRevokedRecordDoesNotComeBackWhenAnObjectionToItEnds() {
        happens(FROM, new ObjectionEvent.ObjectionFiled(subject, record, 1, "DUPLICATE", List.of(), List.of(), 1, ACT));
        happens(INSIDE, new FactRevoked(subject, record, RevocationGround.DECISION_REVOKED, ACT));
        happens(INSIDE, new ObjectionEvent.ObjectionWithdrawn(subject, record, 1, ACT));

        assertThat(isPublic()).isFalse();
        rebuiltItIsTheSame();
    }

    private void happens(LocalDate day, CreditEvent event) {
        long position = number * 1_000L + history.size();
        LedgerEvent happened = new LedgerEvent(
                new Stamp(position, "event-" + position, noon(day).toInstant()),
                event.subjectId().value(),
                event);
        history.add(happened);
        apply(viewOn(day), List.of(happened));
    }

    /** On the same day in one batch, and years later, when the window has long ended; the log has nothing new to tell. */
    private void rebuiltItIsTheSame() {
        LocalDate last = LocalDate.ofInstant(history.getLast().stamp().recordedAt(), LedgerClock.ZONE);
        List<String> live = dump();
        long lines = lines();

        DisclosureView sameDay = viewOn(last);
        TestViews.empty(jdbc, sameDay);
        apply(sameDay, history);
        sameDay.sweep();
        assertThat(dump()).isEqualTo(live);

        DisclosureView later = viewOn(UNTIL.plusYears(5));
        TestViews.empty(jdbc, later);
        apply(later, history);
        assertThat(lines()).isEqualTo(lines);
        assertThat(isPublic()).isFalse();
    }

    private void apply(DisclosureView view, List<LedgerEvent> events) {
        tables.in(view, () -> view.apply(events));
    }

    private boolean isPublic() {
        return !jdbc.queryForList(
                        "select record_id from disclosure.record where record_id = ?", String.class, record.value())
                .isEmpty();
    }

    private List<String> dump() {
        return jdbc.queryForList(
                "select 'public ' || (r - 'position')::text from (select to_jsonb(x) as r from disclosure.record x) y"
                        + " union all select 'aside ' || x::text from disclosure_work.withheld x"
                        + " union all select 'window ' || x::text from disclosure_work.outline x"
                        + " union all select 'gone ' || x::text from disclosure.withdrawal x order by 1",
                String.class);
    }

    private long lines() {
        Long lines = jdbc.queryForObject(
                "select count(*) from disclosure_log.entry where record_id = ?", Long.class, record.value());
        return lines == null ? 0 : lines;
    }

    private DisclosureEntry newest() {
        return log.newest(record.value()).orElseThrow().entry();
    }

    private DisclosureView viewOn(LocalDate day) {
        return new DisclosureView(
                jdbc, catalogues, new LedgerClock(Clock.fixed(noon(day).toInstant(), LedgerClock.ZONE)), log);
    }

    private static ZonedDateTime noon(LocalDate day) {
        return ZonedDateTime.of(day, LocalTime.NOON, LedgerClock.ZONE);
    }

    private CreditEvent granted() {
        return new RepairGranted(
                subject,
                record,
                2,
                new RepairTerms(1, "REP-2026", Severity.GENERAL, FROM, new LegalBasis("信用修复管理办法", null)),
                OFFICE,
                ACT);
    }

    private CreditEvent repairRevoked() {
        return new RepairRevoked(subject, record, 2, UNTIL, ACT);
    }

    private CreditEvent registered() {
        return new SubjectRegistered(
                subject,
                SubjectKind.ENTERPRISE,
                SubjectName.of(SubjectKind.ENTERPRISE, "江阴市示例有限公司"),
                List.of(Identifier.uscc(Samples.enterpriseCode(number))),
                null,
                null,
                ACT,
                null);
    }

    private CreditEvent recorded() {
        Organ market = new Organ(Samples.MARKET_NAME, Samples.MARKET);
        Fact fact = new Fact(
                "AA-02",
                market,
                market,
                "澄市监处罚〔2026〕1号",
                null,
                FROM,
                null,
                null,
                List.of(),
                JsonMapper.shared().createObjectNode(),
                new TreeMap<>(),
                List.of(),
                List.of());
        Judgement judgement = new Judgement(
                1, Polarity.NEGATIVE, Severity.GENERAL, new Publicity(DisclosureLevel.PUBLIC, FROM, UNTIL, "PUB-2026"));
        return new FactRecorded(subject, record, fact, judgement, ACT, null);
    }
}
