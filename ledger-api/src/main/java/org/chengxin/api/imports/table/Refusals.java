package org.chengxin.api.imports.table;

import java.nio.charset.Charset;
import org.chengxin.ledger.catalogue.Bilingual;

/** The sentences with which a file is refused. */
final class Refusals {

    private Refusals() {}

    static TableRefused tooLarge(long found, long fileBytesMax) {
        return refused(
                "R-FILE-SIZE",
                "文件应不超过 %d 字节，实为 %d 字节。请拆分后分批上传。".formatted(fileBytesMax, found),
                "A file of at most %d bytes is expected; found %d. Split it.".formatted(fileBytesMax, found));
    }

    static TableRefused tooManyRows(int rowsMax) {
        return refused(
                "R-FILE-ROWS",
                "数据应不超过 %d 行，实际更多。请拆分后分批上传。".formatted(rowsMax),
                "At most %d rows are expected; found more. Split the file.".formatted(rowsMax));
    }

    static TableRefused tooManyColumns(int columnsMax) {
        return refused(
                "R-FILE-COLUMNS",
                "应不超过 %d 列，实际更多。请核对表格和分隔符。".formatted(columnsMax),
                "At most %d columns are expected; found more. Check the table and its separators."
                        .formatted(columnsMax));
    }

    static TableRefused oldWorkbook() {
        return refused(
                "R-FILE-OLE",
                "应为 .xlsx、.csv 或 JSON，实为旧版 .xls 或加密的工作簿。请取消密码，另存为“Excel 工作簿（*.xlsx）”后上传。",
                "A .xlsx, .csv or JSON file is expected; found an old .xls or an encrypted workbook. Remove the password and save it as .xlsx.");
    }

    static TableRefused macros() {
        return refused(
                "R-FILE-MACRO",
                "工作簿不得含有宏，实有宏。请另存为“Excel 工作簿（*.xlsx）”后上传。",
                "A workbook without macros is expected; found macros. Save it as a plain .xlsx.");
    }

    static TableRefused notATable(String foundZh, String foundEn) {
        return refused(
                "R-FILE-FORMAT",
                "应为 CSV、XLSX、JSON 或 NDJSON 表格，实为%s。请另存为其中一种格式后上传。".formatted(foundZh),
                "A table in CSV, XLSX, JSON or NDJSON is expected; found %s. Save it in one of these formats."
                        .formatted(foundEn));
    }

    static TableRefused bomb(String part) {
        return refused(
                "R-FILE-BOMB",
                "工作簿解压后应在限度之内，部件 %s 超出。请另存为 CSV 或拆分后上传。".formatted(part),
                "A workbook of bounded size is expected when unpacked; part %s goes beyond. Save it as CSV or split it."
                        .formatted(part));
    }

    static TableRefused doctype(String part) {
        return refused(
                "R-FILE-DTD",
                "工作簿不得含有文档类型声明，部件 %s 含有。请用表格软件重新保存后上传。".formatted(part),
                "A workbook without document type declarations is expected; found one in part %s. Save it anew with a spreadsheet program."
                        .formatted(part));
    }

    static TableRefused damaged(String found) {
        return refused(
                "R-FILE-DAMAGED",
                "工作簿应完整可读，实为损坏（%s）。请用表格软件重新保存后上传。".formatted(found),
                "A readable workbook is expected; found a damaged one (%s). Save it anew with a spreadsheet program."
                        .formatted(found));
    }

    static TableRefused dayNumbersOf1904() {
        return refused(
                "R-FILE-1904",
                "工作簿应使用 1900 日期系统，实为 1904 日期系统。请在选项中改用 1900 日期系统，核对日期后上传。",
                "A workbook of the 1900 date system is expected; found the 1904 date system. Change the option, check the dates and upload again.");
    }

    static TableRefused unreadableText(long utf8Offset, long gb18030Offset) {
        return refused(
                "R-FILE-ENCODING",
                "文字应为 UTF-8 或 GB18030 编码，实际均不符（UTF-8 第 %d 字节、GB18030 第 %d 字节起有误）。请另存为“CSV UTF-8”后上传。"
                        .formatted(utf8Offset, gb18030Offset),
                "Text in UTF-8 or GB18030 is expected; found neither (broken at byte %d for UTF-8, %d for GB18030). Save it as \"CSV UTF-8\"."
                        .formatted(utf8Offset, gb18030Offset));
    }

    static TableRefused brokenBehindMark(Charset marked, long offset) {
        return refused(
                "R-FILE-ENCODING",
                "文件开头标明为 %s 编码，第 %d 字节起有误。请重新保存后上传。".formatted(marked, offset),
                "The file is marked as %s; broken at byte %d. Save it anew.".formatted(marked, offset));
    }

    static TableRefused csv(int row, String found) {
        return refused(
                "R-FILE-CSV",
                "第 %d 行起应为规范的 CSV，实有引号未闭合、引号后有多余文字或内容过长（%s）。请补全引号后上传。".formatted(row, found),
                "Well-formed CSV is expected from row %d on; found a quote that is not closed, text behind a quote, or a cell too long (%s). Close the quote."
                        .formatted(row, found));
    }

    static TableRefused json(int row, String found) {
        return refused(
                "R-FILE-JSON",
                "第 %d 个对象起应为规范的 JSON（对象数组，或每行一个对象），实为：%s。请更正后上传。".formatted(row, found),
                "Well-formed JSON is expected from object %d on (an array of objects, or one object per line); found: %s. Correct it."
                        .formatted(row, found));
    }

    private static TableRefused refused(String rule, String zh, String en) {
        return new TableRefused(rule, new Bilingual(zh, en));
    }
}
