package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.NoteOverdue;
import org.chengxin.ledger.credit.CreditCommand.RecomputeDeadline;
import org.chengxin.ledger.credit.CreditEvent.DeadlinePassed;
import org.chengxin.ledger.credit.ObjectionEvent.DeadlineRecomputed;
import org.chengxin.ledger.credit.Refusal.Kind;

/**
 * When a time that passed is noted, and when a clock that runs is counted anew. Which days are holidays is announced late in the year before, and a clock that began
 * earlier counts by what is announced.
 */
final class DeadlineRules {

    static final LegalBasis HOLIDAYS = new LegalBasis("全国年节及纪念日放假办法", null);

    private DeadlineRules() {}

    /** Noted once for each day that passed, while the case still waits. */
    static Decision decide(SubjectState state, NoteOverdue command, LocalDate today) {
        Overdue overdue = command.overdue();
        if (command.act().actor().role() != Role.SYSTEM) {
            return Decision.Refused.because(Refusals.of(
                    "R-ACL",
                    Kind.FORBIDDEN,
                    null,
                    "逾期由系统按期记录，不单独办理",
                    "The ledger itself notes what is overdue; nobody orders it"));
        }
        if (state.record(overdue.recordId()).isEmpty()) {
            return Decision.Refused.because(Refusals.unknownRecord());
        }
        if (state.overdue().contains(overdue) || !waits(state, overdue)) {
            return new Decision.AlreadySo(overdue.recordId());
        }
        if (!today.isAfter(overdue.lastDay())) {
            return Decision.Refused.because(Refusals.of(
                    "R-STATE",
                    Kind.CONFLICT,
                    "/lastDay",
                    "期限至 " + overdue.lastDay() + " 届满，尚未逾期",
                    "The time lasts until " + overdue.lastDay() + " and has not passed"));
        }
        return ArchiveRules.theArchiveIsOpen(state)
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(new DeadlinePassed(command.subjectId(), overdue, command.act())));
    }

    private static boolean waits(SubjectState state, Overdue overdue) {
        return switch (overdue.of()) {
            case OBJECTION ->
                state.objection(overdue.number())
                        .filter(objection -> objection.recordId().equals(overdue.recordId()))
                        .filter(objection -> !objection.stage().isOver() && !objection.paused())
                        .isPresent();
            case REPAIR ->
                state.repairs().all().stream()
                        .anyMatch(repair -> repair.recordId().equals(overdue.recordId())
                                && repair.number() == overdue.number()
                                && repair.stage().isOpen());
        };
    }

    static Decision decide(SubjectState state, RecomputeDeadline command, Catalogue catalogue) {
        if (command.act().actor().role() != Role.SYSTEM) {
            return Decision.Refused.because(Refusals.of(
                    "R-ACL",
                    Kind.FORBIDDEN,
                    null,
                    HOLIDAYS,
                    "期限由系统按新的工作日历重新计算，不经申请",
                    "The ledger itself counts anew when the calendar changes; nobody applies for it"));
        }
        Optional<ObjectionCase> found = state.objection(command.objection());
        if (found.isEmpty()) {
            return Decision.Refused.because(ObjectionRules.unknownObjection());
        }
        ObjectionCase objection = found.get();
        if (objection.stage().isOver() || objection.countedBy() >= catalogue.version()) {
            return new Decision.AlreadyOrdered(objection.number(), objection.lastEventId());
        }
        return ArchiveRules.theArchiveIsOpen(state)
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(new DeadlineRecomputed(
                        command.subjectId(),
                        objection.recordId(),
                        objection.number(),
                        catalogue.version(),
                        catalogue.workingDays().version(),
                        OrderRules.resting(command.act(), Optional.of(HOLIDAYS)))));
    }
}
