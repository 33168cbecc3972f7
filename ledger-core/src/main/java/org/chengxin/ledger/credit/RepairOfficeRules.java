package org.chengxin.ledger.credit;

import java.time.LocalDate;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairEligibility;
import org.chengxin.ledger.credit.CreditCommand.AcceptRepair;
import org.chengxin.ledger.credit.CreditCommand.DeclineRepair;
import org.chengxin.ledger.credit.CreditCommand.RequestRepairSupplement;
import org.chengxin.ledger.credit.CreditEvent.RepairAccepted;
import org.chengxin.ledger.credit.CreditEvent.RepairDeclined;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplementRequested;

/** Whether the office takes an application up (受理), asks for more (补正) or does not take it up (不予受理). */
final class RepairOfficeRules {

    private RepairOfficeRules() {}

    static Decision decide(SubjectState state, RequestRepairSupplement command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Actor actor = command.act().actor();
        return RepairRules.decideOn(
                state, command, command.repair(), RepairRules.theOfficeActs(actor, measures), (record, repair) -> {
                    if (repair.isSaidAgain(RepairStage.SUPPLEMENT_REQUESTED, actor)) {
                        return new Decision.AlreadyOrdered(repair.number(), repair.eventId());
                    }
                    return RepairRules.theStageIs(repair, measures, RepairStage.APPLIED)
                            .or(() -> ActRules.theReasonIsGiven(command.act()))
                            .or(() -> ActRules.textIsReadable(command.act()))
                            .<Decision>map(Decision.Refused::because)
                            .orElseGet(() -> Decision.Happens.of(new RepairSupplementRequested(
                                    command.subjectId(), command.recordId(), repair.number(), command.act())));
                });
    }

    /** Eligibility is asked for again: since the application the record may have been mended or revoked. */
    static Decision decide(SubjectState state, AcceptRepair command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Actor actor = command.act().actor();
        return RepairRules.decideOn(
                state, command, command.repair(), RepairRules.theOfficeActs(actor, measures), (record, repair) -> {
                    if (repair.isSaidAgain(RepairStage.ACCEPTED, actor)) {
                        return new Decision.AlreadyOrdered(repair.number(), repair.eventId());
                    }
                    RepairEligibility eligibility =
                            RepairRules.eligibility(state, record, true, true, catalogue, today);
                    return RepairRules.theStageIs(repair, measures, RepairStage.APPLIED)
                            .or(() -> RepairRules.noObjectionIsOpen(state, command.recordId(), measures))
                            .or(() -> ActRules.textIsReadable(command.act()))
                            .<Decision>map(Decision.Refused::because)
                            .orElseGet(() -> RepairRules.unlessRefused(
                                    RepairRefusals.of(eligibility, measures),
                                    () -> new RepairAccepted(
                                            command.subjectId(), command.recordId(), repair.number(), command.act())));
                });
    }

    static Decision decide(SubjectState state, DeclineRepair command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Actor actor = command.act().actor();
        return RepairRules.decideOn(
                state, command, command.repair(), RepairRules.theOfficeActs(actor, measures), (record, repair) -> {
                    if (repair.isSaidAgain(RepairStage.DECLINED, actor)) {
                        return new Decision.AlreadyOrdered(repair.number(), repair.eventId());
                    }
                    return RepairRules.theStageIs(
                                    repair, measures, RepairStage.APPLIED, RepairStage.SUPPLEMENT_REQUESTED)
                            .or(() -> ActRules.theReasonIsGiven(command.act()))
                            .or(() -> ActRules.textIsReadable(command.act()))
                            .<Decision>map(Decision.Refused::because)
                            .orElseGet(() -> Decision.Happens.of(new RepairDeclined(
                                    command.subjectId(), command.recordId(), repair.number(), command.act())));
                });
    }
}
