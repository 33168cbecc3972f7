package org.chengxin.api.protection;

import java.util.List;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.RestrictionGround;
import org.jspecify.annotations.Nullable;

/**
 * An order to restrict as it is written over the API.
 *
 * @param legalBasis may be left out where the ground is article 47, which is named by itself then
 */
public record RestrictionWrite(
        @Nullable RestrictionGround ground,
        @Nullable String reason,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    Act act(Actor actor) {
        return new OrderWrite(reason, legalBasis, document).act(actor);
    }

    /** The ground only: the reason may be personal. */
    @Override
    public String toString() {
        return "RestrictionWrite[" + ground + "]";
    }
}
