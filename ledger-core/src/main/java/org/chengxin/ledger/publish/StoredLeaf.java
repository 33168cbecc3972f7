package org.chengxin.ledger.publish;

import org.chengxin.ledger.seal.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A row of a log and the leaf that its bytes make.
 *
 * @param position counted from 1
 * @param stored the leaf as it is stored
 * @param computed the leaf that the stored bytes make
 * @param doubtful columns that do not fit what stands beside them, with commas between them; empty if all do
 * @param unsummed the column that no sum covers
 * @param treeHead root of the tree that ends here, as it is stored; on the last row of a batch
 */
public record StoredLeaf(
        long position,
        Hash stored,
        Hash computed,
        String doubtful,
        String unsummed,
        @Nullable Hash treeHead) {

    boolean matches() {
        return stored.equals(computed);
    }
}
