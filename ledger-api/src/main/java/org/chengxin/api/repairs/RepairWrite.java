package org.chengxin.api.repairs;

import java.util.List;
import org.chengxin.api.repairs.PaperWrite.PromiseWrite;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditCommand.ApplyForRepair;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * An application for a repair as it is written over the API.
 *
 * @param promise the letter of promise (信用承诺书)
 * @param proofs that the duties are done
 */
public record RepairWrite(
        @Nullable PromiseWrite promise,
        @Nullable List<PaperWrite> proofs,
        @Nullable String reason) {

    ApplyForRepair command(SubjectId subject, RecordId record, Actor actor) {
        return new ApplyForRepair(
                subject,
                record,
                PaperWrite.letter(promise),
                PaperWrite.papers(proofs),
                new Act(actor, RepairStepWrite.text(reason), List.of(), null));
    }

    /** Nothing of it: the reason and the names may be personal. */
    @Override
    public String toString() {
        return "RepairWrite[]";
    }
}
