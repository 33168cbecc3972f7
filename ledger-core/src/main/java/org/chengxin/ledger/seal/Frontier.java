package org.chengxin.ledger.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing tree reduced to what its future needs: the roots of its complete subtrees, largest first, one for each bit of
 * its size. Appending costs one node hash on average, the root at most 63.
 *
 * <p>Not thread-safe.
 */
public final class Frontier {

    private final TreeHasher hasher;
    private final List<Hash> subtrees;
    private long size;

    private Frontier(TreeHasher hasher, long size, List<Hash> subtrees) {
        this.hasher = hasher;
        this.size = size;
        this.subtrees = subtrees;
    }

    public static Frontier empty(TreeHasher hasher) {
        return new Frontier(hasher, 0, new ArrayList<>());
    }

    /**
     * A tree of {@code size} leaves whose complete subtrees, largest first, have these roots.
     *
     * @throws IllegalArgumentException unless there is one root for each bit of {@code size}
     */
    public static Frontier of(TreeHasher hasher, long size, List<Hash> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has " + Long.bitCount(size)
                    + " complete subtrees, found " + subtrees.size());
        }
        return new Frontier(hasher, size, new ArrayList<>(subtrees));
    }

    /** The tree of the first {@code size} leaves, from at most 63 subtrees read in one batch. Requires {@code size >= 0}. */
    public static Frontier read(TreeHasher hasher, HashSource source, long size) {
        return of(hasher, size, Subtrees.read(source, Subtrees.covering(0, size)));
    }

    /** A second tree that grows on its own, hashed by {@code hasher}. */
    public Frontier copy(TreeHasher other) {
        return new Frontier(other, size, new ArrayList<>(subtrees));
    }

    public long size() {
        return size;
    }

    /** Roots of the complete subtrees, largest first. */
    public List<Hash> subtrees() {
        return List.copyOf(subtrees);
    }

    public void append(Hash leaf) {
        append(leaf, (level, index, root) -> {});
    }

    /** Appends a leaf and reports every subtree that it completes, the leaf itself not included. */
    public void append(Hash leaf, Completed completed) {
        Hash root = leaf;
        long index = size;
        int level = 0;
        for (; (index & 1) == 1; index >>= 1) {
            root = hasher.node(subtrees.removeLast(), root);
            level++;
            completed.subtree(level, index >> 1, root);
        }
        subtrees.add(root);
        size++;
    }

    /** The root of the tree as it stands. */
    public Hash root() {
        return subtrees.isEmpty() ? hasher.empty() : Subtrees.chain(hasher, subtrees);
    }

    /** Is told of each subtree when its last leaf arrives. */
    public interface Completed {

        /**
         * @param level the subtree has 2<sup>level</sup> leaves
         * @param index how many subtrees of that level stand before it
         */
        void subtree(int level, long index, Hash root);
    }
}
