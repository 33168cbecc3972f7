package org.chengxin.api.imports.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table of separated values: RFC 4180 with comma, semicolon or tab between, told by the first line. */
final class CsvTable implements TableReader {

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int FIRST_LINE_CHARACTERS_MAX = 64 * 1024;

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final TextFile text;
    private final TableLimits limits;
    private @Nullable RowShape shape;
    private int taken;

    private CsvTable(CsvReader<CsvRecord> csv, TextFile text, TableLimits limits) {
        this.csv = csv;
        this.records = csv.iterator();
        this.text = text;
        this.limits = limits;
    }

    static CsvTable open(TextFile text, TableLimits limits) throws IOException, TableRefused {
        CsvRecordHandler handler = CsvRecordHandler.of(builder -> builder.maxFields(limits.columnsMax() * 4)
                .maxFieldSize(limits.recordCharactersMax())
                .maxRecordSize(limits.recordCharactersMax()));
        CsvTable table = new CsvTable(
                CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .skipEmptyLines(false)
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(2 * limits.recordCharactersMax())
                        .build(handler, text.open()),
                text,
                limits);
        try {
            table.readHeader();
            return table;
        } catch (TableRefused | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    @Override
    public Optional<Header> header() {
        return Optional.ofNullable(shape)
                .map(s -> new Header(s.header(), TableFormat.CSV, text.charset().name(), List.of()));
    }

    @Override
    public Optional<Row> next() throws IOException, TableRefused {
        RowShape known = shape;
        if (known == null) {
            return Optional.empty();
        }
        for (List<String> record = record(); !record.isEmpty(); record = record()) {
            taken++;
            if (!RowShape.isBlank(record)) {
                if (taken > limits.rowsMax()) {
                    throw Refusals.tooManyRows(limits.rowsMax());
                }
                return Optional.of(known.row(taken, record));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private void readHeader() throws IOException, TableRefused {
        List<String> record = record();
        while (!record.isEmpty() && RowShape.isBlank(record)) {
            record = record();
        }
        if (!record.isEmpty()) {
            shape = RowShape.of(record, limits);
        }
    }

    /** The fields of the next record, of which there is at least one; none at the end. */
    private List<String> record() throws IOException, TableRefused {
        try {
            return records.hasNext() ? records.next().getFields() : List.of();
        } catch (CsvParseException e) {
            throw Refusals.csv(
                    taken + 1,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    /** The separator that the first line has most of, outside quotes. */
    private static char separator(TextFile text) throws IOException {
        int[] found = new int[SEPARATORS.length];
        boolean quoted = false;
        boolean begun = false;
        try (Reader reader = text.open()) {
            for (int i = 0; i < FIRST_LINE_CHARACTERS_MAX; i++) {
                int c = reader.read();
                if (c < 0 || (begun && !quoted && (c == '\n' || c == '\r'))) {
                    break;
                }
                begun |= !Character.isWhitespace(c);
                quoted ^= c == '"';
                for (int s = 0; s < SEPARATORS.length && !quoted; s++) {
                    found[s] += c == SEPARATORS[s] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            best = found[s] > found[best] ? s : best;
        }
        return SEPARATORS[best];
    }
}
