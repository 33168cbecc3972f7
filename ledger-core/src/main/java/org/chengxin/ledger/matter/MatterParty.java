package org.chengxin.ledger.matter;

/** Who takes a step of a matter. */
public enum MatterParty {
    OFFICE("信用办", "the credit office"),
    /** The subject itself, or the office for whoever came to the window. */
    SUBJECT("信用主体本人（单位）或者信用办窗口", "the subject itself, or the credit office at its window"),
    /** The subject where it is an organ that acts through its own account; the office for it. */
    OWN_ORGAN("本单位或者信用办", "the organ itself, or the credit office"),
    /** Any organ that reports, or the office. */
    ANY_ORGAN("有权单位或者信用办", "an organ, or the credit office"),
    /** The organ that opened the matter, or the office. */
    OPENING_ORGAN("发起单位或者信用办", "the organ that opened it, or the credit office"),
    /** The organ that decided the fact, or one that the catalogue names for it. */
    DECIDING_BODY("作出决定的机关或者目录所列的认定机关", "the body that decided the fact, or one the catalogue names"),
    /** An organ that the matter names: whom it was transferred or assigned to, or with whom it was agreed. */
    NAMED_ORGAN("事项所列的单位", "an organ the matter names"),
    /** The same, or the office. */
    NAMED_ORGAN_OR_OFFICE("事项所列的单位或者信用办", "an organ the matter names, or the credit office"),
    /** Time alone. */
    LEDGER("系统（期限届满时）", "the ledger itself, when the time is over");

    private final String zh;
    private final String en;

    MatterParty(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
