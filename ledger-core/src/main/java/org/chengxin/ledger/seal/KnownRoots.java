package org.chengxin.ledger.seal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the roots of large complete subtrees, which never change: almost every proof needs the same few thousand, and each
 * is made from up to 128 stored ones. The roots of tiles are learnt by the page, 256 at a time, and those between a tile and a
 * page are made from them. The leaves around an event are read every time. For proofs alone, which whoever gets them checks
 * against a signed root: what looks for changes must read what is stored. Thread-safe.
 */
public final class KnownRoots implements HashSource {

    /** The level of a tile: from here on a root is not made from leaves, which come with one page of the database. */
    private static final int TILE_LEVEL = 8;

    private static final int PAGE_LEVEL = 2 * TILE_LEVEL;
    private static final int PAGE_TILES = 1 << TILE_LEVEL;

    /** Some 100 bytes each; all of a log of 33 million events. */
    static final int ROOTS_MAX = 262_144;

    private final HashSource stored;
    private final Supplier<TreeHasher> hashers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<NodeId, Hash> roots = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<NodeId, Hash> eldest) {
            return size() > ROOTS_MAX;
        }
    };

    /** @param hashers makes a hasher of the log's suite for one thread */
    public KnownRoots(HashSource stored, Supplier<TreeHasher> hashers) {
        this.stored = stored;
        this.hashers = hashers;
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
        List<Hash> read = unknown.isEmpty() ? List.of() : learn(unknown, endOf(nodes));
        List<Hash> all = new ArrayList<>(nodes.size());
        int next = 0;
        for (Hash hash : found) {
            all.add(hash == null ? read.get(next++) : hash);
        }
        return all;
    }

    /** Whoever asks for a subtree knows that its leaves are there, and so are all before them. */
    private static long endOf(List<NodeId> nodes) {
        return nodes.stream().mapToLong(NodeId::endLeaf).max().orElse(0);
    }

    private List<Hash> learn(List<NodeId> unknown, long endLeaf) {
        List<NodeId> asked = new ArrayList<>(unknown);
        List<NodeId> tiles = unknown.stream()
                .filter(node -> node.level() >= TILE_LEVEL && node.level() < PAGE_LEVEL)
                .mapToLong(node -> node.index() >> (PAGE_LEVEL - node.level()))
                .distinct()
                .flatMap(page ->
                        LongStream.range(page * PAGE_TILES, Math.min((page + 1) * PAGE_TILES, endLeaf >> TILE_LEVEL)))
                .mapToObj(index -> new NodeId(TILE_LEVEL, index))
                .toList();
        asked.addAll(tiles);
        List<Hash> read = stored.read(asked);
        Map<NodeId, Hash> learnt = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            if (isLarge(asked.get(i))) {
                learnt.put(asked.get(i), read.get(i));
            }
        }
        addParents(tiles, learnt);
        remember(learnt);
        return read.subList(0, unknown.size());
    }

    /** Every complete subtree between the tiles and their page. */
    private void addParents(List<NodeId> tiles, Map<NodeId, Hash> learnt) {
        TreeHasher hasher = hashers.get();
        List<NodeId> level = tiles;
        while (!level.isEmpty() && level.getFirst().level() < PAGE_LEVEL - 1) {
            List<NodeId> parents = new ArrayList<>();
            for (NodeId node : level) {
                Hash left = learnt.get(node);
                Hash right = node.index() % 2 == 0 ? learnt.get(new NodeId(node.level(), node.index() + 1)) : null;
                if (left != null && right != null) {
                    NodeId parent = new NodeId(node.level() + 1, node.index() / 2);
                    learnt.computeIfAbsent(parent, p -> hasher.node(left, right));
                    parents.add(parent);
                }
            }
            level = parents;
        }
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

    private void remember(Map<NodeId, Hash> learnt) {
        lock.lock();
        try {
            roots.putAll(learnt);
        } finally {
            lock.unlock();
        }
    }

    private static boolean isLarge(NodeId node) {
        return node.level() >= TILE_LEVEL;
    }
}
