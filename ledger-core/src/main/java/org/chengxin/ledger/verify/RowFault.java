package org.chengxin.ledger.verify;

import java.util.List;
import org.chengxin.ledger.seal.FieldSums;

/**
 * A row that contradicts itself.
 *
 * @param fields those that the sums name; may be none
 */
record RowFault(Row row, Cause cause, List<FieldSums.Field> fields) {

    enum Cause {
        /** The leaf does not fit the content, and the sums name a field. */
        CONTENT,
        /** The leaf does not fit the content, and no sum does. */
        LEAF,
        /** The leaf fits, the sums do not. */
        SUMS,
        /** The leaf fits, but the entry says that it stands elsewhere. */
        MISPLACED
    }

    long position() {
        return row.position();
    }
}
