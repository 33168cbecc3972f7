package org.chengxin.api.command;

import java.util.List;
import org.chengxin.ledger.credit.Refusal;

/** Carries refusals from a door to where they become a problem document. */
public final class RefusedException extends RuntimeException {

    private final transient List<Refusal> refusals;

    public RefusedException(List<Refusal> refusals) {
        super("refused by " + refusals.stream().map(Refusal::rule).distinct().toList(), null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
