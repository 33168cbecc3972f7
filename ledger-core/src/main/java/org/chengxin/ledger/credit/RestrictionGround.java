package org.chengxin.ledger.credit;

import java.util.Optional;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;

/**
 * Why processing other than storage stops (限制处理): the last paragraph of article 47 of the personal information law, or
 * somebody who may order it.
 */
public enum RestrictionGround {
    RETENTION_RUNNING("法律、行政法规规定的保存期限未届满", "The statutory retention period is still running", true),
    ERASURE_NOT_FEASIBLE("删除个人信息从技术上难以实现", "Erasure is technically hard to realise", true),
    /** The decision itself is the basis and is named by whoever orders the restriction. */
    COURT_DECISION("人民法院的生效裁判或者保全裁定", "A court decision or preservation order in force", false),
    OTHER_LAW("法律、行政法规规定的其他情形", "Another case provided for by law", false);

    private final String zh;
    private final String en;
    private final boolean article47;

    RestrictionGround(String zh, String en, boolean article47) {
        this.zh = zh;
        this.en = en;
        this.article47 = article47;
    }

    public Bilingual text() {
        return new Bilingual(zh, en);
    }

    /** Article 47; absent where a law or decision has to be named instead. */
    public Optional<LegalBasis> basis() {
        return article47 ? Optional.of(OrderRules.STORAGE_ONLY) : Optional.empty();
    }
}
