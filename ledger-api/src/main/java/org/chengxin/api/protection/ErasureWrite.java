package org.chengxin.api.protection;

import java.util.List;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.ErasureGround;
import org.jspecify.annotations.Nullable;

/**
 * An order to erase as it is written over the API.
 *
 * @param legalBasis may be left out where the ground is a case of article 47, which is named by itself then
 */
public record ErasureWrite(
        @Nullable ErasureGround ground,
        @Nullable String reason,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    Act act(Actor actor) {
        return new OrderWrite(reason, legalBasis, document).act(actor);
    }

    /** The ground only: the reason may be personal. */
    @Override
    public String toString() {
        return "ErasureWrite[" + ground + "]";
    }
}
