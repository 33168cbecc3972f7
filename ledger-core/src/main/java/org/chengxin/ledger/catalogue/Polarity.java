package org.chengxin.ledger.catalogue;

/** Whether a record speaks for its subject, against it, or neither. */
public enum Polarity {
    POSITIVE,
    NEUTRAL,
    NEGATIVE
}
