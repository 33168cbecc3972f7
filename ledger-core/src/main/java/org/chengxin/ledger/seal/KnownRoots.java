package org.chengxin.ledger.seal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the roots of large complete subtrees, which never change: almost every proof needs the same few thousand, and each
 * is made from up to 128 stored ones. The leaves around an event are read every time. For proofs alone, which whoever gets them
 * checks against a signed root: what looks for changes must read what is stored. Thread-safe.
 */
public final class KnownRoots implements HashSource {

    /** From here on a root is not made from leaves, which come with one page of the database. */
    private static final int LARGE_LEVEL = 8;

    /** Some 100 bytes each. */
    static final int ROOTS_MAX = 65_536;

    private final HashSource stored;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<NodeId, Hash> roots = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<NodeId, Hash> eldest) {
            return size() > ROOTS_MAX;
        }
    };

    public KnownRoots(HashSource stored) {
        this.stored = stored;
    }

    @Override
    public List<Hash> read(List<NodeId> nodes) {
        List<@Nullable Hash> found = known(nodes);
        List<NodeId> unknown = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (found.get(i) == null) {
                unknown.add(nodes.get(i));
            }
        }
        List<Hash> read = unknown.isEmpty() ? List.of() : stored.read(unknown);
        learn(unknown, read);
        List<Hash> all = new ArrayList<>(nodes.size());
        int next = 0;
        for (Hash hash : found) {
            all.add(hash == null ? read.get(next++) : hash);
        }
        return all;
    }

    private List<@Nullable Hash> known(List<NodeId> nodes) {
        lock.lock();
        try {
            List<@Nullable Hash> found = new ArrayList<>(nodes.size());
            for (NodeId node : nodes) {
                found.add(isLarge(node) ? roots.get(node) : null);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private void learn(List<NodeId> nodes, List<Hash> read) {
        lock.lock();
        try {
            for (int i = 0; i < nodes.size(); i++) {
                if (isLarge(nodes.get(i))) {
                    roots.put(nodes.get(i), read.get(i));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean isLarge(NodeId node) {
        return node.level() >= LARGE_LEVEL;
    }
}
