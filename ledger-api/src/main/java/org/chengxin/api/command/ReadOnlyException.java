package org.chengxin.api.command;

import org.chengxin.ledger.store.Discrepancy;

/** Nothing is written: something was found in the store that is not as it was sealed. */
public final class ReadOnlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Discrepancy discrepancy;

    ReadOnlyException(Discrepancy discrepancy) {
        super("the ledger is read-only: " + discrepancy.text(), null, false, false);
        this.discrepancy = discrepancy;
    }

    public Discrepancy discrepancy() {
        return discrepancy;
    }
}
