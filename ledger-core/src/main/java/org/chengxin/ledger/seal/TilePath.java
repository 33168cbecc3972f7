package org.chengxin.ledger.seal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The address of a tile or entry bundle below the prefix of a log, as <a href="https://c2sp.org/tlog-tiles">tlog-tiles</a>
 * writes it: {@code tile/0/x001/x234/067}, {@code tile/1/000.p/17}, {@code tile/entries/003}. A tile of level {@code l} has
 * roots of complete subtrees of 256<sup>l</sup> leaves.
 *
 * @param level 0 for leaf hashes, {@value #ENTRIES} for a bundle of entries
 * @param index how many tiles of that level stand before it
 * @param width hashes or entries in it, {@value #WIDTH_MAX} if it is full
 */
public record TilePath(int level, long index, int width) {

    /** The level of entry bundles. */
    public static final int ENTRIES = -1;

    /** Hashes of a full tile. */
    public static final int WIDTH_MAX = 256;

    /** A tile stands for a subtree of this height. */
    static final int HEIGHT = 8;

    private static final int LEVEL_MAX = 63;
    private static final int GROUP = 1000;
    private static final Pattern FORM =
            Pattern.compile("tile/(entries|[1-9]?[0-9])((?:/x[0-9]{3})*/[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** @throws IllegalArgumentException if a number is out of range */
    public TilePath {
        if (level < ENTRIES || level > LEVEL_MAX) {
            throw new IllegalArgumentException("level of a tile must be 0 to " + LEVEL_MAX + ", found " + level);
        }
        if (index < 0) {
            throw new IllegalArgumentException("index of a tile must be 0 or more, found " + index);
        }
        if (width < 1 || width > WIDTH_MAX) {
            throw new IllegalArgumentException("width of a tile must be 1 to " + WIDTH_MAX + ", found " + width);
        }
    }

    /**
     * The tile at this place in a tree of {@code size} leaves, as wide as it is there.
     *
     * @throws IllegalArgumentException if the tree has no such tile
     */
    public static TilePath at(int level, long index, long size) {
        long width = available(level, index, size);
        if (width < 1) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has no tile " + index + " of level " + level);
        }
        return new TilePath(level, index, (int) Math.min(width, WIDTH_MAX));
    }

    /**
     * The tile that has what is needed for this node, as wide as it is in a tree of {@code size} leaves.
     *
     * @throws IllegalArgumentException if the node is not complete in that tree
     */
    public static TilePath holding(NodeId node, long size) {
        if (node.endLeaf() > size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no complete " + node);
        }
        int height = node.level() % HEIGHT;
        return at(node.level() / HEIGHT, node.index() >> (HEIGHT - height), size);
    }

    /**
     * Reads a path without a leading slash.
     *
     * @throws IllegalArgumentException unless {@link #path} writes it so
     */
    public static TilePath parse(String path) {
        Matcher matcher = FORM.matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a tile path must look like tile/0/x001/x234/067.p/8, found " + Canonical.shown(path));
        }
        int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        int width = matcher.group(3) == null ? WIDTH_MAX : Integer.parseInt(matcher.group(3));
        TilePath parsed = new TilePath(level, index(matcher.group(2), path), width);
        if (!parsed.path().equals(path)) {
            throw new IllegalArgumentException(
                    "a tile path must be written " + parsed.path() + ", found " + Canonical.shown(path));
        }
        return parsed;
    }

    /** The path, without a leading slash. */
    public String path() {
        StringBuilder groups = new StringBuilder(three(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            groups.insert(0, "x" + three(rest % GROUP) + "/");
        }
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + groups + (isFull() ? "" : ".p/" + width);
    }

    public boolean isFull() {
        return width == WIDTH_MAX;
    }

    /** Whether the tile, this wide, is part of a tree of {@code size} leaves, now or when the tree was smaller. */
    public boolean isWithin(long size) {
        return available(level, index, size) >= width;
    }

    /**
     * The roots in it, from left to right; for a bundle, the leaves of its entries.
     *
     * @throws IllegalArgumentException if the tile lies beyond 2<sup>63</sup> leaves
     */
    public List<NodeId> nodes() {
        int nodeLevel = Math.max(level, 0) * HEIGHT;
        if (index > Long.MAX_VALUE / WIDTH_MAX - 1) {
            throw new IllegalArgumentException("no tree reaches to tile " + this);
        }
        long first = index * WIDTH_MAX;
        return LongStream.range(first, first + width)
                .mapToObj(node -> new NodeId(nodeLevel, node))
                .toList();
    }

    @Override
    public String toString() {
        return path();
    }

    /** How many hashes of this level a tree of {@code size} leaves has from this tile on; may be negative. */
    private static long available(int level, long index, long size) {
        int shift = Math.max(level, 0) * HEIGHT;
        long hashes = shift < Long.SIZE ? size >> shift : 0;
        return index > hashes / WIDTH_MAX ? 0 : hashes - index * WIDTH_MAX;
    }

    private static long index(String groups, String path) {
        try {
            return Long.parseLong(groups.replaceAll("[/x]", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "index of a tile must be at most " + Long.MAX_VALUE + ", found " + Canonical.shown(path), e);
        }
    }

    private static String three(long number) {
        return Long.toString(GROUP + number).substring(1);
    }
}
