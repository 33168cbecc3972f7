package org.chengxin.ledger.matter;

/** What a step of a matter must come with. */
public enum MatterNeed {
    REASON,
    BASIS,
    DOCUMENT,
    EVIDENCE,
    /** At least one record of the archive. */
    RECORD,
    /** Which of the catalogue's list. */
    CODE,
    /** Why, as one of the catalogue's list. */
    GROUND,
    /** First day. */
    FROM,
    /** Last day. */
    UNTIL,
    /** Day by which something is to be done. */
    DUE,
    TITLE,
    PROJECT,
    ORGAN,
    /** Compensation, in yuan. */
    AMOUNT,
    PERSON
}
