package org.chengxin.api.imports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.chengxin.ledger.submission.CellFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTableTest {

    @TempDir
    private Path dir;

    @Test
    void anArrayAndLinesOfTheSameObjectsAreTheSameTable() throws Exception {
        String first = "{\"CF_WSH\":\"一号\",\"fine\":0.50}";
        String second = "{\"CF_WSH\":\"二号\",\"BZ\":null,\"last\":true}";
        Path array = Tables.text(dir, "t.json", "\uFEFF[" + first + ",\n" + second + "]");
        Path lines = Tables.text(dir, "t.ndjson", first + "\n" + second + "\n");

        assertThat(Tables.header(array).format()).isEqualTo(TableFormat.JSON);
        assertThat(Tables.header(lines).format()).isEqualTo(TableFormat.NDJSON);
        assertThat(Tables.header(array).cells()).containsExactly("CF_WSH", "fine", "BZ", "last");
        assertThat(Tables.all(array))
                .isEqualTo(Tables.all(lines))
                .containsExactly(
                        new Row(1, List.of("一号", "0.50", "", ""), List.of()),
                        new Row(2, List.of("二号", "", "", "true"), List.of()));
    }

    @Test
    void aNumberKeepsItsDigitsSoThatNothingIsRoundedBeforeItIsChecked() throws Exception {
        assertThat(Tables.all(Tables.text(dir, "t.json", "[{\"a\":1e400,\"b\":0.30000000000000004}]"))
                        .getFirst()
                        .cells())
                .containsExactly("1e400", "0.30000000000000004");
    }

    @Test
    void doubledKeysAndNestedValuesRefuseTheirRowOnly() throws Exception {
        List<Row> rows = Tables.all(Tables.text(
                dir, "t.json", "[{\"a\":\"1\",\"a\":\"2\"},{\"a\":[\"1\"]},{\"a\":{\"b\":{}}},{\"a\":\"3\"}]"));

        assertThat(rows)
                .extracting(row -> row.faults().stream().map(CellFault::rule).toList())
                .containsExactly(
                        List.of("R-JSON-DOUBLED-KEY"), List.of("R-JSON-NESTED"), List.of("R-JSON-NESTED"), List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\":1}",
                "[{\"a\":1}] x",
                "[{\"a\":1},2]",
                "{\"a\":1}\n[1]",
                "[{\"a\":NaN}]",
                "[{\"a\":01}]",
                "[{\"a\":\"\u0007\"}]",
                "[{a:1}]",
                "[{\"a\":1},]",
                "[[]]"
            })
    void brokenJsonIsRefusedBeforeAnyRow(String text) throws Exception {
        assertThat(Tables.ruleOf(Tables.text(dir, "t.json", text), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-JSON");
    }

    @Test
    void nestingTenThousandDeepIsRefused() throws Exception {
        String deep = "[{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}]";

        assertThat(Tables.ruleOf(Tables.text(dir, "t.json", deep), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-JSON");
    }

    @Test
    void endlesslyManyKeysAreRefused() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            lines.append("{\"k").append(i).append("\":1}\n");
        }

        assertThat(Tables.ruleOf(Tables.text(dir, "t.ndjson", lines.toString()), TableLimits.DEFAULT))
                .isEqualTo("R-FILE-COLUMNS");
    }
}
