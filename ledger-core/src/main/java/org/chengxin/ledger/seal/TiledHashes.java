package org.chengxin.ledger.seal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The tree of a log as somebody sees it who only has its tiles. Tiles say nothing by themselves: compare the root they lead
 * to with a signed checkpoint first.
 *
 * <p>Not thread-safe, because of the hasher.
 *
 * @param size the checkpoint's, which says how wide the tiles at the edge are
 * @param tiles reads the tiles at these paths, in the order asked
 */
public record TiledHashes(TreeHasher hasher, long size, Function<List<TilePath>, List<Tile>> tiles)
        implements HashSource {

    /** @throws IllegalArgumentException if a node is not complete in a tree of this size */
    @Override
    public List<Hash> read(List<NodeId> nodes) {
        List<TilePath> wanted = nodes.stream()
                .map(node -> TilePath.holding(node, size))
                .distinct()
                .toList();
        Map<TilePath, Tile> found = new HashMap<>();
        for (Tile tile : tiles.apply(wanted)) {
            found.put(tile.path(), tile);
        }
        return nodes.stream().map(node -> root(found, node)).toList();
    }

    private Hash root(Map<TilePath, Tile> found, NodeId node) {
        TilePath path = TilePath.holding(node, size);
        Tile tile = found.get(path);
        if (tile == null) {
            throw new IllegalStateException("tile " + path + " was asked for, found " + found.keySet());
        }
        return tile.node(hasher, node);
    }
}
