package org.chengxin.ledger.publish;

import java.util.List;
import org.chengxin.ledger.seal.HashSource;

/** A log as it is stored. Whoever implements it reads from the database each time and remembers nothing. */
public interface LeafSource {

    /** Leaves that are stored. */
    long size();

    /** Leaves from a position on, in order; fewer than {@code leavesMax} only at the end. */
    List<StoredLeaf> leaves(long fromPosition, int leavesMax);

    /**
     * For looking at many leaves in one go: what belongs to all of them need not be read with each page, but is read again
     * for the next one who asks for this.
     */
    default Pages pages() {
        return this::leaves;
    }

    /** Reads page after page; for one thread. */
    @FunctionalInterface
    interface Pages {

        /** As {@link LeafSource#leaves}. */
        List<StoredLeaf> leaves(long fromPosition, int leavesMax);
    }

    /** The bytes that the leaves from a position on are made of, in order. */
    List<byte[]> entries(long fromPosition, int entriesMax);

    /** Roots of complete subtrees, as they are stored; reading one that is not there throws {@link MissingRootException}. */
    HashSource hashes();
}
