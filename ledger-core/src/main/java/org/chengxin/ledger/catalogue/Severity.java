package org.chengxin.ledger.catalogue;

/** How grave a negative record is (失信程度), in ascending order; {@link #NONE} for records that are not negative. */
public enum Severity {
    NONE,
    /** 轻微. */
    MINOR,
    /** 一般. */
    GENERAL,
    /** 严重. */
    SERIOUS
}
