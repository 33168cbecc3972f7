package org.chengxin.api.imports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading keeps what it holds apart from what it reads: the heap in use does not follow the number of rows. */
class TableMemoryTest {

    private static final int ROWS = 200_000;
    private static final int COLUMNS = 20;
    private static final long GROWTH_BYTES_MAX = 24L * 1024 * 1024;

    @TempDir
    private Path dir;

    @Test
    void twoHundredThousandRowsOfCsvAreReadWithoutBeingHeld() throws Exception {
        Path file = dir.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int r = 0; r <= ROWS; r++) {
                out.write("事实" + r + ",经查当事人未按规定明码标价".repeat(COLUMNS - 1) + "\r\n");
            }
        }

        readsAllWithinBounds(file);
    }

    @Test
    void twoHundredThousandRowsOfJsonLinesAreReadWithoutBeingHeld() throws Exception {
        Path file = dir.resolve("large.ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int r = 0; r < ROWS; r++) {
                out.write("{\"文号\":\"" + r + "\",\"事实\":\"经查当事人未按规定明码标价\"}\n");
            }
        }

        readsAllWithinBounds(file);
    }

    @Test
    void twoHundredThousandRowsOfAWorkbookAreReadWithoutBeingHeld() throws Exception {
        Path file = dir.resolve("large.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("行政处罚");
            for (int r = 0; r <= ROWS; r++) {
                sheet.inlineString(r, 0, "事实" + r);
                sheet.inlineString(r, 1, "经查当事人未按规定明码标价");
                sheet.value(r, 2, r);
                if (r % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }

        readsAllWithinBounds(file);
    }

    private static void readsAllWithinBounds(Path file) throws Exception {
        int rows = 0;
        long early = 0;
        long late = 0;
        try (TableReader reader = TableReader.open(file)) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows++;
                assertThat(row.get().faults()).isEmpty();
                if (rows == ROWS / 20) {
                    early = heapInUseBytes();
                } else if (rows == ROWS - 1) {
                    late = heapInUseBytes();
                }
            }
        }
        assertThat(rows).isEqualTo(ROWS);
        assertThat(late - early).isLessThan(GROWTH_BYTES_MAX);
    }

    private static long heapInUseBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
