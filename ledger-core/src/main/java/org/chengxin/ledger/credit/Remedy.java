package org.chengxin.ledger.credit;

import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;

/** A way against the decision behind a record. The ledger follows it and notes it beside the record, and decides nothing. */
public enum Remedy {
    RECONSIDERATION("行政复议", "Administrative reconsideration", "中华人民共和国行政复议法", "第二条"),
    LITIGATION("行政诉讼", "Administrative litigation", "中华人民共和国行政诉讼法", "第二条"),
    /** 复核: by the organ that disposed of the civil servant. */
    CIVIL_SERVANT_REVIEW("公务员复核", "Review of a disposition of a civil servant", "中华人民共和国公务员法", "第九十五条"),
    CIVIL_SERVANT_APPEAL("公务员申诉", "Appeal of a civil servant", "中华人民共和国公务员法", "第九十五条"),
    /** 复审: by the supervision commission that decided. */
    SUPERVISION_REEXAMINATION("监察复审", "Re-examination by the supervision commission", "中华人民共和国监察法", "第五十六条"),
    SUPERVISION_REVIEW("监察复核", "Review by the superior supervision commission", "中华人民共和国监察法", "第五十六条");

    private final String zh;
    private final String en;
    private final String law;
    private final String article;

    Remedy(String zh, String en, String law, String article) {
        this.zh = zh;
        this.en = en;
        this.law = law;
        this.article = article;
    }

    public Bilingual text() {
        return new Bilingual(zh, en);
    }

    public LegalBasis basis() {
        return new LegalBasis(law, article);
    }
}
