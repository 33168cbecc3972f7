package org.chengxin.ledger.catalogue;

/** The event whose day starts a statutory clock (起算); the day itself is not counted. */
public enum ClockStart {
    /** 收到申请之日. */
    RECEIPT,
    /** 受理之日. */
    ACCEPTANCE,
    /** 核查完成之日. */
    CHECK,
    /** 收到转交之日: the source unit has the application. */
    FORWARDING,
    /** 收到告知或者更新信息之日; where the source unit itself has to act, the day of the change. */
    NOTICE,
    /** 符合条件之日. */
    ELIGIBILITY
}
