package org.chengxin.ledger.verify;

import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/** One leaf of a log as a source holds it, and what it was made from. */
sealed interface Row permits EventRow, EntryRow {

    /** Where it stands, by its place in the source. */
    long position();

    /** What the event says of itself; nothing if the row is of another kind. */
    @Nullable
    Head head();

    /** Root of the tree after this row, where the source keeps it. */
    @Nullable
    Hash treeHead();

    /** The leaf as the source holds it; the one recomputed may differ. */
    Hash stored();

    /** About how many bytes it holds in memory. */
    int bytes();

    /** The leaf, recomputed from everything else. */
    Hash leaf(TreeHasher hasher);
}
