package org.chengxin.ledger.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.catalogue.Severity;
import org.chengxin.ledger.catalogue.StatutoryClock;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.RepairAccepted;
import org.chengxin.ledger.credit.CreditEvent.RepairApplied;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairReviewed;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplementRequested;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplemented;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.PromiseLetter;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.time.LedgerClock;
import org.junit.jupiter.api.Test;

/** Which clock runs at which stage of a repair, by the city's default times, around the National Day week of 2026. */
class RepairClockTest {

    private static final Catalogues CATALOGUES = Catalogues.only(Catalogue.load());
    private static final Act ACT = accounted(OFFICE);
    private static final RepairTerms TERMS = new RepairTerms(
            1, "REP-2026", Severity.GENERAL, LocalDate.of(2026, 9, 1), new LegalBasis("信用修复管理办法", null));
    private static final PromiseLetter PROMISE = new PromiseLetter(new DocumentRef("信诺〔2026〕1号", null), "1".repeat(64));

    private static final OfRepair APPLIED = new RepairApplied(SUBJECT, record(1), 1, PROMISE, List.of(), TERMS, ACT);
    private static final OfRepair ACCEPTED = new RepairAccepted(SUBJECT, record(1), 1, ACT);
    private static final OfRepair FULFILLED = new RepairReviewed(SUBJECT, record(1), 1, true, ACT);

    /** 2026-09-30 is a Wednesday; 1 to 7 October are off, Saturday the 10th is made up. */
    @Test
    void eachStepHasItsTimeFromTheDayOfTheOneBefore() {
        is(DeadlineStep.REPAIR_ACCEPT, "2026-10-09", Map.entry("2026-09-30", APPLIED));
        is(
                DeadlineStep.REPAIR_CHECK,
                "2026-10-10",
                Map.entry("2026-09-29", APPLIED),
                Map.entry("2026-09-30", ACCEPTED));
        is(
                DeadlineStep.REPAIR,
                "2026-10-08",
                Map.entry("2026-09-28", APPLIED),
                Map.entry("2026-09-29", ACCEPTED),
                Map.entry("2026-09-30", FULFILLED));
    }

    @Test
    void whoeverHadToSupplementHasAppliedOnTheDayOfTheAnswer() {
        Map.Entry<String, OfRepair> asked =
                Map.entry("2026-09-29", new RepairSupplementRequested(SUBJECT, record(1), 1, ACT));

        assertThat(clock(Map.entry("2026-09-28", APPLIED), asked)).isEmpty();
        is(
                DeadlineStep.REPAIR_ACCEPT,
                "2026-10-10",
                Map.entry("2026-09-28", APPLIED),
                asked,
                Map.entry("2026-10-08", new RepairSupplemented(SUBJECT, record(1), 1, PROMISE, List.of(), ACT)));
    }

    @Test
    void nothingIsDueOfAShieldOrOnceItIsGranted() {
        assertThat(clock(Map.entry(
                        "2026-09-30", new RepairShielded(SUBJECT, record(1), 1, LocalDate.of(2027, 1, 1), ACT))))
                .isEmpty();
        assertThat(clock(
                        Map.entry("2026-09-28", APPLIED),
                        Map.entry("2026-09-29", ACCEPTED),
                        Map.entry("2026-09-30", FULFILLED),
                        Map.entry("2026-09-30", new RepairGranted(SUBJECT, record(1), 1, TERMS, OFFICE, ACT))))
                .isEmpty();
    }

    @Test
    void whatFallsDueIsKeptByItsDayAndClosedWithTheRepair() {
        List<DueItem> items = new ArrayList<>();
        int position = 1;
        List<String> days = new ArrayList<>();
        for (OfRepair event :
                List.of(APPLIED, ACCEPTED, FULFILLED, new RepairGranted(SUBJECT, record(1), 1, TERMS, OFFICE, ACT))) {
            DueItem item = DueItem.after(
                            items, event, SubjectKind.ENTERPRISE, CATALOGUES, stamp("2026-09-28", position++))
                    .getFirst();
            items.clear();
            items.add(item);
            days.add(item.open() + " " + item.step() + " " + item.lastDay());
            assertThat(Objects.requireNonNull(item.repair()).promise()).isNull();
        }

        assertThat(days)
                .containsExactly(
                        "true REPAIR_ACCEPT 2026-09-30",
                        "true REPAIR_CHECK 2026-10-08",
                        "true REPAIR 2026-09-29",
                        "false null null");
    }

    @SafeVarargs
    private static void is(DeadlineStep step, String due, Map.Entry<String, ? extends OfRepair>... events) {
        StatutoryClock clock = clock(events).orElseThrow();
        assertThat(clock.deadline().step()).isEqualTo(step);
        assertThat(clock.due().orElseThrow().date()).isEqualTo(due);
    }

    @SafeVarargs
    private static Optional<StatutoryClock> clock(Map.Entry<String, ? extends OfRepair>... events) {
        RepairProfile repair = null;
        int position = 1;
        for (Map.Entry<String, ? extends OfRepair> event : events) {
            repair = RepairProfile.after(repair, event.getValue(), stamp(event.getKey(), position++));
        }
        return RepairClock.of(Objects.requireNonNull(repair), CATALOGUES);
    }

    private static Stamp stamp(String day, int position) {
        return new Stamp(
                position,
                "event",
                LocalDate.parse(day)
                        .atTime(LocalTime.NOON)
                        .atZone(LedgerClock.ZONE)
                        .toInstant());
    }
}
