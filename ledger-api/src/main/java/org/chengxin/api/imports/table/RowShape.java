package org.chengxin.api.imports.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chengxin.ledger.submission.CellFault;

/** The header of a table, against which every row is cut to length. */
record RowShape(List<String> header, TableLimits limits) {

    static RowShape of(List<String> cells, TableLimits limits) throws TableRefused {
        int width = filledWidth(cells);
        if (width > limits.columnsMax()) {
            throw Refusals.tooManyColumns(limits.columnsMax());
        }
        return new RowShape(List.copyOf(cells.subList(0, width)), limits);
    }

    /** A row of separated values: it must have as many cells as the header; blank cells beyond do no harm. */
    Row row(int number, List<String> cells) {
        List<CellFault> faults = new ArrayList<>();
        if (cells.size() < header.size()) {
            faults.add(RowFaults.fewerCells(header.get(cells.size()), cells.size(), header.size()));
        }
        return row(number, cells, faults);
    }

    /** A row of a format that leaves blank cells out: cells missing at the end are blank. */
    Row row(int number, List<String> cells, List<CellFault> faults) {
        List<CellFault> all = new ArrayList<>(faults);
        int width = filledWidth(cells);
        if (width > header.size()) {
            all.add(RowFaults.moreCells(width, header.size()));
        }
        List<String> cut = new ArrayList<>(cells.subList(0, Math.min(cells.size(), header.size())));
        cut.addAll(Collections.nCopies(header.size() - cut.size(), ""));
        for (int i = 0; i < cut.size(); i++) {
            int length = cut.get(i).length();
            if (length > limits.cellCharactersMax()) {
                all.add(RowFaults.cellTooLong(header.get(i), length, limits.cellCharactersMax()));
                cut.set(i, "");
            }
        }
        return new Row(number, cut, all);
    }

    /** The header above a cell; empty beyond the header. */
    String headerAt(int column) {
        return column < header.size() ? header.get(column) : "";
    }

    static boolean isBlank(List<String> cells) {
        return filledWidth(cells) == 0;
    }

    private static int filledWidth(List<String> cells) {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }
}
