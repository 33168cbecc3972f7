package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.ReviewRepairAtSource;
import org.chengxin.ledger.credit.CreditEvent.RepairReviewed;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;

/** Whether somebody may say that the duties are done (来源核实): whoever found the breach says that it is mended (谁认定、谁修复). */
final class RepairReviewRules {

    private RepairReviewRules() {}

    static Decision decide(SubjectState state, ReviewRepairAtSource command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Actor actor = command.act().actor();
        RepairStage found = command.fulfilled() ? RepairStage.FULFILLED : RepairStage.UNFULFILLED;
        return RepairRules.decideOn(
                state,
                command,
                command.repair(),
                state.record(command.recordId())
                        .flatMap(record -> theSourceReviews(actor, record, measures))
                        .or(() -> aSubmitterReviews(actor, measures)),
                (record, repair) -> {
                    if (repair.isSaidAgain(found, actor)) {
                        return new Decision.AlreadyOrdered(repair.number(), repair.eventId());
                    }
                    return RepairRules.theStageIs(repair, measures, RepairStage.ACCEPTED)
                            .or(() -> RepairDecisionRules.aSecondPersonActs(repair, actor, measures))
                            .or(() -> ActRules.theReasonIsGiven(command.act()))
                            .or(() -> ActRules.textIsReadable(command.act()))
                            .<Decision>map(Decision.Refused::because)
                            .orElseGet(() -> Decision.Happens.of(new RepairReviewed(
                                    command.subjectId(),
                                    command.recordId(),
                                    repair.number(),
                                    command.fulfilled(),
                                    command.act())));
                });
    }

    private static Optional<Refusal> theSourceReviews(Actor actor, RecordState record, LegalBasis basis) {
        boolean isTheirs = record.answering().uscc().equals(actor.organ())
                || record.fact().authority().uscc().equals(actor.organ());
        return actor.role() == Role.SUBMITTER && isTheirs ? Optional.empty() : Optional.of(notTheirs(basis));
    }

    private static Optional<Refusal> aSubmitterReviews(Actor actor, LegalBasis basis) {
        return actor.role() == Role.SUBMITTER ? Optional.empty() : Optional.of(notTheirs(basis));
    }

    private static Refusal notTheirs(LegalBasis basis) {
        return Refusals.of(
                "R-ACL",
                Kind.FORBIDDEN,
                null,
                basis,
                "义务是否履行完毕由信息来源单位或者认定机关核实",
                "The source, or the organ that decided, says whether the duties are done");
    }
}
