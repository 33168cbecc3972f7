package org.chengxin.ledger.publish;

import org.chengxin.ledger.store.Discrepancy;

/** What is stored is not what was sealed or signed, so nothing is signed. */
public final class DiscrepancyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Discrepancy discrepancy;

    DiscrepancyException(Discrepancy discrepancy) {
        super(discrepancy.text());
        this.discrepancy = discrepancy;
    }

    DiscrepancyException(long position, String field, String expected, String found) {
        this(new Discrepancy(position, field, expected, found));
    }

    public Discrepancy discrepancy() {
        return discrepancy;
    }
}
