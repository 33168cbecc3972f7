package org.chengxin.projections.objection;

import org.chengxin.ledger.credit.ObjectionStage;

/** On whose desk an objection is. */
public enum ObjectionQueue {
    /** 受理. */
    INTAKE,
    /** 平台核查. */
    CHECK,
    /** 来源核查: at the organ that reported the record. */
    SOURCE,
    /** 决定和告知. */
    DECISION,
    /** 复核. */
    REVIEW,
    /** On nobody's. */
    CLOSED;

    /** Where an objection of this stage lies. */
    public static ObjectionQueue of(ObjectionStage stage) {
        return switch (stage) {
            case FILED, SUPPLEMENT_ASKED -> INTAKE;
            case ACCEPTED -> CHECK;
            case AT_SOURCE -> SOURCE;
            case DIFFERS, VERIFIED, DECIDED -> DECISION;
            case IN_REVIEW -> REVIEW;
            case NOTIFIED, REVIEWED, NOT_ACCEPTED, WITHDRAWN, OVERTAKEN -> CLOSED;
        };
    }
}
