package org.chengxin.ledger.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * Up to 256 neighbouring roots of one level, which is how a log hands out its tree. Full tiles never change.
 *
 * @param hashes as many as {@code path} says
 */
public record Tile(TilePath path, List<Hash> hashes) {

    /** @throws IllegalArgumentException if the number of hashes is not the width of the tile */
    public Tile {
        if (path.level() == TilePath.ENTRIES) {
            throw new IllegalArgumentException("a bundle of entries is no tile of hashes, found " + path);
        }
        if (hashes.size() != path.width()) {
            throw new IllegalArgumentException(
                    "tile " + path + " must have " + path.width() + " hashes, found " + hashes.size());
        }
        hashes = List.copyOf(hashes);
    }

    /** Reads the hashes of a tile in one batch. */
    public static Tile read(HashSource source, TilePath path) {
        return new Tile(path, Subtrees.read(source, path.nodes()));
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException unless there are 32 bytes for each hash
     */
    public static Tile parse(TilePath path, byte[] bytes) {
        if (bytes.length != path.width() * Hash.BYTES) {
            throw new IllegalArgumentException(
                    "tile " + path + " must have " + path.width() * Hash.BYTES + " bytes, found " + bytes.length);
        }
        List<Hash> hashes = new ArrayList<>(path.width());
        for (int offset = 0; offset < bytes.length; offset += Hash.BYTES) {
            hashes.add(Hash.at(bytes, offset));
        }
        return new Tile(path, hashes);
    }

    /** The hashes one after the other, {@code application/octet-stream}. */
    public byte[] toBytes() {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i).raw(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
        }
        return bytes;
    }

    /**
     * The root of a complete subtree that this tile stands above, hashed together from the tile's hashes.
     *
     * @throws IllegalArgumentException if the tile does not have all of them
     */
    public Hash node(TreeHasher hasher, NodeId node) {
        int height = node.level() - path.level() * TilePath.HEIGHT;
        if (height < 0 || height > TilePath.HEIGHT) {
            throw new IllegalArgumentException("tile " + path + " does not hold " + node);
        }
        long from = (node.index() << height) - path.index() * TilePath.WIDTH_MAX;
        if (from < 0 || from + (1L << height) > hashes.size()) {
            throw new IllegalArgumentException("tile " + path + " does not hold " + node);
        }
        return root(hasher, hashes.subList((int) from, (int) from + (1 << height)));
    }

    /** The root over all hashes of the tile; of a full one it is a hash of the level above. */
    public Hash root(TreeHasher hasher) {
        return root(hasher, hashes);
    }

    private static Hash root(TreeHasher hasher, List<Hash> hashes) {
        Frontier frontier = Frontier.empty(hasher);
        hashes.forEach(frontier::append);
        return frontier.root();
    }
}
