package org.chengxin.api.due;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.OfSubjects;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.DueItem;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.due.DueReader;
import org.chengxin.projections.engine.ViewPositions;
import org.springframework.stereotype.Component;

/** What falls due, for those who answer for it: the credit office and auditors. */
@Component
class DueDesk {

    static final int AHEAD_DAYS = 30;

    /** Items of one list; a desk with more has other worries. */
    static final int SHOWN_ITEMS_MAX = 200;

    private final DueReader reader;
    private final DueRefusals refusals;
    private final ViewPositions viewPositions;
    private final LedgerClock clock;

    DueDesk(DueReader reader, DueRefusals refusals, ViewPositions viewPositions, LedgerClock clock) {
        this.reader = reader;
        this.refusals = refusals;
        this.viewPositions = viewPositions;
        this.clock = clock;
    }

    /**
     * What falls due, as of a day.
     *
     * @param overdue what is open though its last day is over; of what the ledger does itself, with its refusal
     * @param upcoming what is open and falls due in the days ahead
     * @param position up to which the view was built
     */
    public record Due(LocalDate asOf, LocalDate until, List<DueRead> overdue, List<DueRead> upcoming, long position)
            implements OfSubjects {

        @Override
        public List<DueRead> shown() {
            return Stream.concat(overdue.stream(), upcoming.stream()).toList();
        }
    }

    Due read(Actor actor) {
        if (actor.role() != Role.OFFICE && actor.role() != Role.AUDITOR) {
            throw new ProblemException(Problems.notFound());
        }
        LocalDate today = clock.today();
        LocalDate until = today.plusDays(AHEAD_DAYS);
        return new Due(
                today,
                until,
                read(reader.overdue(today, SHOWN_ITEMS_MAX)),
                read(reader.between(today, until, SHOWN_ITEMS_MAX)),
                viewPositions.of("due"));
    }

    private List<DueRead> read(List<DueItem> items) {
        Map<DueRefusals.Key, DueRefusals.Kept> kept = items.isEmpty() ? Map.of() : refusals.of(items);
        return items.stream()
                .map(item -> DueRead.of(item, kept.get(DueRefusals.Key.of(item))))
                .toList();
    }
}
