package org.chengxin.ledger.credit;

/** In which capacity somebody acts. One account holds one role. */
public enum Role {
    /** 报送人: reports facts of the own organ, and mends them. */
    SUBMITTER,
    /** 信用办: registers subjects, records and corrects for the whole city. */
    OFFICE,
    /** 异议核查人. */
    REVIEWER,
    /** 纪检审计: reads everything, writes nothing. */
    AUDITOR,
    /** 评价人. */
    ASSESSOR,
    /** A tender platform or HR system that asks questions. */
    CHECKER,
    /** 信用主体: somebody about whom the ledger keeps an archive. */
    SUBJECT,
    /** 见证方: another body that follows the log; sees no archive. */
    WITNESS,
    /** Keeps accounts; sees no archive. */
    ADMINISTRATOR,
    /** The ledger itself: what falls due by rule. */
    SYSTEM
}
