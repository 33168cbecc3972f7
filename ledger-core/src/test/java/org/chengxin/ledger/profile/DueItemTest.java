package org.chengxin.ledger.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.FactCorrected;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.credit.CreditEvent.ShieldEnded;
import org.chengxin.ledger.credit.ErasureGround;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionAccepted;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionFiled;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionPaused;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionWithdrawn;
import org.chengxin.ledger.credit.PauseGround;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.profile.DueItem.What;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.Facts;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What falls due follows from what has happened, and from nothing else. */
class DueItemTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Act ACT = accounted(OFFICE);
    private static final LocalDate UNTIL = LocalDate.of(2027, 1, 1);

    private final Map<String, DueItem> items = new LinkedHashMap<>();
    private SubjectKind kind = SubjectKind.CIVIL_SERVANT;
    private long position;

    @Test
    void aSanctionEndsAfterItsTimeByTheTable() {
        happens("2026-01-10", sanctioned("警告", null));

        assertThat(item(What.FACT_EXPIRY).lastDay()).isEqualTo(LocalDate.of(2026, 7, 10));
        assertThat(item(What.FACT_EXPIRY).open()).isTrue();
        happens("2026-07-11", expired());
        assertThat(item(What.FACT_EXPIRY).open()).isFalse();
    }

    @Test
    void aDismissalAndTheRecordOfABodyDoNotEnd() {
        happens("2026-01-10", sanctioned("开除", null));
        kind = SubjectKind.ENTERPRISE;
        happens("2026-01-10", sanctioned("警告", null));

        assertThat(items).isEmpty();
    }

    @Test
    void aCorrectionMovesTheDayUntilItHasCome() {
        happens("2026-01-10", sanctioned("警告", null));
        happens("2026-02-01", corrected("警告", "2027-01-10"));
        assertThat(item(What.FACT_EXPIRY).lastDay()).isEqualTo(LocalDate.of(2027, 1, 10));
        happens("2026-02-02", corrected("开除", null));
        assertThat(item(What.FACT_EXPIRY).lastDay()).isNull();
        happens("2026-02-03", corrected("记过", null));
        assertThat(item(What.FACT_EXPIRY).lastDay()).isEqualTo(LocalDate.of(2027, 1, 10));

        happens("2027-01-11", expired());
        happens("2027-01-12", corrected("警告", "2028-01-10"));
        assertThat(item(What.FACT_EXPIRY).open()).isFalse();
        assertThat(item(What.FACT_EXPIRY).lastDay()).isEqualTo(LocalDate.of(2027, 1, 10));
    }

    @Test
    void aShieldEndsByDateOrBefore() {
        happens("2026-06-01", new RepairShielded(SUBJECT, record(1), 1, UNTIL, ACT));
        happens("2026-06-02", new RepairShielded(SUBJECT, record(1), 2, UNTIL.plusYears(1), ACT));
        assertThat(items.values()).extracting(DueItem::lastDay).containsExactly(UNTIL, UNTIL.plusYears(1));

        happens("2026-07-01", new ShieldEnded(SUBJECT, record(1), 1, ACT));
        assertThat(items.values()).extracting(DueItem::open).containsExactly(false, true);
    }

    @Test
    void aRevokedRecordHasNothingToWaitForButItsObjection() {
        happens("2026-01-10", sanctioned("警告", null));
        happens("2026-06-01", new RepairShielded(SUBJECT, record(1), 1, UNTIL, ACT));
        happens("2026-06-02", filed());
        happens("2026-06-03", new FactRevoked(SUBJECT, record(1), RevocationGround.DECISION_REVOKED, ACT));

        assertThat(item(What.FACT_EXPIRY).open()).isFalse();
        assertThat(item(What.SHIELD_END).open()).isFalse();
        assertThat(item(What.OBJECTION_STEP).open()).isTrue();
    }

    /** 2026-09-30 is a Wednesday; 1 to 7 October are off. */
    @Test
    void anObjectionHasTheDayOfTheStepItWaitsFor() {
        happens("2026-09-30", filed());
        assertThat(item(What.OBJECTION_STEP).step()).isEqualTo(DeadlineStep.ACCEPT);
        assertThat(item(What.OBJECTION_STEP).lastDay()).isEqualTo(LocalDate.of(2026, 10, 9));

        happens("2026-10-08", new ObjectionAccepted(SUBJECT, record(1), 1, ACT));
        assertThat(item(What.OBJECTION_STEP).step()).isEqualTo(DeadlineStep.OWN_CHECK);
        happens("2026-10-08", new ObjectionPaused(SUBJECT, record(1), 1, PauseGround.FORCE_MAJEURE, ACT));
        assertThat(item(What.OBJECTION_STEP).lastDay()).isNull();
        assertThat(item(What.OBJECTION_STEP).open()).isTrue();

        happens("2026-10-09", new ObjectionWithdrawn(SUBJECT, record(1), 1, ACT));
        assertThat(item(What.OBJECTION_STEP).open()).isFalse();
        assertThat(item(What.OBJECTION_STEP).step()).isNull();
    }

    @Test
    void whatIsKeptOfAnObjectionHoldsNothingPersonal() {
        happens("2026-09-30", filed());

        assertThat(item(What.OBJECTION_STEP).objection().steps())
                .allSatisfy(step -> assertThat(step.act().reason()).isNull());
    }

    @Test
    void anErasedArchiveHasNothingToWaitFor() {
        happens("2026-01-10", sanctioned("警告", null));
        happens("2026-06-02", filed());
        happens("2026-06-03", new PersonalDataErased(SUBJECT, 1, ErasureGround.PURPOSE_MET, OFFICE, ACT));

        assertThat(items.values()).extracting(DueItem::open).containsOnly(false);
    }

    private void happens(String day, CreditEvent event) {
        Stamp stamp = new Stamp(
                ++position,
                "event-" + position,
                LocalDate.parse(day)
                        .atTime(LocalTime.NOON)
                        .atZone(LedgerClock.ZONE)
                        .toInstant());
        DueItem.after(new ArrayList<>(items.values()), event, kind, Catalogues.only(CATALOGUE), stamp)
                .forEach(item -> items.put(item.what() + "-" + item.number(), item));
    }

    private DueItem item(What what) {
        return items.values().stream()
                .filter(item -> item.what() == what)
                .findFirst()
                .orElseThrow();
    }

    private static CreditEvent filed() {
        return new ObjectionFiled(SUBJECT, record(1), 1, "DUPLICATE", List.of(), List.of(), 1, ACT);
    }

    private static CreditEvent expired() {
        return new FactExpired(SUBJECT, record(1), LocalDate.of(2026, 7, 10), "EXP-SANCTION", 1, ACT);
    }

    private static CreditEvent sanctioned(String sanction, @Nullable String until) {
        return new FactRecorded(SUBJECT, record(1), sanction(sanction, until), judgement(), ACT, null);
    }

    private static CreditEvent corrected(String sanction, @Nullable String until) {
        return new FactCorrected(SUBJECT, record(1), List.of(), sanction(sanction, until), judgement(), ACT);
    }

    private static Fact sanction(String sanction, @Nullable String until) {
        var payload =
                Facts.json("{\"conduct\":\"样本\"}").put("sanction", sanction).put("from", "2026-01-10");
        return Facts.fact("DS-03", until == null ? payload : payload.put("until", until));
    }

    private static Judgement judgement() {
        return Facts.shown(DisclosureLevel.QUERY, LocalDate.of(2026, 1, 10), LocalDate.of(2027, 1, 10));
    }
}
