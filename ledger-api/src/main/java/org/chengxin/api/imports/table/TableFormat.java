package org.chengxin.api.imports.table;

/** The formats a table may come in. */
public enum TableFormat {
    CSV,
    XLSX,
    /** An array of flat objects. */
    JSON,
    /** One flat object per line. */
    NDJSON
}
