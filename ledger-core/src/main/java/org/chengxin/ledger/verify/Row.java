package org.chengxin.ledger.verify;

import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;

/** One leaf of a log as a source holds it, and what it was made from. */
sealed interface Row permits EventRow, EntryRow {

    /** What the event says of itself. */
    Head head();

    /** The leaf as the source holds it; the one recomputed may differ. */
    Hash stored();

    /** The leaf, recomputed from everything else. */
    Hash leaf(TreeHasher hasher);
}
