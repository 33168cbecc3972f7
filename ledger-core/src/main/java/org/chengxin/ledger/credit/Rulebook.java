package org.chengxin.ledger.credit;

import java.time.LocalDate;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.time.LedgerClock;

/** What a decision needs beside the state and the command: what day it is, and the catalogue in force on it. */
public record Rulebook(Catalogues catalogues, LedgerClock clock) {

    Decision decide(SubjectState state, CreditCommand command) {
        LocalDate today = clock.today();
        Catalogue catalogue = catalogues.on(today);
        return founded(
                Consequences.added(state, command, decideAlone(state, command, catalogue, today), catalogue),
                catalogue);
    }

    /** No refusal without a law behind it. */
    private static Decision founded(Decision decision, Catalogue catalogue) {
        return decision instanceof Decision.Refused refused
                ? new Decision.Refused(refused.refusals().stream()
                        .map(refusal -> refusal.foundedOn(catalogue.ruleBases().of(refusal.rule())))
                        .toList())
                : decision;
    }

    private static Decision decideAlone(
            SubjectState state, CreditCommand command, Catalogue catalogue, LocalDate today) {
        return switch (command) {
            case CreditCommand.RegisterSubject c -> RegistrationRules.decide(state, c);
            case CreditCommand.RecordFact c -> RecordRules.decide(state, c, catalogue, today);
            case CreditCommand.CorrectFact c -> MendRules.decide(state, c, catalogue, today);
            case CreditCommand.SupplementFact c -> MendRules.decide(state, c, catalogue, today);
            case CreditCommand.RevokeFact c -> MendRules.decide(state, c);
            case CreditCommand.OfRepair c -> RepairRules.decide(state, c, catalogue, today);
            case CreditCommand.ExpireFact c -> FactExpiryRules.decide(state, c, catalogue, today);
            case CreditCommand.FileObjection c -> FilingRules.decide(state, c, catalogue);
            case CreditCommand.StepObjection c -> ObjectionRules.decide(state, c, catalogue, today);
            case CreditCommand.NoteOverdue c -> DeadlineRules.decide(state, c, today);
            case CreditCommand.RecomputeDeadline c -> DeadlineRules.decide(state, c, catalogue);
            case CreditCommand.NoteRemedy c -> RecordNoteRules.decide(state, c);
            case CreditCommand.GiveStatement c -> RecordNoteRules.decide(state, c);
            case CreditCommand.RecordSuccession c -> SuccessionRules.decide(state, c, catalogue, today);
            case CreditCommand.TakeOver c -> SuccessionRules.decide(state, c);
            case CreditCommand.MoveMatter c -> MatterRules.decide(state, c, catalogue, today);
            case CreditCommand.OrderErasure c -> ErasureRules.decide(state, c, catalogue, today);
            case CreditCommand.ConfirmErasure c -> ErasureRules.decide(state, c, catalogue, today);
            case CreditCommand.DeclineErasure c -> ErasureRules.decide(state, c);
            case CreditCommand.OrderRestriction c -> RestrictionRules.decide(state, c);
            case CreditCommand.ConfirmRestriction c -> RestrictionRules.decide(state, c);
            case CreditCommand.DeclineRestriction c -> RestrictionRules.decide(state, c);
            case CreditCommand.OrderLift c -> LiftRules.decide(state, c);
            case CreditCommand.ConfirmLift c -> LiftRules.decide(state, c);
            case CreditCommand.DeclineLift c -> LiftRules.decide(state, c);
        };
    }
}
