package org.chengxin.api.imports.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A table read row by row; what is held in memory does not grow with the number of rows. Not for several threads.
 *
 * <p>A refusal may come late: row 900,000 may hold the quote that never closes. The rows before it have been delivered.
 */
public interface TableReader extends AutoCloseable {

    /** Opens {@code file}, whatever its name says it is, within {@link TableLimits#DEFAULT}. */
    static TableReader open(Path file) throws IOException, TableRefused {
        return open(file, TableLimits.DEFAULT);
    }

    /** Opens {@code file} within {@code limits}. */
    static TableReader open(Path file, TableLimits limits) throws IOException, TableRefused {
        return TableOpening.open(file, limits);
    }

    /** The header; nothing for a file without any content. */
    Optional<Header> header();

    /** The next row, or nothing at the end. */
    Optional<Row> next() throws IOException, TableRefused;

    @Override
    void close() throws IOException;
}
