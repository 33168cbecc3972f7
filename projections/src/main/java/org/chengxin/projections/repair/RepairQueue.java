package org.chengxin.projections.repair;

import org.chengxin.ledger.credit.RepairStage;

/** On whose desk a repair is. */
public enum RepairQueue {
    /** 受理. */
    INTAKE,
    /** 来源核实: at the organ that reported the record, or the one that decided. */
    SOURCE,
    /** 决定. */
    DECISION,
    /** 已修复、暂时屏蔽: on nobody's, and it has effect. */
    GRANTED,
    /** On nobody's, and without effect. */
    CLOSED;

    /** Where a repair of this stage lies. */
    public static RepairQueue of(RepairStage stage) {
        return switch (stage) {
            case APPLIED, SUPPLEMENT_REQUESTED -> INTAKE;
            case ACCEPTED -> SOURCE;
            case FULFILLED, UNFULFILLED -> DECISION;
            case GRANTED, SHIELDED -> GRANTED;
            case DECLINED, REFUSED, REVOKED, SHIELD_ENDED, OVERTAKEN -> CLOSED;
        };
    }
}
