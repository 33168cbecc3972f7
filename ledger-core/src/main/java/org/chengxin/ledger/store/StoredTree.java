package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;

/**
 * Roots of complete subtrees, from the leaves in {@code ledger.event} and the nodes in {@code ledger.node}. A subtree that is
 * not stored is made from at most 128 that are: the level of a subtree is rounded down to the next stored one.
 */
final class StoredTree {

    // "offset 0" keeps the planner from reordering: each range is one walk along the primary key.
    private static final String RANGES = """
            select r.o, x.index, x.hash
              from unnest(?::int4[], ?::int8[], ?::int8[]) with ordinality as r(level, first, last, o)
             cross join lateral (
                   select e.position - 1 as index, e.leaf_hash as hash
                     from ledger.event e
                    where r.level = 0 and e.position between r.first + 1 and r.last + 1
                   union all
                   select n.index, n.hash
                     from ledger.node n
                    where r.level > 0 and n.level = r.level and n.index between r.first and r.last
                   offset 0) x
            """;

    private final Connection connection;

    StoredTree(Connection connection) {
        this.connection = connection;
    }

    /** The tree over the first {@code size} events. */
    Frontier frontier(long size, TreeHasher hasher) throws SQLException {
        List<Subtree> subtrees = new ArrayList<>();
        long before = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                subtrees.add(new Subtree(level, before >>> level));
                before += 1L << level;
            }
        }
        return Frontier.of(hasher, size, read(subtrees, hasher));
    }

    /** The roots of {@code subtrees}, in this order; requires that all their leaves are there. */
    List<Hash> read(List<Subtree> subtrees, TreeHasher hasher) throws SQLException {
        if (subtrees.isEmpty()) {
            return List.of();
        }
        Map<Integer, NavigableMap<Long, Hash>> stored = fetch(Ranges.of(subtrees));
        List<Hash> roots = new ArrayList<>(subtrees.size());
        for (Subtree subtree : subtrees) {
            roots.add(root(subtree, stored, hasher));
        }
        return roots;
    }

    private static Hash root(Subtree subtree, Map<Integer, NavigableMap<Long, Hash>> stored, TreeHasher hasher) {
        NavigableMap<Long, Hash> row = stored.getOrDefault(subtree.storedLevel(), new TreeMap<>());
        List<Hash> level = new ArrayList<>(
                row.subMap(subtree.first(), true, subtree.last(), true).values());
        if (level.size() != subtree.count()) {
            throw new MissingHashException(subtree.storedLevel(), subtree.first(), subtree.count(), level.size());
        }
        while (level.size() > 1) {
            List<Hash> parents = new ArrayList<>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                parents.add(hasher.node(level.get(i), level.get(i + 1)));
            }
            level = parents;
        }
        return level.getFirst();
    }

    private Map<Integer, NavigableMap<Long, Hash>> fetch(Ranges ranges) throws SQLException {
        Map<Integer, NavigableMap<Long, Hash>> stored = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(RANGES)) {
            statement.setArray(1, connection.createArrayOf("int4", ranges.levels()));
            statement.setArray(2, connection.createArrayOf("int8", ranges.firsts()));
            statement.setArray(3, connection.createArrayOf("int8", ranges.lasts()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int level = ranges.levels()[rows.getInt(1) - 1];
                    stored.computeIfAbsent(level, l -> new TreeMap<>()).put(rows.getLong(2), Hash.of(rows.getBytes(3)));
                }
            }
        }
        return stored;
    }

    /**
     * A complete subtree.
     *
     * @param level it has 2<sup>level</sup> leaves
     * @param index how many of its level stand before it
     */
    record Subtree(int level, long index) {

        int storedLevel() {
            return level / Placed.TILE_LEVELS * Placed.TILE_LEVELS;
        }

        int count() {
            return 1 << (level - storedLevel());
        }

        long first() {
            return index * count();
        }

        long last() {
            return first() + count() - 1;
        }
    }

    /** Stored hashes that stand side by side, read in one go each. */
    private record Ranges(List<Subtree> sorted) {

        static Ranges of(List<Subtree> subtrees) {
            List<Subtree> byLevelAndPlace = new ArrayList<>(subtrees);
            byLevelAndPlace.sort(Comparator.comparingInt(Subtree::storedLevel).thenComparingLong(Subtree::first));
            return new Ranges(List.copyOf(byLevelAndPlace));
        }

        Integer[] levels() {
            return sorted.stream().map(Subtree::storedLevel).toArray(Integer[]::new);
        }

        Long[] firsts() {
            return sorted.stream().map(Subtree::first).toArray(Long[]::new);
        }

        Long[] lasts() {
            return sorted.stream().map(Subtree::last).toArray(Long[]::new);
        }
    }
}
