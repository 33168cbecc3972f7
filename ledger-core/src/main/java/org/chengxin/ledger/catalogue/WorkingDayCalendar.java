package org.chengxin.ledger.catalogue;

import java.util.List;
import org.chengxin.ledger.time.WorkingDays;

/**
 * One version of the working-day calendar (工作日历): the yearly notices it was made from, one year after the other.
 *
 * @param version such as {@code CN-2026.1}; whoever keeps a due date keeps it too
 */
public record WorkingDayCalendar(String version, List<HolidayNotice> notices, WorkingDays workingDays) {

    public WorkingDayCalendar {
        notices = List.copyOf(notices);
    }
}
