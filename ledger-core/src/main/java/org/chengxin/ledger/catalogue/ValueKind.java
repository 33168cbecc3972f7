package org.chengxin.ledger.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the text of a column is to be understood; the name in a layout file is the camelCase of the constant. */
public enum ValueKind {
    /** Free text, kept exactly but for padding at its ends and CR LF. */
    TEXT("text"),
    /** A registration number or number of a personal document: half width, upper case, without blanks. */
    CODE("code"),
    /** A unified social credit code, or a local code {@code L-…} of a body that has none. */
    USCC("uscc"),
    /** A civil date. */
    DATE("date"),
    /** A non-negative amount of CNY in units of ten thousand (万元), at most six decimals. */
    DECIMAL_WAN_YUAN("decimalWanYuan"),
    /** One of the official values. */
    ENUM("enum"),
    /** Several official values with {@code ;}, {@code ；} or {@code |} between; never {@code 、}, which official values contain. */
    ENUM_LIST("enumList"),
    /** The category of the counterpart (行政相对人类别). */
    CATEGORIES("categories"),
    /** Legal bases: 《law》article. */
    BASIS("basis"),
    /** Known, checked for control characters and not taken over. */
    IGNORED("ignored");

    private final String word;

    ValueKind(String word) {
        this.word = word;
    }

    static Optional<ValueKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(kind -> kind.word).toList();
    }

    /** Whether a column of this kind names its official values. */
    boolean isListed() {
        return this == ENUM || this == ENUM_LIST || this == CATEGORIES;
    }
}
