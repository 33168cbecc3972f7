package org.chengxin.ledger.catalogue;

/** Which family of publication rules a record type follows. */
public enum PublicationKind {
    /** 行政处罚: severity is read from the kinds of penalty. */
    PENALTY,
    /** 名单, such as 严重失信主体名单. */
    LIST,
    /** 荣誉、奖励. */
    POSITIVE,
    /** 行政许可 and other qualifications. */
    LICENCE,
    NEUTRAL,
    /** Negative, but neither a penalty nor a list. */
    NEGATIVE_OTHER;

    boolean isNegative() {
        return this == PENALTY || this == LIST || this == NEGATIVE_OTHER;
    }
}
