package org.chengxin.ledger.credit;

import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.time.LedgerClock;

/** What a decision needs beside the state and the command: the catalogue, and what day it is. */
public record Rulebook(Catalogue catalogue, LedgerClock clock) {

    Decision decide(SubjectState state, CreditCommand command) {
        return switch (command) {
            case CreditCommand.RegisterSubject c -> RegistrationRules.decide(state, c);
            case CreditCommand.RecordFact c -> RecordRules.decide(state, c, catalogue, clock.today());
            case CreditCommand.CorrectFact c -> MendRules.decide(state, c, catalogue, clock.today());
            case CreditCommand.SupplementFact c -> MendRules.decide(state, c, catalogue, clock.today());
            case CreditCommand.RevokeFact c -> MendRules.decide(state, c);
        };
    }
}
