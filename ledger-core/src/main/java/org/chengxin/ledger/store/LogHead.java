package org.chengxin.ledger.store;

import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.jspecify.annotations.Nullable;

/**
 * The end of the log: what the next event follows.
 *
 * @param frontier the tree over all events; its size is the position of the last one
 * @param lastLeaf leaf of the last event; of no meaning in an empty log
 */
record LogHead(Frontier frontier, Hash lastLeaf) {

    static final Hash NO_LEAF = Hash.of(new byte[Hash.BYTES]);

    long size() {
        return frontier.size();
    }

    /** This head, if the event that ends it carries its root. */
    LogHead sealedBy(@Nullable Hash treeHead) {
        Hash root = frontier.root();
        if (treeHead == null || !treeHead.equals(root)) {
            throw new HeadMismatchException(
                    new Discrepancy(size(), "tree_head", root.hex(), treeHead == null ? "none" : treeHead.hex()), this);
        }
        return this;
    }
}
