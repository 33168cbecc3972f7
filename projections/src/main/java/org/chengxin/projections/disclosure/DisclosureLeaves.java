package org.chengxin.projections.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.disclosure.DisclosureEntry;
import org.chengxin.ledger.publish.LeafSource;
import org.chengxin.ledger.publish.MissingRootException;
import org.chengxin.ledger.publish.StoredLeaf;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.HashSource;
import org.chengxin.ledger.seal.NodeId;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.Tile;
import org.chengxin.ledger.seal.TilePath;
import org.chengxin.ledger.seal.TiledHashes;
import org.chengxin.ledger.seal.TreeHasher;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log of disclosure as it is stored: {@code disclosure_log.entry} and {@code disclosure_log.node}. */
public final class DisclosureLeaves implements LeafSource {

    private static final int TILE_LEVELS = 8;

    private final JdbcTemplate jdbc;
    private final Suite suite;

    public DisclosureLeaves(JdbcTemplate jdbc, Suite suite) {
        this.jdbc = jdbc;
        this.suite = suite;
    }

    @Override
    public long size() {
        Long size = jdbc.queryForObject("select coalesce(max(position), 0) from disclosure_log.entry", Long.class);
        return size == null ? 0 : size;
    }

    @Override
    public List<StoredLeaf> leaves(long fromPosition, int leavesMax) {
        TreeHasher hasher = suite.hasher();
        return jdbc.query(
                "select * from disclosure_log.entry where position >= ? order by position limit ?",
                (row, n) -> leaf(row, hasher),
                fromPosition,
                leavesMax);
    }

    @Override
    public List<byte[]> entries(long fromPosition, int entriesMax) {
        return jdbc.query(
                "select entry from disclosure_log.entry where position >= ? order by position limit ?",
                (row, n) -> row.getBytes(1),
                fromPosition,
                entriesMax);
    }

    /** Reads whole tiles, of which there are at most two for each eight levels of a proof. */
    @Override
    public HashSource hashes() {
        return nodes -> {
            long size = nodes.stream().mapToLong(NodeId::endLeaf).max().orElse(0);
            return new TiledHashes(suite.hasher(), size, this::tiles).read(nodes);
        };
    }

    private List<Tile> tiles(List<TilePath> paths) {
        List<Tile> tiles = new ArrayList<>();
        for (TilePath path : paths) {
            List<Hash> hashes = path.level() == 0 ? leafHashes(path) : nodeHashes(path);
            if (hashes.size() != path.width()) {
                throw new MissingRootException(path + " must have " + path.width() + " hashes, found " + hashes.size());
            }
            tiles.add(new Tile(path, hashes));
        }
        return tiles;
    }

    private List<Hash> leafHashes(TilePath path) {
        long first = path.index() * TilePath.WIDTH_MAX + 1;
        return jdbc.query(
                "select leaf_hash from disclosure_log.entry where position between ? and ? order by position",
                (row, n) -> Hash.of(row.getBytes(1)),
                first,
                first + path.width() - 1);
    }

    private List<Hash> nodeHashes(TilePath path) {
        long first = path.index() * TilePath.WIDTH_MAX;
        return jdbc.query(
                "select hash from disclosure_log.node where level = ? and index between ? and ? order by index",
                (row, n) -> Hash.of(row.getBytes(1)),
                path.level() * TILE_LEVELS,
                first,
                first + path.width() - 1);
    }

    private static StoredLeaf leaf(ResultSet row, TreeHasher hasher) throws SQLException {
        byte[] entry = row.getBytes("entry");
        byte[] head = row.getBytes("tree_head");
        return new StoredLeaf(
                row.getLong("position"),
                Hash.of(row.getBytes("leaf_hash")),
                hasher.leaf(entry),
                doubtful(row, entry),
                "entry",
                head == null ? null : Hash.of(head));
    }

    /** The columns beside the entry say the same as it does. */
    private static String doubtful(ResultSet row, byte[] bytes) throws SQLException {
        List<String> columns = new ArrayList<>();
        try {
            DisclosureEntry entry = DisclosureEntry.decode(bytes);
            addUnless(entry.position() == row.getLong("position"), "position", columns);
            addUnless(entry.sourcePosition() == row.getLong("source_position"), "source_position", columns);
            addUnless(entry.recordId().equals(row.getString("record_id")), "record_id", columns);
        } catch (IllegalArgumentException e) {
            columns.add("entry");
        }
        return String.join(", ", columns);
    }

    private static void addUnless(boolean same, String column, List<String> columns) {
        if (!same) {
            columns.add(column);
        }
    }
}
