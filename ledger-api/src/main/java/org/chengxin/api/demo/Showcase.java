package org.chengxin.api.demo;

import org.chengxin.ledger.subject.UnifiedSocialCreditCode;

/**
 * The enterprise to look at first: its archive holds a supplemented licence, a corrected penalty, a revoked one and one
 * that stands.
 */
public final class Showcase {

    public static final String NAME = "江阴市澄江示例纺织有限公司（演示）";

    /** Its unified social credit code: the first of the invented ones. */
    public static final String CODE =
            UnifiedSocialCreditCode.complete("91320281DEM00001").value();

    private Showcase() {}
}
