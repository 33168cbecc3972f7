package org.chengxin.ledger.verify;

import java.util.List;

/**
 * Some rows of a log, one after the other, and the checkpoints that the source keeps of the tree between its first and its
 * last row. A portion without rows carries the checkpoints that lie behind the end of the log.
 */
record Portion(List<Row> rows, List<KeptNote> notes) {

    /** Rows of one portion. */
    static final int ROWS_MAX = 1024;

    /** Stored bytes of one portion after which no further row is taken. */
    static final int BYTES_MAX = 8 << 20;
}
