package org.chengxin.ledger.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.MARKET;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.catalogue.StatutoryClock;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.ObjectionEvent;
import org.chengxin.ledger.credit.ObjectionEvent.DeadlineRecomputed;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionAccepted;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionChecked;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionDecided;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionExtended;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionFiled;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionForwarded;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionPaused;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionResumed;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionSupplementAsked;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionSupplemented;
import org.chengxin.ledger.credit.ObjectionOutcome;
import org.chengxin.ledger.credit.PauseGround;
import org.chengxin.ledger.support.LaterCalendar;
import org.chengxin.ledger.time.LedgerClock;
import org.junit.jupiter.api.Test;

/** Which clock runs at which stage of an objection, by the city's default times, around the National Day week of 2026. */
class ObjectionClockTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Act ACT = accounted(OFFICE);

    private static final ObjectionEvent FILED =
            new ObjectionFiled(SUBJECT, record(1), 1, "DUPLICATE", List.of(), List.of(), 1, ACT);
    private static final ObjectionEvent ACCEPTED = new ObjectionAccepted(SUBJECT, record(1), 1, ACT);
    private static final ObjectionEvent CHECKED = new ObjectionChecked(SUBJECT, record(1), 1, true, ACT);
    private static final ObjectionEvent FORWARDED = new ObjectionForwarded(SUBJECT, record(1), 1, MARKET, ACT);

    /** 2026-09-30 is a Wednesday; 1 to 7 October are off, Saturday the 10th is made up. */
    @Test
    void acceptanceIsDueTwoWorkingDaysAfterFiling() {
        StatutoryClock clock = clock(Map.entry("2026-09-30", FILED));

        assertThat(clock.deadline().step()).isEqualTo(DeadlineStep.ACCEPT);
        assertThat(due(clock)).isEqualTo("2026-10-09");
    }

    @Test
    void whoeverHadToSupplementHasFiledOnTheDayOfTheAnswer() {
        StatutoryClock clock = clock(
                Map.entry("2026-09-28", FILED),
                Map.entry("2026-09-29", new ObjectionSupplementAsked(SUBJECT, record(1), 1, ACT)),
                Map.entry("2026-10-08", new ObjectionSupplemented(SUBJECT, record(1), 1, List.of(), ACT)));

        assertThat(due(clock)).isEqualTo("2026-10-10");
    }

    @Test
    void theSourceHasItsOwnTimeFromTheDayItWasAsked() {
        StatutoryClock clock = clock(
                Map.entry("2026-09-28", FILED),
                Map.entry("2026-09-29", ACCEPTED),
                Map.entry("2026-09-30", CHECKED),
                Map.entry("2026-09-30", FORWARDED));

        assertThat(clock.deadline().step()).isEqualTo(DeadlineStep.SOURCE_CHECK);
        assertThat(due(clock)).isEqualTo("2026-10-10");
    }

    @Test
    void pausesAndExtensionsMoveTheDay() {
        StatutoryClock clock = clock(
                Map.entry("2026-09-28", FILED),
                Map.entry("2026-09-30", ACCEPTED),
                Map.entry("2026-09-30", new ObjectionPaused(SUBJECT, record(1), 1, PauseGround.FORCE_MAJEURE, ACT)),
                Map.entry("2026-10-09", new ObjectionResumed(SUBJECT, record(1), 1, ACT)),
                Map.entry("2026-10-09", new ObjectionExtended(SUBJECT, record(1), 1, 1, ACT)));

        assertThat(clock.deadline().step()).isEqualTo(DeadlineStep.OWN_CHECK);
        assertThat(clock.pauses()).hasSize(1);
        assertThat(clock.extensionWorkingDays()).isEqualTo(1);
        assertThat(LocalDate.parse(due(clock))).isAfter(LocalDate.of(2026, 10, 10));
    }

    @Test
    void aHolidayAnnouncedLateMovesTheDayOnceItIsCounted() {
        ObjectionEvent recomputed = new DeadlineRecomputed(SUBJECT, record(1), 1, 2, "CN-2026.2", ACT);

        assertThat(due(ObjectionClock.of(objection(Map.entry("2026-09-30", FILED)), LaterCalendar.both())
                        .orElseThrow()))
                .isEqualTo("2026-10-09");
        StatutoryClock anew = ObjectionClock.of(
                        objection(Map.entry("2026-09-30", FILED), Map.entry("2026-10-01", recomputed)),
                        LaterCalendar.both())
                .orElseThrow();
        assertThat(due(anew)).isEqualTo("2026-10-10");
        assertThat(anew.due().orElseThrow().calendarVersion()).isEqualTo("CN-2026.2");
    }

    @Test
    void aClockThatStandsHasNoDay() {
        StatutoryClock clock = clock(
                Map.entry("2026-09-28", FILED),
                Map.entry("2026-09-28", new ObjectionPaused(SUBJECT, record(1), 1, PauseGround.FORCE_MAJEURE, ACT)));

        assertThat(clock.due()).isEmpty();
    }

    @Test
    void nothingIsDueOnceItIsDecided() {
        ObjectionProfile decided = objection(
                Map.entry("2026-09-28", FILED),
                Map.entry("2026-09-29", new ObjectionDecided(SUBJECT, record(1), 1, ObjectionOutcome.REJECTED, ACT)));

        assertThat(ObjectionClock.of(decided, Catalogues.only(CATALOGUE))).isEmpty();
    }

    private static String due(StatutoryClock clock) {
        return clock.due().orElseThrow().date().toString();
    }

    @SafeVarargs
    private static StatutoryClock clock(Map.Entry<String, ? extends ObjectionEvent>... events) {
        return ObjectionClock.of(objection(events), Catalogues.only(CATALOGUE)).orElseThrow();
    }

    @SafeVarargs
    private static ObjectionProfile objection(Map.Entry<String, ? extends ObjectionEvent>... events) {
        ObjectionProfile objection = null;
        int position = 1;
        for (Map.Entry<String, ? extends ObjectionEvent> event : events) {
            Stamp stamp = new Stamp(
                    position++,
                    "event",
                    LocalDate.parse(event.getKey())
                            .atTime(LocalTime.NOON)
                            .atZone(LedgerClock.ZONE)
                            .toInstant());
            objection = ObjectionProfile.after(objection, event.getValue(), stamp);
        }
        return java.util.Objects.requireNonNull(objection);
    }
}
