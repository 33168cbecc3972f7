package org.chengxin.ledger.store;

/** The ledger is read-only: what is stored is not what was sealed, so nothing is added to it. */
public final class AppendsClosedException extends RuntimeException {

    private final transient Discrepancy discrepancy;

    AppendsClosedException(Discrepancy discrepancy) {
        super("appends are closed: " + discrepancy.text());
        this.discrepancy = discrepancy;
    }

    public Discrepancy discrepancy() {
        return discrepancy;
    }
}
