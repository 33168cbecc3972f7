package org.chengxin.ledger.matter;

/** How far a matter has come. */
public enum MatterStage {
    /** 已申请. */
    APPLIED,
    /** 已审查: the first of two people has looked at it. */
    EXAMINED,
    /** 已认定. */
    RECOGNISED,
    /** 已受理投诉. */
    RECEIVED,
    /** 已转上级核实. */
    TRANSFERRED,
    /** 经核实属实. */
    CONFIRMED,
    /** 已责令. */
    ORDERED,
    /** 已书面说明. */
    EXPLAINED,
    /** 已报告. */
    REPORTED,
    /** 执行中、在列、任职中. */
    IN_FORCE,
    /** 已承诺. */
    MADE,
    /** 已交办. */
    ASSIGNED,
    /** 已移送. */
    REFERRED,

    /** 不予认定. */
    DECLINED,
    /** 撤回. */
    WITHDRAWN,
    /** 撤销认定. */
    REVOKED,
    /** 已核实整改. */
    VERIFIED,
    /** 取消. */
    CANCELLED,
    /** 免于执行. */
    WAIVED,
    /** 已解除、已移出. */
    LIFTED,
    /** 期满. */
    EXPIRED,
    /** 已践诺. */
    FULFILLED,
    /** 失诺. */
    BROKEN,
    /** 不属实. */
    UNFOUNDED,
    /** 已整改. */
    RECTIFIED,
    /** 拒不整改. */
    REFUSED,
    /** 已答复. */
    ANSWERED,
    /** 已卸任. */
    ENDED,
    /** 已完成. */
    COMPLETED,
    /** The personal data of its archive was erased, and with it whatever was to be done. */
    OVERTAKEN;

    /** Whether no step is left, apart from taking back what was recognised. */
    public boolean isOver() {
        return this == RECOGNISED || compareTo(REFERRED) > 0;
    }
}
