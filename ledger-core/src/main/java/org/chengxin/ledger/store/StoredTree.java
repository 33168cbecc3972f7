package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.NodeId;
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
        List<NodeId> subtrees = new ArrayList<>();
        long before = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                subtrees.add(new NodeId(level, before >>> level));
                before += 1L << level;
            }
        }
        return Frontier.of(hasher, size, read(subtrees, hasher));
    }

    /** The roots of {@code subtrees}, in this order; requires that all their leaves are there. */
    List<Hash> read(List<NodeId> subtrees, TreeHasher hasher) throws SQLException {
        if (subtrees.isEmpty()) {
            return List.of();
        }
        Map<Integer, NavigableMap<Long, Hash>> stored =
                fetch(subtrees.stream().map(Run::of).distinct().toList());
        List<Hash> roots = new ArrayList<>(subtrees.size());
        for (NodeId subtree : subtrees) {
            roots.add(root(Run.of(subtree), stored, hasher));
        }
        return roots;
    }

    private static Hash root(Run run, Map<Integer, NavigableMap<Long, Hash>> stored, TreeHasher hasher) {
        NavigableMap<Long, Hash> row = stored.getOrDefault(run.level(), new TreeMap<>());
        List<Hash> level =
                new ArrayList<>(row.subMap(run.first(), true, run.last(), true).values());
        if (level.size() != run.count()) {
            throw new MissingHashException(run.level(), firstMissing(run, row));
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

    private static long firstMissing(Run run, NavigableMap<Long, Hash> row) {
        long index = run.first();
        while (row.containsKey(index)) {
            index++;
        }
        return index;
    }

    private Map<Integer, NavigableMap<Long, Hash>> fetch(List<Run> runs) throws SQLException {
        Map<Integer, NavigableMap<Long, Hash>> stored = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(RANGES)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "int4", runs.stream().map(Run::level).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int8", runs.stream().map(Run::first).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "int8", runs.stream().map(Run::last).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int level = runs.get(rows.getInt(1) - 1).level();
                    stored.computeIfAbsent(level, l -> new TreeMap<>()).put(rows.getLong(2), Hash.of(rows.getBytes(3)));
                }
            }
        }
        return stored;
    }

    /** The stored hashes that make up a subtree: itself, or up to 128 of the next stored level below. */
    private record Run(int level, long first, int count) {

        static Run of(NodeId node) {
            int level = node.level() / Placed.TILE_LEVELS * Placed.TILE_LEVELS;
            int count = 1 << (node.level() - level);
            return new Run(level, node.index() * count, count);
        }

        long last() {
            return first + count - 1;
        }
    }
}
