package org.chengxin.api.imports;

/** What became of a row. */
public enum Verdict {
    /** A record was made of it. */
    ACCEPTED,
    /** The ledger held it already. */
    DUPLICATE,
    /** It was refused; the row says why and what to do. */
    REJECTED
}
