package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.time.Pause;
import org.chengxin.ledger.time.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one step that the law gives a time (法定期限). It counts working days after the day it starts, stands while
 * it is paused, and is a value: another pause, extension or calendar makes another clock.
 *
 * @param profile the rule in force on the day it starts
 * @param start the day of the event that starts it, which is not counted
 * @param pauses in any order; they may overlap
 * @param extensionWorkingDays granted by an approver; 0 without
 */
public record StatutoryClock(
        DeadlineProfile profile,
        Deadline deadline,
        WorkingDays calendar,
        LocalDate start,
        List<Pause> pauses,
        int extensionWorkingDays) {

    /** @throws IllegalArgumentException if the extension is longer than the profile allows */
    public StatutoryClock {
        pauses = List.copyOf(pauses);
        int max = profile.extensionMaxWorkingDays(deadline.step());
        if (extensionWorkingDays < 0 || extensionWorkingDays > max) {
            throw new IllegalArgumentException("expected an extension of 0 to " + max + " working days under "
                    + profile.id() + ", found " + extensionWorkingDays);
        }
    }

    /**
     * When a step is due, and what says so: enough to keep with a decision.
     *
     * @param date last day on which the step is in time
     * @param provisional whether a notice still to come can move it: the calendar does not know all the days counted
     * @param profile id of the deadline profile
     * @param calendarVersion version of the working-day calendar
     */
    public record Due(
            LocalDate date,
            boolean provisional,
            String profile,
            DeadlineStep step,
            LegalBasis legalBasis,
            String calendarVersion) {}

    /**
     * How a clock stands on a day.
     *
     * @param paused whether it stands still on that day
     * @param overdue whether the due date has passed
     * @param remainingWorkingDays that are left after that day; 0 on the last one
     * @param overdueWorkingDays since the due date, without those in which the clock stood
     * @param overdueDays since the due date, by the calendar
     * @param provisional whether a notice still to come can change the answer
     */
    public record Standing(
            boolean paused,
            boolean overdue,
            int remainingWorkingDays,
            int overdueWorkingDays,
            long overdueDays,
            boolean provisional) {

        /** Such as 剩2个工作日, 今日到期, 超期1日. */
        public Bilingual text() {
            throw new UnsupportedOperationException("to come");
        }
    }

    /** What another version of the calendar makes of a due date; either is absent while a pause has no end. */
    public record Recomputed(@Nullable Due before, @Nullable Due after) {

        /** Whether the date itself is another one. */
        public boolean moved() {
            throw new UnsupportedOperationException("to come");
        }
    }

    /** A clock without pauses and extension; empty when the profile sets no time for {@code step}. */
    public static Optional<StatutoryClock> of(
            DeadlineProfile profile, DeadlineStep step, WorkingDays calendar, LocalDate start) {
        return profile.deadline(step)
                .map(deadline -> new StatutoryClock(profile, deadline, calendar, start, List.of(), 0));
    }

    public StatutoryClock withPauses(List<Pause> those) {
        return new StatutoryClock(profile, deadline, calendar, start, those, extensionWorkingDays);
    }

    /** @throws IllegalArgumentException if that is longer than {@link DeadlineProfile#extensionMaxWorkingDays} */
    public StatutoryClock extendedBy(int workingDays) {
        return new StatutoryClock(profile, deadline, calendar, start, pauses, workingDays);
    }

    /** The same clock by another calendar. */
    public StatutoryClock by(WorkingDays other) {
        return new StatutoryClock(profile, deadline, other, start, pauses, extensionWorkingDays);
    }

    /** When the step is due; empty while a pause that began in time has no end. */
    public Optional<Due> due() {
        throw new UnsupportedOperationException("to come");
    }

    /** How the clock stands at the end of {@code today}. */
    public Standing on(LocalDate today) {
        throw new UnsupportedOperationException("to come " + today);
    }

    /** The due dates by this clock's calendar and by a {@code later} one. */
    public Recomputed recomputedBy(WorkingDays later) {
        return new Recomputed(due().orElse(null), by(later).due().orElse(null));
    }
}
