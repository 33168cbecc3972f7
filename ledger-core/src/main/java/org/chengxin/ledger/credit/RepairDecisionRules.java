package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairEligibility;
import org.chengxin.ledger.catalogue.RepairPolicy;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.credit.CreditCommand.GrantRepair;
import org.chengxin.ledger.credit.CreditCommand.RefuseRepair;
import org.chengxin.ledger.credit.CreditCommand.RevokeRepair;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairRefused;
import org.chengxin.ledger.credit.CreditEvent.RepairRevoked;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;

/** Whether a repair is granted (准予修复), refused (不予修复) or, once granted, revoked (撤销修复). */
final class RepairDecisionRules {

    private RepairDecisionRules() {}

    static Decision decide(SubjectState state, GrantRepair command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Actor actor = command.act().actor();
        return RepairRules.decideOn(
                state, command, command.repair(), RepairRules.theOfficeActs(actor, measures), (record, repair) -> {
                    if (repair.isSaidAgain(RepairStage.GRANTED, actor)) {
                        return new Decision.AlreadyOrdered(repair.number(), repair.eventId());
                    }
                    RepairEligibility eligibility =
                            RepairRules.eligibility(state, record, true, true, catalogue, today);
                    Optional<Refusal> first = theSourceFoundTheDutiesDone(repair, measures)
                            .or(() -> RepairRules.theStageIs(repair, measures, RepairStage.FULFILLED))
                            .or(() -> aSecondPersonActs(repair, actor, measures))
                            .or(() -> RepairRules.noObjectionIsOpen(state, command.recordId(), measures))
                            .or(() -> RepairRules.theRecordIsNotExempt(state, command.recordId(), measures))
                            .or(() -> ActRules.textIsReadable(command.act()));
                    return RepairRules.unlessRefused(
                            first.map(List::of).orElseGet(() -> RepairRefusals.of(eligibility, measures)),
                            () -> granted(command, repair, RepairRules.terms(eligibility)));
                });
    }

    static Decision decide(SubjectState state, RefuseRepair command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Actor actor = command.act().actor();
        return RepairRules.decideOn(
                state, command, command.repair(), RepairRules.theOfficeActs(actor, measures), (record, repair) -> {
                    if (repair.isSaidAgain(RepairStage.REFUSED, actor)
                            && command.reapplyFrom().equals(repair.date())) {
                        return new Decision.AlreadyOrdered(repair.number(), repair.eventId());
                    }
                    return RepairRules.theStageIs(repair, measures, RepairStage.FULFILLED, RepairStage.UNFULFILLED)
                            .or(() -> theWaitIsNoPenalty(
                                    command.reapplyFrom(), policy(state, record, catalogue, today), today))
                            .or(() -> ActRules.theReasonIsGiven(command.act()))
                            .or(() -> ActRules.textIsReadable(command.act()))
                            .<Decision>map(Decision.Refused::because)
                            .orElseGet(() -> Decision.Happens.of(new RepairRefused(
                                    command.subjectId(),
                                    command.recordId(),
                                    repair.number(),
                                    command.reapplyFrom(),
                                    command.act())));
                });
    }

    /** What a false promise ends is the repair alone: the window of the record stays what it was. */
    static Decision decide(SubjectState state, RevokeRepair command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Actor actor = command.act().actor();
        return RepairRules.decideOn(
                state, command, command.repair(), RepairRules.theOfficeActs(actor, measures), (record, repair) -> {
                    if (repair.isSaidAgain(RepairStage.REVOKED, actor)) {
                        return new Decision.AlreadyOrdered(repair.number(), repair.eventId());
                    }
                    return RepairRules.theStageIs(repair, measures, RepairStage.GRANTED)
                            .or(() -> ActRules.theActIsAccountedFor(command.act(), measures))
                            .<Decision>map(Decision.Refused::because)
                            .orElseGet(() -> Decision.Happens.of(new RepairRevoked(
                                    command.subjectId(),
                                    command.recordId(),
                                    repair.number(),
                                    today.plus(policy(state, record, catalogue, today)
                                            .falsePromiseWait()),
                                    command.act())));
                });
    }

    /** Neither whoever applied nor whoever accepted. */
    static Optional<Refusal> aSecondPersonActs(RepairCase repair, Actor second, LegalBasis basis) {
        Actor accepted = repair.accepted();
        boolean isSame = OrderRules.isSamePerson(repair.opened().actor(), second)
                || (accepted != null && OrderRules.isSamePerson(accepted, second));
        return isSame
                ? Optional.of(
                        Refusals.of(
                                "R-4EYE",
                                Kind.FORBIDDEN,
                                null,
                                basis,
                                "申请人和受理人不能自己核实或者准予修复，须由另一人办理",
                                "Whoever applied for a repair or accepted it neither reviews nor grants it; another person does"))
                : Optional.empty();
    }

    private static CreditEvent granted(GrantRepair command, RepairCase repair, RepairTerms terms) {
        return new RepairGranted(
                command.subjectId(),
                command.recordId(),
                repair.number(),
                terms,
                Objects.requireNonNull(repair.accepted(), "what was reviewed was accepted by somebody"),
                OrderRules.resting(command.act(), Optional.of(terms.legalBasis())));
    }

    private static Optional<Refusal> theSourceFoundTheDutiesDone(RepairCase repair, LegalBasis basis) {
        return repair.stage() == RepairStage.ACCEPTED || repair.stage() == RepairStage.UNFULFILLED
                ? Optional.of(Refusals.of(
                        "R-REPAIR-REVIEW",
                        Kind.CONFLICT,
                        null,
                        basis,
                        "来源单位尚未核实义务已履行完毕，不能准予修复",
                        "The source has not found the duties done; without that nothing is granted"))
                : Optional.empty();
    }

    /** R-NOAGG: whoever sought a remedy in vain is not shut out for long. */
    private static Optional<Refusal> theWaitIsNoPenalty(LocalDate reapplyFrom, RepairPolicy policy, LocalDate today) {
        LocalDate latest = today.plus(policy.reapplyWaitMax());
        return reapplyFrom.isBefore(today) || reapplyFrom.isAfter(latest)
                ? Optional.of(Refusals.of(
                        "R-NOAGG",
                        Kind.INVALID,
                        "/reapplyFrom",
                        policy.legalBasis(),
                        "再次申请的日期应在 " + today + " 至 " + latest + " 之间（" + policy.id() + "），实为 " + reapplyFrom,
                        "Another application may be put off until a day from " + today + " to " + latest + " ("
                                + policy.id() + "), found " + reapplyFrom))
                : Optional.empty();
    }

    private static RepairPolicy policy(SubjectState state, RecordState record, Catalogue catalogue, LocalDate today) {
        String rule = RepairRules.terms(RepairRules.eligibility(state, record, true, true, catalogue, today))
                .rule();
        return catalogue.repairs().policy(rule).orElseThrow();
    }
}
