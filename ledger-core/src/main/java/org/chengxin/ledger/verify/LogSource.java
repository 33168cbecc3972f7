package org.chengxin.ledger.verify;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * A log that can be read from its first row to its last, once. It hands out what is stored, sound or not.
 *
 * <p>Reading throws {@link UnreadableException} if the source cannot be read.
 */
interface LogSource extends AutoCloseable {

    /** What it is called in a line, e.g. the name of the file. */
    String name();

    LogIdentity identity();

    /** The tree before the first row: empty, unless the source is a part of a log. */
    Frontier before(TreeHasher hasher);

    /** How much of it was read, from 0 to 1. For the progress bar. */
    double share();

    /** The next rows, in the order of positions as stored; nothing after the last. */
    @Nullable
    Portion next();

    /** Whether its last row is the last of the log; of an export nobody knows. */
    default boolean endsWithTheLog() {
        return false;
    }

    /** The complete subtrees that the source keeps, if it keeps any. */
    default Optional<Nodes> nodes() {
        return Optional.empty();
    }

    @Override
    void close();

    /** Roots of complete subtrees as stored, asked for level by level in ascending order. */
    interface Nodes {

        /** Levels that are kept. */
        List<Integer> levels();

        Optional<Hash> read(int level, long index);

        /** How many are stored. */
        long count();
    }
}
