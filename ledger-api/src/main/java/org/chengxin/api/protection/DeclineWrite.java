package org.chengxin.api.protection;

import java.util.List;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.jspecify.annotations.Nullable;

/** Why an order is declined or taken back, as it is written over the API. */
public record DeclineWrite(@Nullable String reason) {

    Act act(Actor actor) {
        return new Act(actor, OrderWrite.reason(reason), List.of(), null);
    }

    /** Nothing of it: the reason may be personal. */
    @Override
    public String toString() {
        return "DeclineWrite[]";
    }
}
