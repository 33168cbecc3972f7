package org.chengxin.ledger.verify;

/**
 * That the tree was compared with a root somebody kept.
 *
 * @param size leaves of the tree that was compared
 */
record Observation(Kind kind, long size, Trees.Fit fit) {

    /** Who kept the root. */
    enum Kind {
        /** The row of an event, {@code tree_head}. */
        HEAD,
        /** The log itself, in a signed checkpoint. */
        CHECKPOINT,
        /** The auditor. */
        KEPT
    }
}
