package org.chengxin.ledger.seal;

import java.util.List;

/**
 * Proves that a tree grew out of a smaller one without a change to what was there (RFC 9162 section 2.1.4).
 *
 * <p>A tree without leaves is consistent with every tree, so there is nothing to prove and no such proof: where a protocol
 * allows to start from nothing, as witnesses do, it says so itself ({@link AddCheckpoint}).
 *
 * @param from size of the smaller tree, in leaves
 * @param to size of the larger tree
 * @param path empty exactly if the sizes are equal
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {

    /** @throws IllegalArgumentException unless {@code 1 <= from <= to} */
    public ConsistencyProof {
        requireSizes(from, to);
        path = List.copyOf(path);
    }

    /**
     * Makes the proof from at most 2 × 62 subtrees, read in one batch.
     *
     * @throws IllegalArgumentException unless {@code 1 <= from <= to}
     */
    public static ConsistencyProof of(TreeHasher hasher, HashSource source, long from, long to) {
        requireSizes(from, to);
        Subtrees missing = new Subtrees();
        long first = 0;
        long end = to;
        while (from != end) {
            long middle = first + Subtrees.split(end - first);
            if (from <= middle) {
                missing.add(middle, end);
                end = middle;
            } else {
                missing.add(first, middle);
                first = middle;
            }
        }
        if (first != 0) {
            missing.add(first, end);
        }
        return new ConsistencyProof(from, to, missing.readBackwards(hasher, source));
    }

    /**
     * Checks as RFC 9162 section 2.1.4.2 says; equal sizes need equal roots and an empty path.
     *
     * @throws ProofRefusedException unless the path leads to both roots
     */
    public void verify(TreeHasher hasher, Hash oldRoot, Hash newRoot) {
        if (from == to) {
            verifySame(oldRoot, newRoot);
            return;
        }
        if (path.isEmpty()) {
            throw refused("is empty", oldRoot, newRoot);
        }
        boolean oldRootStartsIt = Long.bitCount(from) == 1;
        long fn = from - 1;
        long sn = to - 1;
        int complete = Long.numberOfTrailingZeros(~fn);
        fn >>= complete;
        sn >>= complete;
        Hash old = oldRootStartsIt ? oldRoot : path.getFirst();
        Hash grown = old;
        for (Hash next : oldRootStartsIt ? path : path.subList(1, path.size())) {
            if (sn == 0) {
                throw refused("is too long: " + path.size() + " hashes", oldRoot, newRoot);
            }
            if ((fn & 1) == 1 || fn == sn) {
                old = hasher.node(next, old);
                grown = hasher.node(next, grown);
                int climb = Long.numberOfTrailingZeros(fn);
                fn >>= climb;
                sn >>= climb;
            } else {
                grown = hasher.node(grown, next);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw refused("is too short: " + path.size() + " hashes", oldRoot, newRoot);
        }
        if (!old.equals(oldRoot) || !grown.equals(newRoot)) {
            throw refused("leads to roots " + old + " and " + grown, oldRoot, newRoot);
        }
    }

    private static void requireSizes(long from, long to) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException(
                    "a consistency proof leads from a size of at least 1 to one not smaller, found " + from + " and "
                            + to);
        }
    }

    private void verifySame(Hash oldRoot, Hash newRoot) {
        if (!path.isEmpty()) {
            throw refused("must be empty, found " + path.size() + " hashes", oldRoot, newRoot);
        }
        if (!oldRoot.equals(newRoot)) {
            throw refused("finds two trees of one size", oldRoot, newRoot);
        }
    }

    private ProofRefusedException refused(String why, Hash oldRoot, Hash newRoot) {
        return new ProofRefusedException("consistency proof from size " + from + " to " + to + " " + why
                + ", expected roots " + oldRoot + " and " + newRoot);
    }
}
