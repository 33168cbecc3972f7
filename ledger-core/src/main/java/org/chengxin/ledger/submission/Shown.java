package org.chengxin.ledger.submission;

import org.chengxin.ledger.catalogue.ImportColumn;
import org.chengxin.ledger.catalogue.ValueKind;
import org.chengxin.ledger.subject.CitizenId;

/** How values from a file appear in notes and messages: short, and without giving a person away. */
final class Shown {

    private static final int VALUE_CHARACTERS_MAX = 200;
    private static final int MESSAGE_CHARACTERS_MAX = 40;

    private Shown() {}

    /** A value in a sentence. */
    static String shortly(String value) {
        return shorten(value, MESSAGE_CHARACTERS_MAX);
    }

    /** A value that stands by itself. */
    static String open(String value) {
        return CodeCheck.looksPersonal(new Spelling(value)
                        .halfWidth()
                        .withoutBlanks()
                        .upperCase()
                        .text())
                ? CitizenId.mask(value)
                : shorten(value, VALUE_CHARACTERS_MAX);
    }

    /** A personal number keeps its first six and last four characters, any other personal text nothing. */
    static String personal(ImportColumn column, String value) {
        return column.kind() == ValueKind.CODE || column.kind() == ValueKind.USCC
                ? CitizenId.mask(shorten(value, VALUE_CHARACTERS_MAX))
                : value.isEmpty() ? "" : "***";
    }

    private static String shorten(String value, int charactersMax) {
        return value.codePointCount(0, value.length()) <= charactersMax
                ? value
                : value.substring(0, value.offsetByCodePoints(0, charactersMax)) + "…";
    }
}
