package org.chengxin.ledger.credit;

import org.chengxin.ledger.catalogue.Bilingual;

/** Why a record is revoked (撤销). The public reads the ground, never the content that went with it. */
public enum RevocationGround {
    /** 行政处罚法 48: a decision altered, revoked or found unlawful is withdrawn within three days, with public reasons. */
    DECISION_REVOKED("原决定被依法撤销、变更或确认违法", "The decision was revoked, altered or found unlawful"),
    RECORDED_IN_ERROR("记录错误", "Recorded in error"),
    WRONG_SUBJECT("主体错误", "Recorded against the wrong subject"),
    NOT_RECORDABLE("不属于目录归集范围", "Outside what the catalogue allows to be recorded"),
    OBJECTION_UPHELD("异议成立", "An objection was upheld");

    private final String zh;
    private final String en;

    RevocationGround(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Bilingual text() {
        return new Bilingual(zh, en);
    }
}
