package org.chengxin.api.imports.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.ledger.submission.CellFault;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The first visible sheet of a workbook, after {@link WorkbookGuard} has looked through it. */
final class XlsxTable implements TableReader {

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final List<String> sheetsNotRead;
    private final TableLimits limits;
    private @Nullable RowShape shape;
    private int headerRow;
    private int last;

    private XlsxTable(ReadableWorkbook workbook, List<Sheet> sheets, TableLimits limits) throws IOException {
        this.workbook = workbook;
        this.limits = limits;
        this.stream = sheets.isEmpty() ? Stream.empty() : sheets.getFirst().openStream();
        this.rows = stream.iterator();
        this.sheetsNotRead = sheets.stream().skip(1).map(Sheet::getName).toList();
    }

    static XlsxTable open(Path file, TableLimits limits) throws IOException, TableRefused {
        boolean styled = WorkbookGuard.check(file, limits);
        ReadableWorkbook workbook = workbook(file, styled);
        try {
            if (workbook.isDate1904()) {
                throw Refusals.dayNumbersOf1904();
            }
            List<Sheet> visible = workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            XlsxTable table = new XlsxTable(workbook, visible, limits);
            table.readHeader();
            return table;
        } catch (TableRefused | IOException e) {
            workbook.close();
            throw e;
        } catch (RuntimeException e) {
            workbook.close();
            throw Refusals.damaged(e.getClass().getSimpleName());
        }
    }

    @Override
    public Optional<Header> header() {
        return Optional.ofNullable(shape)
                .map(known -> new Header(known.header(), TableFormat.XLSX, "UTF-8", sheetsNotRead));
    }

    @Override
    public Optional<Row> next() throws TableRefused {
        RowShape known = shape;
        while (known != null && hasNext()) {
            org.dhatim.fastexcel.reader.Row row = rows.next();
            // Rows may state their place; those that do not, or not truly, follow the one before.
            last = Math.max(last + 1, row.getRowNum() - headerRow);
            List<CellFault> faults = new ArrayList<>();
            List<String> cells = cells(row, known, faults);
            if (!RowShape.isBlank(cells) || !faults.isEmpty()) {
                if (last > limits.rowsMax()) {
                    throw Refusals.tooManyRows(limits.rowsMax());
                }
                return Optional.of(known.row(last, cells, faults));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }

    private void readHeader() throws TableRefused {
        RowShape none = new RowShape(List.of(), limits);
        while (shape == null && hasNext()) {
            org.dhatim.fastexcel.reader.Row row = rows.next();
            List<String> cells = cells(row, none, new ArrayList<>());
            if (!RowShape.isBlank(cells)) {
                shape = RowShape.of(cells, limits);
                headerRow = row.getRowNum();
            }
        }
    }

    private boolean hasNext() throws TableRefused {
        try {
            return rows.hasNext();
        } catch (RuntimeException e) {
            // The library answers broken markup with whatever exception it runs into, null pointers among them.
            throw Refusals.damaged(e.getClass().getSimpleName());
        }
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row, RowShape shape, List<CellFault> faults) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            @Nullable Cell cell = row.getOptionalCell(i).orElse(null);
            cells.add(WorkbookCell.text(cell, shape.headerAt(i), faults));
        }
        return cells;
    }

    private static ReadableWorkbook workbook(Path file, boolean styled) throws IOException, TableRefused {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(styled, true));
        } catch (RuntimeException e) {
            throw Refusals.damaged(e.getClass().getSimpleName());
        }
    }
}
