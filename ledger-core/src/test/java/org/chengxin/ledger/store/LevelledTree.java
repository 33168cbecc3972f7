package org.chengxin.ledger.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.seal.Hash;

/** The tree over given leaves, whole and in memory, built level by level. Shares no line with the tree it judges. */
final class LevelledTree {

    private final List<List<Hash>> levels = new ArrayList<>();

    LevelledTree(List<Hash> leaves) {
        List<Hash> level = leaves;
        while (!level.isEmpty()) {
            levels.add(level);
            List<Hash> parents = new ArrayList<>(level.size() / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                parents.add(node(level.get(i), level.get(i + 1)));
            }
            level = parents;
        }
    }

    /** Roots of all complete subtrees of 2<sup>level</sup> leaves. */
    List<Hash> level(int level) {
        return level < levels.size() ? levels.get(level) : List.of();
    }

    /** Root over the first {@code size} leaves; requires at least one. */
    Hash root(int size) {
        return root(0, size);
    }

    private Hash root(int from, int count) {
        int left = Integer.highestOneBit(count);
        Hash complete =
                levels.get(Integer.numberOfTrailingZeros(left)).get(from >> Integer.numberOfTrailingZeros(left));
        return left == count ? complete : node(complete, root(from + left, count - left));
    }

    static Hash node(Hash left, Hash right) {
        return sha256(new byte[] {1}, left.toBytes(), right.toBytes());
    }

    static Hash leaf(byte[] entry) {
        return sha256(new byte[] {0}, entry);
    }

    private static Hash sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return Hash.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
