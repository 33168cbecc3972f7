package org.chengxin.ledger.credit;

import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.RecomputeDeadline;
import org.chengxin.ledger.credit.ObjectionEvent.DeadlineRecomputed;
import org.chengxin.ledger.credit.Refusal.Kind;

/**
 * When a clock that runs is counted anew. Which days are holidays is announced late in the year before, and a clock that began
 * earlier counts by what is announced.
 */
final class DeadlineRules {

    static final LegalBasis HOLIDAYS = new LegalBasis("全国年节及纪念日放假办法", null);

    private DeadlineRules() {}

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
