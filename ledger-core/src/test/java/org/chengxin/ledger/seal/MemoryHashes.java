package org.chengxin.ledger.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A tree in memory with all its complete subtrees, and a record of what was asked of it. */
public final class MemoryHashes implements HashSource {

    private final List<List<Hash>> levels = new ArrayList<>();
    private final List<List<NodeId>> batches = new ArrayList<>();

    private MemoryHashes(TreeHasher hasher, List<Hash> leaves) {
        for (List<Hash> level = leaves; !level.isEmpty(); level = parents(hasher, level)) {
            levels.add(List.copyOf(level));
        }
    }

    public static MemoryHashes of(TreeHasher hasher, List<Hash> leaves) {
        return new MemoryHashes(hasher, leaves);
    }

    /** The tree over {@link #entries}. */
    public static MemoryHashes ofSize(int size) {
        TreeHasher hasher = Suite.INTL.hasher();
        return of(hasher, entries(size).stream().map(hasher::leaf).toList());
    }

    /** As many entries, each different, of different lengths. */
    public static List<byte[]> entries(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public List<Hash> read(List<NodeId> nodes) {
        batches.add(List.copyOf(nodes));
        return nodes.stream()
                .map(node -> levels.get(node.level()).get((int) node.index()))
                .toList();
    }

    /** What was asked, one list for each time. */
    public List<List<NodeId>> batches() {
        return batches;
    }

    public Hash leaf(int index) {
        return levels.getFirst().get(index);
    }

    private static List<Hash> parents(TreeHasher hasher, List<Hash> level) {
        return IntStream.range(0, level.size() / 2)
                .mapToObj(i -> hasher.node(level.get(2 * i), level.get(2 * i + 1)))
                .toList();
    }
}
