package org.chengxin.api.disclosure;

/** Cells of files that somebody will open in a spreadsheet. */
public final class CsvCell {

    private CsvCell() {}

    /**
     * The text with an apostrophe in front if a spreadsheet would take it for a formula (OWASP ASVS V1.2.10): text that opens
     * with {@code = + - @}, a tab or a carriage return.
     */
    public static String neutral(String text) {
        return opensFormula(text, 0) ? "'" + text : text;
    }

    /** The text before {@link #neutral}. */
    public static String original(String text) {
        return text.startsWith("'") && opensFormula(text, 1) ? text.substring(1) : text;
    }

    private static boolean opensFormula(String text, int at) {
        return text.length() > at && "=+-@\t\r".indexOf(text.charAt(at)) >= 0;
    }
}
