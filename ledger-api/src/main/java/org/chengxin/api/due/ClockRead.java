package org.chengxin.api.due;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.StatutoryClock;
import org.jspecify.annotations.Nullable;

/**
 * The statutory clock of what is due.
 *
 * @param due last day in time; absent while the clock stands without an end
 * @param provisional whether a holiday notice still to come can move it
 * @param text what is left of it, in both languages
 * @param legalBasis the rule that sets the time, or the one that a default was taken from
 * @param confirmed whether that rule binds this city; if not, the time is an editable default
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockRead(
        DeadlineStep step,
        @Nullable LocalDate due,
        boolean overdue,
        boolean paused,
        boolean provisional,
        Bilingual text,
        LegalBasis legalBasis,
        boolean confirmed,
        String profile,
        String calendarVersion) {

    public static ClockRead of(StatutoryClock clock, LocalDate today) {
        StatutoryClock.Standing standing = clock.on(today);
        StatutoryClock.Due due = standing.due();
        return new ClockRead(
                clock.deadline().step(),
                due == null ? null : due.date(),
                standing.overdue(),
                standing.paused(),
                standing.provisional(),
                standing.text(),
                clock.deadline().legalBasis(),
                clock.deadline().confirmed() && !clock.profile().isDefault(),
                clock.profile().id(),
                clock.calendar().version());
    }
}
