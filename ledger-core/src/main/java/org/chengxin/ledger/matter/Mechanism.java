package org.chengxin.ledger.matter;

import java.util.Optional;
import java.util.stream.Stream;

/** The mechanisms of the city's document that act on a subject in steps, beside the objection and the repair of a record. */
public enum Mechanism {
    /** 容错: an act that went wrong in good faith is not held against whoever did it. */
    TOLERANCE("tolerances"),
    /** 整改. */
    RECTIFICATION("rectifications"),
    /** 奖惩措施: sanctions and incentives alike. */
    MEASURE("measures"),
    /** 名单. */
    LISTING("listings"),
    /** 承诺. */
    COMMITMENT("commitments"),
    /** 政府违约失信: a complaint that an organ broke its word, on its way to a record or to none. */
    BREACH("breaches"),
    /** 责任追究移送: to the body that decides about persons. */
    REFERRAL("referrals"),
    /** 项目责任人: who answers for a stage of a project, and from when to when. */
    RESPONSIBILITY("responsibilities"),
    /** 任务分工、督办. */
    TASK("tasks");

    private final String plural;

    Mechanism(String plural) {
        this.plural = plural;
    }

    /** How addresses name many of them. */
    public String plural() {
        return plural;
    }

    /** The mechanism that addresses name so; empty if there is none. */
    public static Optional<Mechanism> ofPlural(String plural) {
        return Stream.of(values()).filter(m -> m.plural.equals(plural)).findFirst();
    }
}
