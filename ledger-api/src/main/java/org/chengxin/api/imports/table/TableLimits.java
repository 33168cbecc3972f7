package org.chengxin.api.imports.table;

/**
 * What a file may cost. Beyond a limit the file is refused, but for {@code cellCharactersMax}, which refuses the row.
 *
 * @param fileBytesMax size of the upload
 * @param rowsMax data rows
 * @param columnsMax columns of the header, and filled cells of a row
 * @param cellCharactersMax UTF-16 units of a cell that is still taken
 * @param recordCharactersMax UTF-16 units of a whole row; no more than this is ever held of one row
 * @param entriesMax parts of a workbook
 * @param inflatedBytesMax size of all parts of a workbook when unpacked
 * @param inflationRatioMax how many times a part may grow when unpacked
 * @param sharedStringCharactersMax UTF-16 units of the shared texts of a workbook, which are held in memory
 */
public record TableLimits(
        long fileBytesMax,
        int rowsMax,
        int columnsMax,
        int cellCharactersMax,
        int recordCharactersMax,
        int entriesMax,
        long inflatedBytesMax,
        int inflationRatioMax,
        int sharedStringCharactersMax) {

    /** The limits of a city's ledger; a cell holds what a cell of a spreadsheet may hold. */
    public static final TableLimits DEFAULT = new TableLimits(
            200L * 1024 * 1024,
            1_000_000,
            500,
            32_767,
            2 * 1024 * 1024,
            1_000,
            1024L * 1024 * 1024,
            250,
            32 * 1024 * 1024);
}
