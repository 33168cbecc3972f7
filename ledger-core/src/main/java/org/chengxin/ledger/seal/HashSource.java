package org.chengxin.ledger.seal;

import java.util.List;

/** Where the roots of complete subtrees are read from: a table, tiles, a list in memory. */
@FunctionalInterface
public interface HashSource {

    /**
     * The roots of these subtrees, in the order asked. A proof asks once for everything it needs, which is at most a few
     * dozen nodes, in no particular order.
     *
     * @throws RuntimeException if one of them cannot be had, for instance because the tree is smaller; never fewer roots
     */
    List<Hash> read(List<NodeId> nodes);
}
