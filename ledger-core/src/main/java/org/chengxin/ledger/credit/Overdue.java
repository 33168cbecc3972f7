package org.chengxin.ledger.credit;

import java.time.LocalDate;
import org.chengxin.ledger.catalogue.DeadlineStep;

/**
 * A statutory time that passed without the step that was due (逾期). It is noted once and decides nothing: least of all against
 * whoever waits for it.
 *
 * @param number of the objection in the archive, or of the repair of the record
 * @param lastDay on which the step would have been in time
 */
public record Overdue(RecordId recordId, Case of, int number, DeadlineStep step, LocalDate lastDay) {

    /** What waits. */
    public enum Case {
        OBJECTION,
        REPAIR
    }
}
