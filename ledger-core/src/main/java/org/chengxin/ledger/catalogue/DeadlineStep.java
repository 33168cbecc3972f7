package org.chengxin.ledger.catalogue;

/** The steps of an objection or repair that the law gives a time (办理时限), and from when each time runs. */
public enum DeadlineStep {
    /** 异议标注: from the objection, until the record is marked as disputed wherever it is shown. */
    MARK,
    /** 受理: from the objection, until it is accepted or not. */
    ACCEPT,
    /** 本机构核查: from the receipt, until the platform has decided about what lies in its own scope. */
    OWN_CHECK,
    /** 转交信息提供单位: from the receipt, until the objection is with the source unit. */
    FORWARD,
    /** 提供单位核查: until the source unit has answered; the profile's note says from when. */
    SOURCE_CHECK,
    /** 作出处理决定: from the source unit's answer, until the platform has decided and told. */
    DECIDE,
    /** 延长: not a time of its own but the most by which an approver may extend another. */
    EXTENSION,
    /** 复核: from the request, until the review is decided. */
    REVIEW,
    /** 依据被撤销后撤下: from the day the basis of a record has fallen, until the record is withdrawn. */
    WITHDRAWAL,
    /** 信用修复: from the day the conditions are met, until publication has ended. */
    REPAIR,
    /** 总时限: from the receipt, until everything is done, extensions included. */
    TOTAL
}
