package org.chengxin.api.imports.table;

import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.submission.CellFault;

/** The sentences with which a single row is refused before its meaning is looked at. Values are never repeated here. */
final class RowFaults {

    private RowFaults() {}

    static CellFault fewerCells(String firstMissing, int found, int expected) {
        return fault(
                firstMissing,
                "",
                "R-ROW-SHAPE",
                "此行应有 %d 个单元格，实有 %d 个。请核对分隔符和引号。".formatted(expected, found),
                "%d cells are expected in this row; found %d. Check separators and quotes.".formatted(expected, found));
    }

    static CellFault moreCells(int found, int expected) {
        return fault(
                "",
                "",
                "R-ROW-SHAPE",
                "此行应有 %d 个单元格，实有 %d 个。含分隔符的内容请加引号。".formatted(expected, found),
                "%d cells are expected in this row; found %d. Put quotes around values that contain the separator."
                        .formatted(expected, found));
    }

    static CellFault cellTooLong(String header, int found, int cellCharactersMax) {
        return fault(
                header,
                "",
                "R-LENGTH",
                "单元格应不超过 %d 个字符，实为 %d 个。请缩短。".formatted(cellCharactersMax, found),
                "At most %d characters are expected in a cell; found %d. Shorten the text."
                        .formatted(cellCharactersMax, found));
    }

    static CellFault nested(String header) {
        return fault(
                header,
                "",
                "R-JSON-NESTED",
                "值应为文字、数字、真假或空，实为对象或数组。多个值请用“;”分隔写成一段文字。",
                "A text, number, boolean or null is expected; found an object or array. Write several values as one text with \";\" between.");
    }

    static CellFault doubledKey(String header) {
        return fault(
                header,
                "",
                "R-JSON-DOUBLED-KEY",
                "同一对象中每个键应只出现一次，实有重复。请删除多余的一个。",
                "Each key is expected once in an object; found it twice. Delete one.");
    }

    static CellFault noCachedValue(String header) {
        return fault(
                header,
                "",
                "R-CELL-FORMULA",
                "单元格应有数值或文字，实为未保存结果的公式。请以“粘贴为数值”替换公式。",
                "A value is expected; found a formula without a stored result. Replace it by its value.");
    }

    static CellFault errorValue(String header, String found) {
        return fault(
                header,
                found,
                "R-CELL-ERROR",
                "单元格应有数值或文字，实为错误值 %s。请更正。".formatted(found),
                "A value is expected; found the error %s. Correct it.".formatted(found));
    }

    static CellFault digitsLost(String header) {
        return fault(
                header,
                "",
                "R-CELL-DIGITS",
                "号码应以文本保存，实为超过 15 位的数字，末几位已被表格软件改为 0。请将该列设为文本格式并重新录入。",
                "A code must be stored as text; found a number of more than 15 digits, whose last digits the spreadsheet has lost. Format the column as text and enter it again.");
    }

    private static CellFault fault(String header, String value, String rule, String zh, String en) {
        return new CellFault(header, value, rule, new Bilingual(zh, en));
    }
}
