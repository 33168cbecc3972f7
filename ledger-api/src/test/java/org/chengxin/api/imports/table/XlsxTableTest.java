package org.chengxin.api.imports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.api.imports.table.Tables.inline;
import static org.chengxin.api.imports.table.Tables.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.submission.CellFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxTableTest {

    private static final String HEADER = row(inline("甲"));

    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c t=\"s\"><v>1</v></c>|乙丙",
                "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> 丁 </t></is></c>|' 丁 '",
                "<c t=\"str\"><f>A1&amp;B1</f><v>戊</v></c>|戊",
                "<c><f>1+1</f><v>2</v></c>|2",
                "<c t=\"b\"><v>1</v></c>|true",
                "<c><v>0.30000000000000004</v></c>|0.3",
                "<c><v>1E2</v></c>|100",
                "<c><v>1e400</v></c>|1e400",
                "<c s=\"1\"><v>45721</v></c>|2025-03-05",
                "<c s=\"2\"><v>45721</v></c>|2025-03-05",
                "<c s=\"3\"><v>45721</v></c>|2025-03-05",
                "<c s=\"3\"><v>45721.5</v></c>|2025-03-05T12:00",
                "<c s=\"1\"><f>TODAY()</f><v>45721</v></c>|2025-03-05",
                "<c s=\"4\"><v>45721</v></c>|45721",
                "<c t=\"inlineStr\"><is><t>a_x000D__x0007_b</t></is></c>|'a\r\u0007b'",
            })
    void aCellIsWhatItsAuthorSaw(String cell, String text) throws Exception {
        Path file = Tables.workbook(dir, Tables.parts(HEADER + row(cell)));

        assertThat(Tables.all(file)).containsExactly(new Row(1, List.of(text), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "<c><f>1+1</f></c>, R-CELL-FORMULA",
        "<c t=\"e\"><v>#N/A</v></c>, R-CELL-ERROR",
        "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>, R-CELL-ERROR",
        "<c><v>320281196007263000</v></c>, R-CELL-DIGITS",
        "<c><v>3.20281196007263E17</v></c>, R-CELL-DIGITS",
    })
    void aCellWithoutATrustworthyValueRefusesItsRow(String cell, String rule) throws Exception {
        Path file = Tables.workbook(dir, Tables.parts(HEADER + row(cell) + row(inline("好"))));

        assertThat(Tables.all(file))
                .extracting(row -> row.faults().stream().map(CellFault::rule).toList())
                .containsExactly(List.of(rule), List.of());
    }

    @Test
    void theFirstVisibleSheetIsReadWithTheNumbersOfItsRows() throws Exception {
        Path file = Tables.workbook(
                dir,
                Tables.parts("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>"
                        + "<row r=\"5\"><c r=\"C5\"><v>7</v></c></row>"));

        assertThat(Tables.header(file).cells()).containsExactly("甲", "", "乙丙");
        assertThat(Tables.all(file)).containsExactly(new Row(3, List.of("", "", "7"), List.of()));
    }

    @Test
    void aZipBombStopsAtTheLimitWhateverTheArchiveSaysOfItsSize() throws Exception {
        Map<String, String> parts = Tables.parts(HEADER + row(inline(" ".repeat(40_000_000))));

        assertThat(Tables.ruleOf(Tables.workbook(dir, parts), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-BOMB");
    }

    @Test
    void aBombOfManySmallCellsStopsToo() throws Exception {
        Path rows = Tables.workbook(dir, Tables.parts(HEADER + "<row><c/></row>".repeat(1_200_000)));
        assertThat(Tables.ruleOf(rows, TableLimits.DEFAULT)).isEqualTo("R-FILE-BOMB");

        Path cells = Tables.workbook(dir, Tables.parts(HEADER + row("<c/>".repeat(100_000))));
        assertThat(Tables.ruleOf(cells, TableLimits.DEFAULT)).isEqualTo("R-FILE-BOMB");
    }

    @Test
    void aCellFarOutIsRefusedBecauseAReaderWouldMakeRoomForAllBeforeIt() throws Exception {
        Path file = Tables.workbook(dir, Tables.parts(HEADER + row("<c r=\"ZZZZZZ2\"><v>1</v></c>")));

        assertThat(Tables.ruleOf(file, TableLimits.DEFAULT)).isEqualTo("R-FILE-BOMB");
    }

    @Test
    void moreSharedTextThanMayBeHeldIsRefused() throws Exception {
        Map<String, String> parts = Tables.parts(HEADER);
        StringBuilder shared = new StringBuilder("<sst>");
        for (int i = 0; i < 1_000; i++) {
            shared.append("<si><t>").append(i).append("</t></si>");
        }
        parts.put("xl/sharedStrings.xml", shared.append("</sst>").toString());
        TableLimits d = TableLimits.DEFAULT;
        TableLimits few = new TableLimits(
                d.fileBytesMax(), 10, 10, 10, 100, 10, d.inflatedBytesMax(), d.inflationRatioMax(), 500);

        assertThat(Tables.ruleOf(Tables.workbook(dir, parts), few)).isEqualTo("R-FILE-BOMB");
    }

    @Test
    void anExternalEntityIsRefusedAndNeverFetched() throws Exception {
        Path secret = Files.writeString(dir.resolve("secret.txt"), "secret");
        Map<String, String> parts = Tables.parts(HEADER + row(inline("&x;")));
        parts.put(
                Tables.SHEET, "<!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + parts.get(Tables.SHEET));

        assertThat(Tables.ruleOf(Tables.workbook(dir, parts), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-DTD");
    }

    @Test
    void macrosAreRefusedByPartAndByType() throws Exception {
        Map<String, String> withPart = Tables.parts(HEADER);
        withPart.put("xl/vbaProject.bin", "x");
        assertThat(Tables.ruleOf(Tables.workbook(dir, withPart), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-MACRO");

        Map<String, String> withType = Tables.parts(HEADER);
        withType.replaceAll((name, text) -> text.replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml"));
        assertThat(Tables.ruleOf(Tables.workbook(dir, withType), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-MACRO");
    }

    @Test
    void daysCountedFrom1904AreRefused() throws Exception {
        Map<String, String> parts = Tables.parts(HEADER);
        parts.computeIfPresent(
                "xl/workbook.xml", (name, text) -> text.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>"));

        assertThat(Tables.ruleOf(Tables.workbook(dir, parts), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-1904");
    }

    @Test
    void anArchiveThatIsNoWorkbookAndABrokenOneAreRefused() throws Exception {
        assertThat(Tables.ruleOf(Tables.workbook(dir, Map.of("a.txt", "x")), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-FORMAT");
        assertThat(ruleOfTruncated(Tables.workbook(dir, Tables.parts(HEADER)))).isEqualTo("R-FILE-DAMAGED");
        assertThat(Tables.ruleOf(
                        Tables.workbook(dir, Tables.parts("<row><c t=\"s\"><v>99</v></c></row>")), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-DAMAGED");
        assertThat(Tables.ruleOf(Tables.workbook(dir, Tables.parts("<row><c>")), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-DAMAGED");
    }

    private static String ruleOfTruncated(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        return Tables.ruleOf(file, TableLimits.DEFAULT);
    }
}
