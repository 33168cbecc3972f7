package org.chengxin.api.disclosure;

/** Cells of files that somebody will open in a spreadsheet. */
public final class CsvCell {

    private CsvCell() {}

    /**
     * The text with an apostrophe in front if a spreadsheet would take it for a formula (OWASP ASVS V1.2.10): text that opens
     * with {@code = + - @}, a tab or a carriage return.
     */
    public static String neutral(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
