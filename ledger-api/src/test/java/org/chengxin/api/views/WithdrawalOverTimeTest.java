package org.chengxin.api.views;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.catalogue.Severity;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.credit.Role;
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

/** The ground of a revocation stays public for good, so a view rebuilt years later must come to it again. */
@LedgerTest
class WithdrawalOverTimeTest {

    private static final LocalDate FROM = LocalDate.of(2026, 6, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 9, 1);
    private static final SubjectId SUBJECT = new SubjectId("01J00000000000000000000001");
    private static final RecordId RECORD = new RecordId("01J00000000000000000000002");
    private static final Act ACT = Act.of(new Actor("office", Role.OFFICE, null));

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

    private TestViews.@Nullable Held held;

    @AfterEach
    void theTablesAreTheirsAgain() throws SQLException {
        requireNonNull(held).close();
    }

    @BeforeEach
    void theTablesAreOurs() throws SQLException {
        held = TestViews.hold(dataSource, "disclosure");
        empty();
    }

    @Test
    void aWithdrawalIsThereAgainWhenTheViewIsRebuiltAfterTheWindowEnded() {
        LocalDate inside = UNTIL.minusDays(10);
        applyOn(FROM, registered(), recorded());
        applyOn(inside, revokedOn(inside));
        List<String> live = withdrawals();
        assertThat(live).hasSize(1);

        empty();
        applyOn(UNTIL.plusYears(5), registered(), recorded(), revokedOn(inside));

        assertThat(withdrawals()).isEqualTo(live);
    }

    @Test
    void aRecordRevokedOnItsLastPublicDayIsWithdrawn() {
        applyOn(UNTIL, registered(), recorded(), revokedOn(UNTIL));
        assertThat(withdrawals()).hasSize(1);
    }

    /** Guards against the sweep: whether it came by before the revocation must not be visible. */
    @Test
    void aRecordRevokedAfterItsWindowIsNotWithdrawnWhetherSweptOrNot() {
        LocalDate after = UNTIL.plusDays(1);
        applyOn(FROM, registered(), recorded());
        applyOn(after, revokedOn(after));
        assertThat(withdrawals()).isEmpty();

        empty();
        applyOn(FROM, registered(), recorded());
        viewOn(after).sweep();
        applyOn(after, revokedOn(after));
        assertThat(withdrawals()).isEmpty();
    }

    private void empty() {
        TestViews.empty(jdbc, viewOn(FROM));
    }

    private void applyOn(LocalDate day, LedgerEvent... events) {
        DisclosureView view = viewOn(day);
        tables.in(view, () -> view.apply(List.of(events)));
    }

    private List<String> withdrawals() {
        return jdbc.queryForList("select w::text from disclosure.withdrawal w order by record_id", String.class);
    }

    private DisclosureView viewOn(LocalDate day) {
        return new DisclosureView(
                jdbc, catalogues, new LedgerClock(Clock.fixed(noon(day).toInstant(), LedgerClock.ZONE)), log);
    }

    private static ZonedDateTime noon(LocalDate day) {
        return ZonedDateTime.of(day, LocalTime.NOON, LedgerClock.ZONE);
    }

    private static LedgerEvent registered() {
        return at(
                1,
                FROM,
                new SubjectRegistered(
                        SUBJECT,
                        SubjectKind.ENTERPRISE,
                        SubjectName.of(SubjectKind.ENTERPRISE, "江阴市示例有限公司"),
                        List.of(Identifier.uscc(Samples.enterpriseCode(1))),
                        null,
                        null,
                        ACT,
                        null));
    }

    private static LedgerEvent recorded() {
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
        return at(2, FROM, new FactRecorded(SUBJECT, RECORD, fact, judgement, ACT, null));
    }

    private static LedgerEvent revokedOn(LocalDate day) {
        return at(3, day, new FactRevoked(SUBJECT, RECORD, RevocationGround.DECISION_REVOKED, ACT));
    }

    private static LedgerEvent at(long position, LocalDate day, CreditEvent event) {
        return new LedgerEvent(
                new Stamp(position, "event-" + position, noon(day).toInstant()), SUBJECT.value(), event);
    }
}
