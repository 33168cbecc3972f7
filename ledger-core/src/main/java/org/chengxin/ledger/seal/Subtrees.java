package org.chengxin.ledger.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * What a proof has to read. The trees whose roots make up a proof are either complete or stand at the right edge, and one at
 * the edge is a chain of complete ones. So a proof is planned first, read in one batch and put together afterwards.
 */
final class Subtrees {

    private final List<NodeId> nodes = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    /** Adds the tree over the leaves from {@code first} to before {@code end}; {@code first} must be where RFC 9162 splits. */
    void add(long first, long end) {
        nodes.addAll(covering(first, end));
        ends.add(nodes.size());
    }

    /** The roots of the added trees, the last added first. */
    List<Hash> readBackwards(TreeHasher hasher, HashSource source) {
        List<Hash> hashes = read(source, nodes);
        List<Hash> roots = new ArrayList<>(ends.size());
        for (int i = ends.size() - 1; i >= 0; i--) {
            roots.add(chain(hasher, hashes.subList(i == 0 ? 0 : ends.get(i - 1), ends.get(i))));
        }
        return roots;
    }

    /** The complete subtrees over the leaves from {@code first} to before {@code end}, largest first. */
    static List<NodeId> covering(long first, long end) {
        List<NodeId> found = new ArrayList<>();
        for (long at = first; at < end; ) {
            int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(end - at);
            found.add(new NodeId(level, at >> level));
            at += 1L << level;
        }
        return found;
    }

    /** Reads and checks that the source gave what was asked for. */
    static List<Hash> read(HashSource source, List<NodeId> nodes) {
        List<Hash> hashes = nodes.isEmpty() ? List.of() : source.read(nodes);
        if (hashes.size() != nodes.size()) {
            throw new IllegalStateException(
                    "a hash source must give " + nodes.size() + " hashes as asked, found " + hashes.size());
        }
        return hashes;
    }

    /** Where RFC 9162 splits {@code leaves}: the largest power of two below it. Requires at least two leaves. */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    /** The root over neighbours that get smaller to the right. Requires at least one. */
    static Hash chain(TreeHasher hasher, List<Hash> largestFirst) {
        Hash root = largestFirst.getLast();
        for (int i = largestFirst.size() - 2; i >= 0; i--) {
            root = hasher.node(largestFirst.get(i), root);
        }
        return root;
    }
}
