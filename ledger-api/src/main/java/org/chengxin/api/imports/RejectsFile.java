package org.chengxin.api.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chengxin.api.disclosure.CsvCell;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.submission.BatchId;
import org.springframework.stereotype.Component;

/**
 * The rejected rows of a batch as a file a department mends and sends again: the header and the cells as they were sent,
 * and behind them the row number and what to do. The added columns answer to no column of any layout, so they are passed
 * over on the way back in; the apostrophe that keeps a spreadsheet from running a formula is taken off again there.
 */
@Component
class RejectsFile {

    static final String ROW_COLUMN = "原文件行号 row";
    static final String REASON_COLUMN = "拒绝原因和处理办法 reason";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int PAGE_ROWS = 1000;

    private final Batches batches;

    RejectsFile(Batches batches) {
        this.batches = batches;
    }

    void write(Actor actor, BatchId id, List<String> header, Locale locale, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(writer);
        List<String> columns = new ArrayList<>(header);
        if (!header.contains(REASON_COLUMN)) {
            columns.add(ROW_COLUMN);
            columns.add(REASON_COLUMN);
        }
        csv.writeRecord(columns);
        int after = 0;
        for (List<RowVerdict> page = page(actor, id, after); !page.isEmpty(); page = page(actor, id, after)) {
            for (RowVerdict verdict : page) {
                csv.writeRecord(cells(verdict, header, locale));
            }
            after = page.getLast().row();
        }
        csv.flush();
    }

    private List<RowVerdict> page(Actor actor, BatchId id, int after) {
        return batches.rows(actor, id, Verdict.REJECTED, after, PAGE_ROWS);
    }

    private static List<String> cells(RowVerdict verdict, List<String> header, Locale locale) {
        int own = header.contains(REASON_COLUMN) ? header.indexOf(ROW_COLUMN) : header.size();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < own; i++) {
            cells.add(
                    i < verdict.cells().size() ? CsvCell.neutral(verdict.cells().get(i)) : "");
        }
        cells.add(String.valueOf(verdict.row()));
        cells.add(CsvCell.neutral(verdict.faults().stream()
                .map(fault -> (fault.header().isEmpty() ? "" : fault.header() + "：")
                        + fault.message().in(locale))
                .collect(Collectors.joining("；"))));
        return cells;
    }
}
