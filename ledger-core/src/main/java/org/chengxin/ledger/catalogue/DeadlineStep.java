package org.chengxin.ledger.catalogue;

/** The steps of an objection or repair that the law gives a time (办理环节). From when each runs, the profile says. */
public enum DeadlineStep {
    /** 异议标注: until the record is marked as disputed wherever it is shown. */
    MARK,
    /** 受理: until the objection is accepted or not. */
    ACCEPT,
    /** 本单位核查处理: until the platform has decided about what lies in its own scope. */
    OWN_CHECK,
    /** 转交信息提供单位: until the objection is with the source unit. */
    FORWARD,
    /** 信息提供单位核查: until the source unit, which has the objection, has answered. */
    SOURCE_CHECK,
    /** 核查并处理: until an objection that needs the source unit is decided and the applicant told. */
    DECIDE,
    /** 复核: until the review of a decision is decided. */
    REVIEW,
    /** 依据被撤销: until a record whose basis has fallen is withdrawn. */
    WITHDRAWAL,
    /** 信用修复: until a repair is carried out; the profile's note says which part of it. */
    REPAIR,
    /** 修复受理: until an application for repair is accepted or not. */
    REPAIR_ACCEPT,
    /** 修复核实: until the source unit has said whether the duties are done. */
    REPAIR_CHECK
}
