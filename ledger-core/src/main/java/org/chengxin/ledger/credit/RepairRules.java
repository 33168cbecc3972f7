package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairCandidate;
import org.chengxin.ledger.catalogue.RepairCandidate.Standing;
import org.chengxin.ledger.catalogue.RepairEligibility;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.credit.CreditCommand.AcceptRepair;
import org.chengxin.ledger.credit.CreditCommand.ApplyForRepair;
import org.chengxin.ledger.credit.CreditCommand.DeclineRepair;
import org.chengxin.ledger.credit.CreditCommand.EndShield;
import org.chengxin.ledger.credit.CreditCommand.GrantRepair;
import org.chengxin.ledger.credit.CreditCommand.OfRepair;
import org.chengxin.ledger.credit.CreditCommand.RefuseRepair;
import org.chengxin.ledger.credit.CreditCommand.RepairByCourt;
import org.chengxin.ledger.credit.CreditCommand.RequestRepairSupplement;
import org.chengxin.ledger.credit.CreditCommand.ReviewRepairAtSource;
import org.chengxin.ledger.credit.CreditCommand.RevokeRepair;
import org.chengxin.ledger.credit.CreditCommand.SupplementRepair;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;

/**
 * What holds for every step of a repair (信用修复). No step gives a record another content, another weight or a longer window:
 * a remedy never makes things worse for the one who sought it (R-NOAGG).
 */
final class RepairRules {

    private RepairRules() {}

    static Decision decide(SubjectState state, OfRepair command, Catalogue catalogue, LocalDate today) {
        return switch (command) {
            case ApplyForRepair c -> RepairApplicationRules.decide(state, c, catalogue, today);
            case SupplementRepair c -> RepairApplicationRules.decide(state, c, catalogue, today);
            case RequestRepairSupplement c -> RepairOfficeRules.decide(state, c, catalogue, today);
            case AcceptRepair c -> RepairOfficeRules.decide(state, c, catalogue, today);
            case DeclineRepair c -> RepairOfficeRules.decide(state, c, catalogue, today);
            case ReviewRepairAtSource c -> RepairReviewRules.decide(state, c, catalogue, today);
            case GrantRepair c -> RepairDecisionRules.decide(state, c, catalogue, today);
            case RefuseRepair c -> RepairDecisionRules.decide(state, c, catalogue, today);
            case RevokeRepair c -> RepairDecisionRules.decide(state, c, catalogue, today);
            case RepairByCourt c -> ShieldRules.decide(state, c, catalogue, today);
            case EndShield c -> ShieldRules.decide(state, c, catalogue, today);
        };
    }

    /** What is decided on a repair that the record has, once whoever asks may ask. */
    static Decision decideOn(
            SubjectState state,
            OfRepair command,
            int number,
            Optional<Refusal> forbidden,
            BiFunction<RecordState, RepairCase, Decision> decision) {
        if (forbidden.isPresent()) {
            return Decision.Refused.because(forbidden.get());
        }
        Optional<RecordState> record = state.record(command.recordId());
        if (record.isEmpty()) {
            return Decision.Refused.because(Refusals.unknownRecord());
        }
        return ArchiveRules.theArchiveIsOpen(state)
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> state.repairs()
                        .find(command.recordId(), number)
                        .map(repair -> decision.apply(record.get(), repair))
                        .orElseGet(() -> Decision.Refused.because(unknownRepair())));
    }

    /** The refusals of a list of rules, or what happens if there is none. */
    static Decision unlessRefused(List<Refusal> refusals, java.util.function.Supplier<CreditEvent> event) {
        return refusals.isEmpty() ? Decision.Happens.of(event.get()) : new Decision.Refused(refusals);
    }

    /** Asked first, so that nobody else learns anything about the repair. */
    static Optional<Refusal> theOfficeActs(Actor actor, LegalBasis basis) {
        return actor.role() == Role.OFFICE
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-ACL",
                        Kind.FORBIDDEN,
                        null,
                        basis,
                        "信用修复由信用办受理和决定",
                        "The credit office takes up and decides repairs"));
    }

    static Optional<Refusal> theStageIs(RepairCase repair, LegalBasis basis, RepairStage... stages) {
        return List.of(stages).contains(repair.stage())
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-STATE",
                        Kind.CONFLICT,
                        null,
                        basis,
                        "这件修复申请不在可以这样办理的环节（现为 " + repair.stage() + "）",
                        "The repair is not at a stage for this; it is " + repair.stage()));
    }

    static Optional<Refusal> noObjectionIsOpen(SubjectState state, RecordId recordId, LegalBasis basis) {
        return state.openObjection(recordId)
                .map(objection -> RepairRefusals.objectionIsOpen(objection.number(), basis));
    }

    static Optional<Refusal> theRecordIsNotExempt(SubjectState state, RecordId recordId, LegalBasis basis) {
        return state.matters().toleranceOf(recordId).map(tolerance -> RepairRefusals.isExempt(basis));
    }

    /** What is neither revoked, repaired nor expired may still be mended; the others are at rest. */
    static Optional<Refusal> theRecordIsNotAtRest(SubjectState state, RecordState record, LegalBasis basis) {
        return switch (standing(state, record)) {
            case STANDS, REVOKED -> Optional.empty();
            case REPAIRED ->
                Optional.of(Refusals.of(
                        "R-STATE",
                        Kind.CONFLICT,
                        null,
                        basis,
                        "记录已修复，不再更正或补充；修复被撤销后可以更正",
                        "The record is repaired and is not mended while it is"));
            case EXPIRED ->
                Optional.of(Refusals.of(
                        "R-STATE",
                        Kind.CONFLICT,
                        null,
                        FactExpiryRules.AUTOMATIC_END,
                        "记录已期满，不再更正或补充",
                        "The record has come to the end of its time and is not mended"));
        };
    }

    /** The measures for credit repair in force on a day. */
    static LegalBasis basisOn(Catalogue catalogue, LocalDate today) {
        return catalogue.repairs().on(today).legalBasis();
    }

    /** Whether the record may be repaired on {@code today}, with these papers. */
    static RepairEligibility eligibility(
            SubjectState state,
            RecordState record,
            boolean promiseGiven,
            boolean dutiesDone,
            Catalogue catalogue,
            LocalDate today) {
        Fact fact = record.fact();
        return catalogue
                .repairs()
                .eligibility(
                        new RepairCandidate(
                                catalogue.type(fact.type()).orElseThrow(),
                                state.registered().map(SubjectRegistered::kind).orElseThrow(),
                                fact.payload(),
                                record.judgement().severity(),
                                fact.authority().name(),
                                fact.decidedOn(),
                                standing(state, record),
                                promiseGiven,
                                dutiesDone,
                                state.repairs().notBefore(record.recordId()).orElse(null)),
                        today);
    }

    /** The rule that was applied. Requires that the record is negative. */
    static RepairTerms terms(RepairEligibility eligibility) {
        return Objects.requireNonNull(eligibility.terms(), "what is negative is judged by some rule");
    }

    private static Standing standing(SubjectState state, RecordState record) {
        if (record.revoked()) {
            return Standing.REVOKED;
        }
        if (state.repairs().isExpired(record.recordId())) {
            return Standing.EXPIRED;
        }
        return state.repairs().at(record.recordId(), RepairStage.GRANTED).isPresent()
                ? Standing.REPAIRED
                : Standing.STANDS;
    }

    private static Refusal unknownRepair() {
        return Refusals.of("R-REPAIR", Kind.UNKNOWN, null, "没有这件修复申请", "There is no such repair");
    }
}
