package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.EntryBundle;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Tile;
import org.chengxin.ledger.seal.TilePath;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * A log as it is served to anybody (<a href="https://c2sp.org/tlog-tiles">tlog-tiles</a>): entries, hashes, and the
 * checkpoint that stood when reading began. What grows meanwhile is not looked at.
 */
final class TileSource implements LogSource {

    private static final int TILES_PER_PORTION = 4;
    private static final int PORTIONS_AHEAD = 4;

    private final Tiles tiles;
    private final String note;
    private final Checkpoint checkpoint;
    private final List<String> keys;
    private final ExecutorService fetchers = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Future<Portion>> ahead = new ArrayDeque<>();
    private long nextTile;
    private long tilesRead;

    TileSource(Tiles tiles) {
        this.tiles = tiles;
        this.note = new String(need("checkpoint"), UTF_8);
        try {
            this.checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        } catch (IllegalArgumentException e) {
            throw new MalformedException(
                    new Wording(
                            tiles.name() + " 的检查点无法识别", "the checkpoint of " + tiles.name() + ": " + e.getMessage()),
                    e);
        }
        this.keys = tiles.read("vkey").stream()
                .flatMap(text -> new String(text, UTF_8).lines())
                .filter(line -> !line.isBlank())
                .toList();
    }

    @Override
    public String name() {
        return tiles.name();
    }

    @Override
    public LogIdentity identity() {
        return new LogIdentity(checkpoint.suite(), checkpoint.origin(), keys);
    }

    @Override
    public Frontier before(TreeHasher hasher) {
        return Frontier.empty(hasher);
    }

    @Override
    public double share() {
        return (double) tilesRead / Math.max(1, tilesTotal());
    }

    @Override
    public @Nullable Portion next() {
        while (ahead.size() < PORTIONS_AHEAD && (nextTile < tilesTotal() || nextTile == 0)) {
            long first = nextTile;
            nextTile = Math.max(1, Math.min(tilesTotal(), first + TILES_PER_PORTION));
            long end = Math.min(nextTile, tilesTotal());
            ahead.add(fetchers.submit(() -> portion(first, end)));
        }
        if (ahead.isEmpty()) {
            return null;
        }
        tilesRead = Math.min(tilesTotal(), tilesRead + TILES_PER_PORTION);
        return await(ahead.removeFirst());
    }

    private Portion portion(long firstTile, long endTile) {
        List<Row> rows = new ArrayList<>();
        for (long tile = firstTile; tile < endTile; tile++) {
            TilePath path = TilePath.at(0, tile, checkpoint.size());
            List<Hash> leaves = tile(path).hashes();
            List<byte[]> entries = entries(path);
            for (int i = 0; i < leaves.size(); i++) {
                rows.add(new EntryRow(tile * TilePath.WIDTH_MAX + i + 1, entries.get(i), leaves.get(i), null));
            }
        }
        boolean last = endTile == tilesTotal();
        return new Portion(rows, last ? List.of(new KeptNote(checkpoint.size(), note)) : List.of());
    }

    private long tilesTotal() {
        return (checkpoint.size() + TilePath.WIDTH_MAX - 1) / TilePath.WIDTH_MAX;
    }

    private Tile tile(TilePath path) {
        byte[] bytes = tiles.read(path.path())
                .or(() -> full(path).map(full -> Arrays.copyOf(full, path.width() * Hash.BYTES)))
                .orElseThrow(() -> missing(path.path()));
        return parsed(path, () -> Tile.parse(path, bytes));
    }

    private List<byte[]> entries(TilePath hashes) {
        TilePath path = new TilePath(TilePath.ENTRIES, hashes.index(), hashes.width());
        Optional<byte[]> bundle = tiles.read(path.path());
        return parsed(
                path,
                () -> bundle.isPresent()
                        ? EntryBundle.read(bundle.get(), path.width())
                        : EntryBundle.read(full(path).orElseThrow(() -> missing(path.path())), TilePath.WIDTH_MAX)
                                .subList(0, path.width()));
    }

    /** A partial tile may be taken away once the full one is served. */
    private Optional<byte[]> full(TilePath path) {
        return path.isFull()
                ? Optional.empty()
                : tiles.read(new TilePath(path.level(), path.index(), TilePath.WIDTH_MAX).path());
    }

    private byte[] need(String path) {
        return tiles.read(path).orElseThrow(() -> missing(path));
    }

    private MalformedException missing(String path) {
        return new MalformedException(
                new Wording(tiles.name() + " 缺少 " + path, path + " is missing from " + tiles.name()));
    }

    private <T> T parsed(TilePath path, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new MalformedException(new Wording(path + " 无法识别", path + ": " + e.getMessage()), e);
        }
    }

    @Override
    public Optional<Nodes> nodes() {
        return Optional.of(new ServedNodes());
    }

    @Override
    public void close() {
        fetchers.shutdownNow();
        tiles.close();
    }

    private static Portion await(Future<Portion> portion) {
        try {
            return portion.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading a log", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The tiles of the levels above the leaves. */
    private final class ServedNodes implements Nodes {

        private static final int HEIGHT = 8;

        private final Map<Integer, Tile> current = new HashMap<>();

        @Override
        public List<Integer> levels() {
            List<Integer> levels = new ArrayList<>();
            for (int level = HEIGHT; checkpoint.size() >> level > 0; level += HEIGHT) {
                levels.add(level);
            }
            return levels;
        }

        @Override
        public Optional<Hash> read(int level, long index) {
            TilePath path = TilePath.at(level / HEIGHT, index / TilePath.WIDTH_MAX, checkpoint.size());
            Tile tile = current.get(level);
            if (tile == null || !tile.path().equals(path)) {
                tile = tile(path);
                current.put(level, tile);
            }
            return Optional.of(tile.hashes().get((int) (index % TilePath.WIDTH_MAX)));
        }

        @Override
        public long count() {
            return levels().stream()
                    .mapToLong(level -> checkpoint.size() >> level)
                    .sum();
        }
    }
}
