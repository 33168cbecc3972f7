package org.chengxin.ledger.verify;

/** What a line of the report is about; each check has one line. */
public enum Topic {
    SOURCE,
    POSITIONS,
    LEAVES,
    SUMS,
    SEQUENCES,
    TREE,
    NODES,
    CHECKPOINTS,
    KEPT_CHECKPOINT,
    WITNESSES,
    KEPT_ROWS,
    BUNDLE,
    OPERATOR
}
