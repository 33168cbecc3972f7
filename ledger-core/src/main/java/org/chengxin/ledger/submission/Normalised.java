package org.chengxin.ledger.submission;

/**
 * A spelling that was changed while a cell was read, so that the submitter can see what was taken down.
 *
 * @param column the header as in the file
 * @param from before the change; masked where the value is personal, shortened where it is long
 * @param to after it, likewise
 */
public record Normalised(String column, String from, String to, Kind kind) {

    /** What was changed. */
    public enum Kind {
        /** Blanks, no-break, ideographic or zero-width spaces at the ends, or inside a code. */
        PADDING,
        /** Full-width letters, digits and signs. */
        FULL_WIDTH,
        /** Lower case in a code. */
        LETTER_CASE,
        /** CR LF or CR became LF. */
        LINE_BREAK,
        /** A date in another spelling than {@code 2025-03-05} or {@code 2025/03/05}. */
        DATE_SPELLING,
        /** A day number of a spreadsheet. */
        EXCEL_DAY_NUMBER,
        /** Thousands separators. */
        AMOUNT_SPELLING,
        /** Another word for an official value. */
        SYNONYM,
        /** A value that does not belong to this kind of counterpart and was not taken over. */
        LEFT_OUT
    }
}
