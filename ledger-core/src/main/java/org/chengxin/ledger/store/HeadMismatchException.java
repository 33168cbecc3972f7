package org.chengxin.ledger.store;

/** The last stored tree head is not the root of the tree below it. */
final class HeadMismatchException extends RuntimeException {

    private final transient Discrepancy discrepancy;
    private final transient LogHead head;

    HeadMismatchException(Discrepancy discrepancy, LogHead head) {
        super(discrepancy.text());
        this.discrepancy = discrepancy;
        this.head = head;
    }

    Discrepancy discrepancy() {
        return discrepancy;
    }

    LogHead head() {
        return head;
    }
}
