package org.chengxin.api.protection;

import java.util.List;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.DocumentRef;
import org.jspecify.annotations.Nullable;

/** An order to lift a restriction as it is written over the API. */
public record LiftWrite(
        @Nullable String reason,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    Act act(Actor actor) {
        return new OrderWrite(reason, legalBasis, document).act(actor);
    }

    /** Nothing of it: the reason may be personal. */
    @Override
    public String toString() {
        return "LiftWrite[]";
    }
}
