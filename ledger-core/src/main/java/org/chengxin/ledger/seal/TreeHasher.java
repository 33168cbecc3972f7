package org.chengxin.ledger.seal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * How bytes become leaves and leaves become nodes (RFC 9162 section 2.1.1): a leaf is hashed behind {@code 0x00}, a node
 * behind {@code 0x01}, so that no node can be passed off as a leaf.
 *
 * <p>Not thread-safe: it owns one digest. Ask {@link Suite#hasher()} for one per thread.
 */
public final class TreeHasher {

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private final MessageDigest digest;

    /** What the next node is hashed from. */
    private final byte[] parent = new byte[1 + 2 * Hash.BYTES];

    TreeHasher(MessageDigest digest) {
        this.digest = digest;
        parent[0] = NODE;
    }

    /** The root of a tree without leaves. */
    public Hash empty() {
        return finish();
    }

    /** The leaf of {@code entry}, the exact bytes that the log holds. */
    public Hash leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** The leaf of {@code length} bytes from {@code offset}. */
    public Hash leaf(byte[] bytes, int offset, int length) {
        digest.update(LEAF);
        digest.update(bytes, offset, length);
        return finish();
    }

    /** The parent of two neighbours. */
    public Hash node(Hash left, Hash right) {
        // One update of all costs half of three.
        System.arraycopy(left.raw(), 0, parent, 1, Hash.BYTES);
        System.arraycopy(right.raw(), 0, parent, 1 + Hash.BYTES, Hash.BYTES);
        digest.update(parent);
        return finish();
    }

    /**
     * The root of a complete subtree, from hashes of one level that lie side by side. Works in a copy of them and makes
     * nothing else, since a proof needs some 500 nodes of no further use.
     *
     * @param row hashes of {@value Hash#BYTES} bytes each
     * @param first which of them the subtree begins with
     * @param count how many it is made of; a power of two
     */
    public Hash root(byte[] row, int first, int count) {
        if (Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException("a complete subtree has a power of two of hashes, found " + count);
        }
        byte[] level = Arrays.copyOfRange(row, first * Hash.BYTES, (first + count) * Hash.BYTES);
        for (int parents = count / 2; parents > 0; parents /= 2) {
            for (int i = 0; i < parents; i++) {
                System.arraycopy(level, 2 * i * Hash.BYTES, parent, 1, 2 * Hash.BYTES);
                digest.update(parent);
                finishInto(level, i * Hash.BYTES);
            }
        }
        return Hash.at(level, 0);
    }

    /**
     * Commits to {@code content} without giving it away: whoever does not know the salt cannot guess the content from the
     * commitment, however little choice there is.
     *
     * @param salt {@value Entry#SALT_BYTES} random bytes, kept beside the content and shown only with it
     * @param part tells two contents under the same salt apart
     */
    Hash commit(byte[] salt, byte part, byte[] content) {
        if (salt.length != Entry.SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + Entry.SALT_BYTES + " bytes, found " + salt.length);
        }
        digest.update(salt);
        digest.update(part);
        digest.update(content);
        return finish();
    }

    private Hash finish() {
        byte[] out = new byte[Hash.BYTES];
        finishInto(out, 0);
        return Hash.adopt(out);
    }

    private void finishInto(byte[] out, int offset) {
        try {
            digest.digest(out, offset, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException(digest.getAlgorithm() + " must give " + Hash.BYTES + " bytes", e);
        }
    }
}
