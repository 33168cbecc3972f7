package org.chengxin.ledger.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chengxin.ledger.seal.NodeId;

/**
 * Neighbouring hashes of one stored level.
 *
 * @param level 0 for leaves, 8, 16 … for nodes
 * @param last index of the last one, which belongs to it
 */
record HashRange(int level, long first, long last) {

    /** The hashes that make up a subtree: its own, or up to 128 of the next stored level below. */
    static HashRange of(NodeId node) {
        int level = node.level() / Placed.TILE_LEVELS * Placed.TILE_LEVELS;
        long count = 1L << (node.level() - level);
        long first = node.index() * count;
        return new HashRange(level, first, first + count - 1);
    }

    /** As few ranges as hold them all: 256 neighbours are one walk along an index, not 256, even with one left out. */
    static List<HashRange> merged(List<HashRange> ranges) {
        List<HashRange> sorted = ranges.stream()
                .sorted(Comparator.comparingInt(HashRange::level).thenComparingLong(HashRange::first))
                .toList();
        List<HashRange> merged = new ArrayList<>();
        for (HashRange next : sorted) {
            HashRange before = merged.isEmpty() ? null : merged.getLast();
            if (before != null && before.level == next.level && next.first <= before.last + 2) {
                merged.set(
                        merged.size() - 1, new HashRange(before.level, before.first, Math.max(before.last, next.last)));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    /** Whether these are leaves, and no more than a tile has. */
    boolean isOfOneTile() {
        return level == 0 && count() <= 1 << Placed.TILE_LEVELS;
    }

    int count() {
        return Math.toIntExact(last - first + 1);
    }
}
