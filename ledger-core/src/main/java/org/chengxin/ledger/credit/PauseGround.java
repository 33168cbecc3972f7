package org.chengxin.ledger.credit;

import org.chengxin.ledger.catalogue.Bilingual;

/** Why the clock of an objection stands (期限中止). */
public enum PauseGround {
    EXPERT_APPRAISAL("需要检验、检测、检疫、鉴定或者专家评审", "An inspection, test, appraisal or expert opinion is needed"),
    FORCE_MAJEURE("不可抗力", "Force majeure"),
    WAITING_FOR_JUDGMENT("须以另案的裁判或者决定为依据，而该案尚未审结", "The decision rests on another case that is not closed");

    private final String zh;
    private final String en;

    PauseGround(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Bilingual text() {
        return new Bilingual(zh, en);
    }
}
