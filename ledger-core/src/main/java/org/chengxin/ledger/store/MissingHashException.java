package org.chengxin.ledger.store;

/** A hash that the tree needs is not stored: an event or a node is gone, or it was never there. */
public final class MissingHashException extends RuntimeException {

    MissingHashException(int level, long first, int expected, int found) {
        super("level " + level + " of the tree must hold " + expected + " hashes from index " + first + ", found "
                + found);
    }
}
