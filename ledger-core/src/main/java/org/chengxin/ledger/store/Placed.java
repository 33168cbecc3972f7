package org.chengxin.ledger.store;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;

/** A batch with its positions, its leaves, the subtrees it completes and the head it makes: all that one statement writes. */
final class Placed {

    /** The root of a complete subtree that is kept. */
    record Node(int level, long index, Hash hash) {}

    /** Every how many levels of the tree the roots of complete subtrees are kept: the height of a tile. */
    static final int TILE_LEVELS = 8;

    final LogHead before;
    final LogHead after;
    final Hash treeHead;
    final List<Pending.Item> items;
    final List<Hash> leaves;
    final List<Node> nodes;

    private Placed(
            LogHead before,
            LogHead after,
            Hash treeHead,
            List<Pending.Item> items,
            List<Hash> leaves,
            List<Node> nodes) {
        this.before = before;
        this.after = after;
        this.treeHead = treeHead;
        this.items = items;
        this.leaves = leaves;
        this.nodes = nodes;
    }

    /** Requires at least one item. */
    static Placed after(LogHead head, List<Pending.Item> items, TreeHasher hasher) {
        Frontier frontier = head.frontier().copy(hasher);
        List<Hash> leaves = new ArrayList<>(items.size());
        List<Node> nodes = new ArrayList<>();
        for (Pending.Item item : items) {
            Hash leaf = item.leafAt(frontier.size() + 1, hasher);
            leaves.add(leaf);
            frontier.append(leaf, (level, index, root) -> {
                if (level % TILE_LEVELS == 0) {
                    nodes.add(new Node(level, index, root));
                }
            });
        }
        return new Placed(head, new LogHead(frontier, leaves.getLast()), frontier.root(), items, leaves, nodes);
    }

    int count() {
        return items.size();
    }
}
