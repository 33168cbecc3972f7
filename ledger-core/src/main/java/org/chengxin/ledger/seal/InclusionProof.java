package org.chengxin.ledger.seal;

import java.util.List;

/**
 * Proves that a leaf stands at an index of a tree (RFC 9162 section 2.1.3).
 *
 * @param index of the leaf, from 0
 * @param size of the tree, in leaves
 * @param path the roots that are missing on the way from the leaf to the root of the tree, the leaf's neighbour first
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    /** @throws IllegalArgumentException unless {@code 0 <= index < size} */
    public InclusionProof {
        requireIndex(index, size);
        path = List.copyOf(path);
    }

    /**
     * Makes the proof from at most 2 × 62 subtrees, read in one batch.
     *
     * @throws IllegalArgumentException unless {@code 0 <= index < size}
     */
    public static InclusionProof of(TreeHasher hasher, HashSource source, long index, long size) {
        requireIndex(index, size);
        Subtrees missing = new Subtrees();
        long first = 0;
        long end = size;
        while (end - first > 1) {
            long middle = first + Subtrees.split(end - first);
            if (index < middle) {
                missing.add(middle, end);
                end = middle;
            } else {
                missing.add(first, middle);
                first = middle;
            }
        }
        return new InclusionProof(index, size, missing.readBackwards(hasher, source));
    }

    /**
     * Checks as RFC 9162 section 2.1.3.2 says.
     *
     * @throws ProofRefusedException unless the path leads from {@code leaf} to {@code root}
     */
    public void verify(TreeHasher hasher, Hash leaf, Hash root) {
        long fn = index;
        long sn = size - 1;
        Hash found = leaf;
        for (Hash next : path) {
            if (sn == 0) {
                throw refused("is too long: " + path.size() + " hashes", root);
            }
            if ((fn & 1) == 1 || fn == sn) {
                found = hasher.node(next, found);
                int climb = Long.numberOfTrailingZeros(fn);
                fn >>= climb;
                sn >>= climb;
            } else {
                found = hasher.node(found, next);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw refused("is too short: " + path.size() + " hashes", root);
        }
        if (!found.equals(root)) {
            throw refused("leads to root " + found, root);
        }
    }

    private static void requireIndex(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "index of a leaf must be 0 or more and below the size " + size + " of the tree, found " + index);
        }
    }

    private ProofRefusedException refused(String why, Hash root) {
        return new ProofRefusedException(
                "inclusion proof of leaf " + index + " in a tree of " + size + " " + why + ", expected root " + root);
    }
}
