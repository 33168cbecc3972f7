package org.chengxin.api.imports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.chengxin.ledger.submission.CellFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static final String TABLE = "名称,备注\r\n𠮷祥公司,\"含,逗号和\n换行\"\r\n";

    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, \uFEFF", "GB18030, ''", "UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF"})
    void theEncodingIsFoundAndEveryCharacterSurvives(String charset, String mark) throws Exception {
        Path file = Tables.file(dir, "t.csv", (mark + TABLE).getBytes(Charset.forName(charset)));

        assertThat(Tables.header(file).encoding()).isEqualTo(charset);
        assertThat(Tables.header(file).cells()).containsExactly("名称", "备注");
        assertThat(Tables.all(file)).containsExactly(new Row(1, List.of("𠮷祥公司", "含,逗号和\n换行"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsFoundOutsideQuotes(String separator) throws Exception {
        Path file = Tables.text(
                dir,
                "t.csv",
                "a" + separator + "\"b,;\t,;\t\"" + separator + "c\n1" + separator + "2" + separator + "3\n");

        assertThat(Tables.all(file).getFirst().cells()).containsExactly("1", "2", "3");
    }

    @Test
    void bytesOfNoKnownEncodingAreRefusedWithTheirPlace() throws Exception {
        byte[] bytes = "名称,备注\n甲,".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        Path file = Tables.file(dir, "t.csv", bytes);

        assertThatThrownBy(() -> TableReader.open(file))
                .isInstanceOfSatisfying(
                        TableRefused.class, e -> assertThat(e.rule()).isEqualTo("R-FILE-ENCODING"));
    }

    @Test
    void aFileMarkedAsUtf8IsNeverReadAsAnythingElse() throws Exception {
        byte[] bytes = ("\uFEFFab,c\n").getBytes(StandardCharsets.UTF_8);
        bytes[3] = (byte) 0xD6;
        bytes[4] = (byte) 0xD0;

        assertThat(Tables.ruleOf(Tables.file(dir, "t.csv", bytes), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-ENCODING");
    }

    @Test
    void aRaggedRowIsFaultyAndItsNeighboursAreNot() throws Exception {
        List<Row> rows = Tables.all(Tables.text(dir, "t.csv", "a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n"));

        assertThat(rows)
                .extracting(row -> row.faults().stream().map(CellFault::rule).toList())
                .containsExactly(List.of("R-ROW-SHAPE"), List.of("R-ROW-SHAPE"), List.of(), List.of());
        assertThat(rows.getFirst().faults().getFirst().header()).isEqualTo("c");
        assertThat(rows).allSatisfy(row -> assertThat(row.cells()).hasSize(3));
    }

    @Test
    void blankRowsArePassedOverAndUseUpTheirNumber() throws Exception {
        assertThat(Tables.all(Tables.text(dir, "t.csv", "\na,b\n1,2\n\n , \n3,4\n\n")))
                .extracting(Row::number)
                .containsExactly(1, 4);
    }

    @Test
    void aQuoteThatNeverClosesIsRefusedWithTheNumberOfItsRow() throws Exception {
        Path file = Tables.text(dir, "t.csv", "a,b\n1,2\n3,\"4\n5,6\n7,8\n");

        try (TableReader reader = TableReader.open(file)) {
            assertThat(reader.next()).isPresent();
            assertThatThrownBy(reader::next).isInstanceOfSatisfying(TableRefused.class, e -> {
                assertThat(e.rule()).isEqualTo("R-FILE-CSV");
                assertThat(e.text().zh()).contains("第 2 行");
            });
        }
    }

    @Test
    void textBehindAClosingQuoteIsRefusedBecauseNobodyKnowsWhereTheCellEnds() throws Exception {
        assertThat(Tables.ruleOf(Tables.text(dir, "t.csv", "a,b\n\"1\"x,2\n"), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-CSV");
    }

    @Test
    void aCellBeyondItsLimitRefusesTheRowOnly() throws Exception {
        Path file = Tables.text(dir, "t.csv", "a,b\n1," + "长".repeat(40_000) + "\n1,2\n");

        assertThat(Tables.all(file))
                .extracting(row -> row.faults().stream().map(CellFault::rule).toList())
                .containsExactly(List.of("R-LENGTH"), List.of());
    }

    @Test
    void limitsOfSizeRowsAndColumnsHold() throws Exception {
        Path file = Tables.text(dir, "t.csv", "a,b,c\n1,2,3\n4,5,6\n7,8,9\n");

        assertThat(Tables.ruleOf(file, limits(10, 100, 100))).isEqualTo("R-FILE-SIZE");
        assertThat(Tables.ruleOf(file, limits(1_000, 2, 100))).isEqualTo("R-FILE-ROWS");
        assertThat(Tables.ruleOf(file, limits(1_000, 3, 2))).isEqualTo("R-FILE-COLUMNS");
        assertThat(Tables.ruleOf(file, limits(1_000, 3, 3))).isEqualTo("read 3 rows");
    }

    @Test
    void anEmptyFileHasNoHeader() throws Exception {
        for (String text : List.of("", "\uFEFF", "\n \n")) {
            try (TableReader reader = TableReader.open(Tables.text(dir, "t.csv", text))) {
                assertThat(reader.header()).isEmpty();
                assertThat(reader.next()).isEmpty();
            }
        }
    }

    @Test
    void aWebPageNamedXlsAnOldWorkbookAndAPdfAreRefusedAsWhatTheyAre() throws IOException {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0};

        assertThat(Tables.ruleOf(Tables.text(dir, "t.xls", "<html><table></table></html>"), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-FORMAT");
        assertThat(Tables.ruleOf(Tables.text(dir, "t.csv", "%PDF-1.7"), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-FORMAT");
        assertThat(Tables.ruleOf(Tables.file(dir, "t.xlsx", ole), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-OLE");
    }

    static TableLimits limits(long fileBytesMax, int rowsMax, int columnsMax) {
        TableLimits d = TableLimits.DEFAULT;
        return new TableLimits(
                fileBytesMax,
                rowsMax,
                columnsMax,
                d.cellCharactersMax(),
                d.recordCharactersMax(),
                d.entriesMax(),
                d.inflatedBytesMax(),
                d.inflationRatioMax(),
                d.sharedStringCharactersMax());
    }
}
