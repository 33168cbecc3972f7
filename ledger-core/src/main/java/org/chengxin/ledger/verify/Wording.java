package org.chengxin.ledger.verify;

/** One sentence in Chinese and English. */
public record Wording(String zh, String en) {

    /** The same sentence about something more: {@code prefix: this}. */
    Wording after(String prefix) {
        return new Wording(prefix + "：" + zh, prefix + ": " + en);
    }
}
