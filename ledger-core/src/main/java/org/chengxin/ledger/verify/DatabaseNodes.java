package org.chengxin.ledger.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.ledger.seal.Hash;

/** The table {@code ledger.node}, read a page at a time in ascending order. */
final class DatabaseNodes implements LogSource.Nodes {

    private static final int PAGE_ROWS = 1024;
    private static final int LEVEL_STEP = 8;
    private static final int LEVEL_MAX = 56;

    private final Connection connection;
    private final String table;
    private final Map<Integer, NavigableMap<Long, Hash>> pages = new HashMap<>();

    DatabaseNodes(Connection connection, String schema) {
        this.connection = connection;
        this.table = schema + ".node";
    }

    /** Every level that the tree could have, and any other that somebody put there. */
    @Override
    public List<Integer> levels() {
        List<Integer> levels = new ArrayList<>();
        for (int level = LEVEL_STEP; level <= LEVEL_MAX; level += LEVEL_STEP) {
            levels.add(level);
        }
        return levels;
    }

    @Override
    public Optional<Hash> read(int level, long index) {
        NavigableMap<Long, Hash> page = pages.get(level);
        if (page == null || page.isEmpty() || page.lastKey() < index) {
            page = page(level, index);
            pages.put(level, page);
        }
        return Optional.ofNullable(page.get(index));
    }

    private NavigableMap<Long, Hash> page(int level, long from) {
        NavigableMap<Long, Hash> page = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select index, hash from " + table + " where level = ? and index >= ? order by index limit ?")) {
            select.setInt(1, level);
            select.setLong(2, from);
            select.setInt(3, PAGE_ROWS);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    page.put(rows.getLong(1), DatabaseSource.hash(rows.getBytes(2)));
                }
            }
        } catch (SQLException e) {
            throw DatabaseSource.unreadable(e);
        }
        return page;
    }

    @Override
    public long count() {
        try (PreparedStatement select = connection.prepareStatement("select count(*) from " + table);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw DatabaseSource.unreadable(e);
        }
    }
}
