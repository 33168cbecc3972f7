package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.ledger.time.CountedDays;
import org.chengxin.ledger.time.Pause;
import org.chengxin.ledger.time.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one step that the law gives a time (法定期限). It counts working days after the day it starts, stands while
 * it is paused, and is a value: another pause, extension or calendar makes another clock. Whether a pause is lawful is not
 * its business.
 *
 * @param profile the rules in force on the day it starts
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
     * How a clock stands at the end of a day.
     *
     * @param due absent while a pause has no end
     * @param paused whether it stands still on that day
     * @param overdue whether the due date has passed
     * @param remainingWorkingDays that are left after that day; 0 on the last one
     * @param overdueWorkingDays after the due date, without those in which the clock stood; 0 over a weekend
     * @param overdueDays after the due date by the calendar (日)
     * @param provisional whether a notice still to come can change the answer
     */
    public record Standing(
            @Nullable Due due,
            boolean paused,
            boolean overdue,
            int remainingWorkingDays,
            int overdueWorkingDays,
            int overdueDays,
            boolean provisional) {

        /** Such as 剩2个工作日, 今日到期 or 超期1日, and whether the clock stands. */
        public Bilingual text() {
            Bilingual text = running();
            return paused ? new Bilingual("暂停计时，" + text.zh(), "paused, " + text.en()) : text;
        }

        private Bilingual running() {
            if (overdue) {
                return new Bilingual("超期" + overdueDays + "日", count(overdueDays, "day") + " overdue");
            }
            return remainingWorkingDays == 0
                    ? new Bilingual("今日到期", "due today")
                    : new Bilingual(
                            "剩" + remainingWorkingDays + "个工作日", count(remainingWorkingDays, "working day") + " left");
        }

        private static String count(int number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }

    /** What another version of the calendar makes of a due date; both are absent while a pause has no end. */
    public record Recomputed(@Nullable Due before, @Nullable Due after) {

        /** Whether the date itself is another one. */
        public boolean moved() {
            return before != null && after != null && !before.date().equals(after.date());
        }

        /** Whether anything that is kept with a due date is another: the date, its standing or the calendar. */
        public boolean changed() {
            return !Objects.equals(before, after);
        }
    }

    /** A clock without pauses and extension; empty when the profile sets no time for {@code step}. */
    public static Optional<StatutoryClock> of(
            DeadlineProfile profile, DeadlineStep step, WorkingDays calendar, LocalDate start) {
        return profile.deadline(step)
                .map(deadline -> new StatutoryClock(profile, deadline, calendar, start, List.of(), 0));
    }

    /** The same clock with those pauses and no others. */
    public StatutoryClock withPauses(List<Pause> those) {
        return new StatutoryClock(profile, deadline, calendar, start, those, extensionWorkingDays);
    }

    /**
     * The same clock with an extension of so many working days in all.
     *
     * @throws IllegalArgumentException if that is more than {@link DeadlineProfile#extensionMaxWorkingDays}
     */
    public StatutoryClock extendedBy(int workingDays) {
        return new StatutoryClock(profile, deadline, calendar, start, pauses, workingDays);
    }

    /** The same clock by another calendar. */
    public StatutoryClock by(WorkingDays other) {
        return new StatutoryClock(profile, deadline, other, start, pauses, extensionWorkingDays);
    }

    /** Working days the step may take, extension included. */
    public int workingDays() {
        return deadline.workingDays() + extensionWorkingDays;
    }

    /** When the step is due; empty while a pause that began in time has no end. */
    public Optional<Due> due() {
        return counted().reaching(workingDays()).map(this::dueOn);
    }

    /** How the clock stands at the end of {@code today}. */
    public Standing on(LocalDate today) {
        Due due = due().orElse(null);
        int left = workingDays() - counted().until(today);
        long overdueDays = due == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(due.date(), today));
        return new Standing(
                due,
                pauses.stream().anyMatch(pause -> pause.covers(today)),
                overdueDays > 0,
                Math.max(left, 0),
                Math.max(-left, 0),
                Math.toIntExact(overdueDays),
                (due != null && due.provisional()) || !calendar.isSettled(start, today));
    }

    /** The due dates by this clock's calendar and by a {@code later} one. */
    public Recomputed recomputedBy(WorkingDays later) {
        return new Recomputed(due().orElse(null), by(later).due().orElse(null));
    }

    private CountedDays counted() {
        return new CountedDays(calendar, start, pauses);
    }

    private Due dueOn(LocalDate date) {
        return new Due(
                date,
                !calendar.isSettled(start, date),
                profile.id(),
                deadline.step(),
                deadline.legalBasis(),
                calendar.version());
    }
}
