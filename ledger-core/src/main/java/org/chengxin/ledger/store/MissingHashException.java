package org.chengxin.ledger.store;

/** A hash that the tree needs is not stored: an event or a node is gone, or it was never there. */
public final class MissingHashException extends RuntimeException {

    private final int level;
    private final long index;

    MissingHashException(int level, long index) {
        super("level " + level + " of the tree must hold a hash at index " + index + ", found none");
        this.level = level;
        this.index = index;
    }

    /** What is missing: an event, or a node, at the position of the first event below it. */
    Discrepancy discrepancy() {
        return new Discrepancy((index << level) + 1, level == 0 ? "position" : "node", "one of level " + level, "none");
    }
}
