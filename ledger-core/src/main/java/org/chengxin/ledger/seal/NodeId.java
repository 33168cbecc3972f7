package org.chengxin.ledger.seal;

/**
 * A complete subtree by its place: the {@code index}-th run of 2<sup>level</sup> leaves. Level 0 is the leaves themselves.
 * A complete subtree never changes, so its root may be kept for ever.
 *
 * @param index how many subtrees of that level stand before it
 */
public record NodeId(int level, long index) {

    /** No tree has more than 2<sup>63</sup> − 1 leaves. */
    public static final int LEVEL_MAX = 62;

    /** @throws IllegalArgumentException unless the subtree ends within 2<sup>63</sup> − 1 leaves */
    public NodeId {
        if (level < 0 || level > LEVEL_MAX) {
            throw new IllegalArgumentException("level of a node must be 0 to " + LEVEL_MAX + ", found " + level);
        }
        if (index < 0 || index >= Long.MAX_VALUE >>> level) {
            throw new IllegalArgumentException("index of a node of level " + level + " must be 0 to "
                    + ((Long.MAX_VALUE >>> level) - 1) + ", found " + index);
        }
    }

    /** Index of its first leaf. */
    public long firstLeaf() {
        return index << level;
    }

    /** Index after its last leaf: the smallest size of a tree that has this subtree complete. */
    public long endLeaf() {
        return (index + 1) << level;
    }
}
