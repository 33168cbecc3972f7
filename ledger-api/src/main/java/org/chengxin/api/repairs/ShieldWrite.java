package org.chengxin.api.repairs;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditCommand.RepairByCourt;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * A shield for the time of a reorganisation, as it is written over the API.
 *
 * @param until its last day
 * @param document the decision of the court
 */
public record ShieldWrite(
        @Nullable LocalDate until,
        @Nullable String reason,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    /** @throws org.chengxin.api.command.RefusedException if no day is given */
    RepairByCourt command(SubjectId subject, RecordId record, Actor actor) {
        return new RepairByCourt(
                subject,
                record,
                RepairStepWrite.needed(until, "until"),
                new Act(
                        actor,
                        RepairStepWrite.text(reason),
                        Objects.requireNonNullElse(legalBasis, List.of()),
                        document));
    }

    /** The day only: the rest may be personal. */
    @Override
    public String toString() {
        return "ShieldWrite[" + until + "]";
    }
}
