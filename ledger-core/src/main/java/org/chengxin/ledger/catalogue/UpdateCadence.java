package org.chengxin.ledger.catalogue;

/** How often a source has to report a type (更新周期); lateness is measured against it. */
public enum UpdateCadence {
    /** 七个工作日内: counted from the decision, as the 双公示 practice asks for licences and penalties. */
    WITHIN_7_WORKING_DAYS,
    MONTHLY,
    QUARTERLY,
    YEARLY,
    /** When it changes. */
    ON_CHANGE
}
