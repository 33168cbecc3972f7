package org.chengxin.ledger.credit;

import java.util.Optional;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.jspecify.annotations.Nullable;

/** Why the personal data of an archive is deleted (删除): the cases of article 47 of the personal information law. */
public enum ErasureGround {
    PURPOSE_MET("处理目的已实现、无法实现或者为实现处理目的不再必要", "The purpose is met, out of reach, or needs the data no longer", "一"),
    RETENTION_OVER("停止提供产品或者服务，或者保存期限已届满", "The service has ended or the retention period is over", "二"),
    CONSENT_WITHDRAWN("个人撤回同意", "The person withdrew consent", "三"),
    UNLAWFUL_PROCESSING("违反法律、行政法规或者违反约定处理个人信息", "The data was processed unlawfully or against what was agreed", "四"),
    OTHER_LAW("法律、行政法规规定的其他情形", "Another case provided for by law", "五"),
    /** The decision itself is the basis and is named by whoever orders the erasure. */
    COURT_DECISION("人民法院的生效裁判", "A court decision in force", null);

    private final String zh;
    private final String en;
    private final @Nullable String item;

    ErasureGround(String zh, String en, @Nullable String item) {
        this.zh = zh;
        this.en = en;
        this.item = item;
    }

    public Bilingual text() {
        return new Bilingual(zh, en);
    }

    /** The item of article 47; absent where the law says nothing and the decision is the basis. */
    public Optional<LegalBasis> basis() {
        return Optional.ofNullable(item)
                .map(number -> new LegalBasis(OrderRules.PERSONAL_INFORMATION_LAW, "第四十七条第一款第" + number + "项"));
    }

    /** Whether the ground points elsewhere, so that a law or decision has to be named beside it. */
    boolean needsLawNamed() {
        return this == OTHER_LAW || this == COURT_DECISION;
    }
}
