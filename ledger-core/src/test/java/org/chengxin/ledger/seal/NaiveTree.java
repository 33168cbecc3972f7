package org.chengxin.ledger.seal;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The tree as the definitions of RFC 9162 section 2.1 spell it, recursive and slow, sharing no line with the real one. */
final class NaiveTree {

    private NaiveTree() {}

    /** MTH of section 2.1.1. */
    static Hash root(List<byte[]> entries) {
        int n = entries.size();
        if (n == 0) {
            return sha256(new byte[0]);
        }
        if (n == 1) {
            return sha256(new byte[] {0}, entries.getFirst());
        }
        int k = largestPowerOfTwoBelow(n);
        return sha256(
                new byte[] {1},
                root(entries.subList(0, k)).toBytes(),
                root(entries.subList(k, n)).toBytes());
    }

    /** PATH of section 2.1.3.1. */
    static List<Hash> path(int m, List<byte[]> entries) {
        int n = entries.size();
        if (n == 1) {
            return List.of();
        }
        int k = largestPowerOfTwoBelow(n);
        return m < k
                ? followedBy(path(m, entries.subList(0, k)), root(entries.subList(k, n)))
                : followedBy(path(m - k, entries.subList(k, n)), root(entries.subList(0, k)));
    }

    /** PROOF of section 2.1.4.1. */
    static List<Hash> proof(int m, List<byte[]> entries) {
        return subproof(m, entries, true);
    }

    private static List<Hash> subproof(int m, List<byte[]> entries, boolean known) {
        int n = entries.size();
        if (m == n) {
            return known ? List.of() : List.of(root(entries));
        }
        int k = largestPowerOfTwoBelow(n);
        return m <= k
                ? followedBy(subproof(m, entries.subList(0, k), known), root(entries.subList(k, n)))
                : followedBy(subproof(m - k, entries.subList(k, n), false), root(entries.subList(0, k)));
    }

    private static int largestPowerOfTwoBelow(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> followedBy(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    private static Hash sha256(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        try {
            return Hash.of(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
