package org.chengxin.ledger.seal;

import java.util.ArrayList;
import java.util.List;

/** A tree of any size whose leaves are all the same, so that one hash for each level is all of it. */
final class UniformHashes implements HashSource {

    private final List<Hash> levels = new ArrayList<>();

    UniformHashes(TreeHasher hasher, Hash leaf) {
        for (Hash root = leaf; levels.size() <= NodeId.LEVEL_MAX; root = hasher.node(root, root)) {
            levels.add(root);
        }
    }

    @Override
    public List<Hash> read(List<NodeId> nodes) {
        return nodes.stream().map(node -> levels.get(node.level())).toList();
    }
}
