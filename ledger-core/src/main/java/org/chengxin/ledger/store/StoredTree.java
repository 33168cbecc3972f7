package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
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

    private static final String RANGES = """
            select case when r.level = 0
                   then (select string_agg(e.leaf_hash, ''::bytea order by e.position)
                           from ledger.event e
                          where e.position between r.first + 1 and r.last + 1)
                   else (select string_agg(n.hash, ''::bytea order by n.index)
                           from ledger.node n
                          where n.level = r.level and n.index between r.first and r.last)
                   end
              from unnest(?::int2[], ?::int8[], ?::int8[]) with ordinality as r(level, first, last, o)
             order by r.o
            """;

    // The limit, which no range exceeds, tells the planner how little this is: one plan does for all ranges.
    private static final String LEAVES = """
            select string_agg(leaf_hash, ''::bytea)
              from (select leaf_hash from ledger.event where position between ? and ? order by position limit %d) e
            """.formatted(1 << Placed.TILE_LEVELS);

    private static final String FIRST_MISSING = """
            select i from generate_series(?::bigint, ?::bigint) as i
             where not exists (select 1 from ledger.event e
                                where ? = 0 and e.position = i + 1 and length(e.leaf_hash) = 32)
               and not exists (select 1 from ledger.node n where n.level = ? and n.index = i and length(n.hash) = 32)
             order by i limit 1
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
        Map<Integer, NavigableMap<Long, byte[]>> stored =
                fetch(HashRange.merged(subtrees.stream().map(HashRange::of).toList()));
        List<Hash> roots = new ArrayList<>(subtrees.size());
        for (NodeId subtree : subtrees) {
            roots.add(root(HashRange.of(subtree), stored, hasher));
        }
        return roots;
    }

    private static Hash root(HashRange below, Map<Integer, NavigableMap<Long, byte[]>> stored, TreeHasher hasher) {
        Map.Entry<Long, byte[]> row = stored.getOrDefault(below.level(), Collections.emptyNavigableMap())
                .floorEntry(below.first());
        if (row == null) {
            throw new IllegalStateException("nobody asked for " + below);
        }
        int offset = Math.toIntExact(below.first() - row.getKey());
        return hasher.root(row.getValue(), offset, below.count());
    }

    private Map<Integer, NavigableMap<Long, byte[]>> fetch(List<HashRange> ranges) throws SQLException {
        boolean leavesOnly = ranges.size() == 1 && ranges.getFirst().isOfOneTile();
        Map<Integer, NavigableMap<Long, byte[]>> stored = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(leavesOnly ? LEAVES : RANGES)) {
            if (leavesOnly) {
                statement.setLong(1, ranges.getFirst().first() + 1);
                statement.setLong(2, ranges.getFirst().last() + 1);
            } else {
                bind(statement, ranges);
            }
            try (ResultSet rows = statement.executeQuery()) {
                for (HashRange range : ranges) {
                    rows.next();
                    byte[] hashes = rows.getBytes(1);
                    if (hashes == null || hashes.length != range.count() * Hash.BYTES) {
                        throw new MissingHashException(range.level(), firstMissing(range));
                    }
                    stored.computeIfAbsent(range.level(), l -> new TreeMap<>()).put(range.first(), hashes);
                }
            }
        }
        return stored;
    }

    private void bind(PreparedStatement statement, List<HashRange> ranges) throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf(
                        "int2", ranges.stream().map(HashRange::level).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "int8", ranges.stream().map(HashRange::first).toArray()));
        statement.setArray(
                3,
                connection.createArrayOf(
                        "int8", ranges.stream().map(HashRange::last).toArray()));
    }

    private long firstMissing(HashRange range) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIRST_MISSING)) {
            statement.setLong(1, range.first());
            statement.setLong(2, range.last());
            statement.setInt(3, range.level());
            statement.setInt(4, range.level());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : range.first();
            }
        }
    }
}
