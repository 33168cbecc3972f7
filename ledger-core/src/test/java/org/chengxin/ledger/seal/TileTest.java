package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.support.CampaignTries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiles, their paths and the bundles of entries beside them, as c2sp.org/tlog-tiles has them. */
class TileTest {

    private final TreeHasher hasher = Suite.INTL.hasher();

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 999, 256, tile/0/999",
        "0, 1000, 256, tile/0/x001/000",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "0, 1234067, 8, tile/0/x001/x234/067.p/8",
        "1, 0, 17, tile/1/000.p/17",
        "2, 0, 1, tile/2/000.p/1",
        "63, 1, 255, tile/63/001.p/255",
        "-1, 3, 256, tile/entries/003",
        "-1, 1000000, 112, tile/entries/x001/x000/000.p/112",
        "0, 9223372036854775807, 256, tile/0/x009/x223/x372/x036/x854/x775/807"
    })
    void aPathIsWrittenAndReadAgain(int level, long index, int width, String path) {
        TilePath tile = new TilePath(level, index, width);

        assertThat(tile.path()).isEqualTo(path);
        assertThat(TilePath.parse(path)).isEqualTo(tile);
    }

    @Property(tries = 200)
    @AddLifecycleHook(CampaignTries.class)
    void everyPathIsWrittenAndReadAgain(
            @ForAll @IntRange(min = -1, max = 63) int level,
            @ForAll @LongRange(min = 0) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TilePath tile = new TilePath(level, index, width);
        assertThat(TilePath.parse(tile.path())).isEqualTo(tile);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            leading-slash       | /tile/0/000               | a tile path must look like tile/0/x001/x234/067.p/8, found "/tile/0/000"
            other-folder        | tiles/0/000               | a tile path must look like
            no-level            | tile/000                  | a tile path must look like
            no-index            | tile/0                    | a tile path must look like
            zero-before-level   | tile/00/000               | a tile path must look like
            negative-level      | tile/-1/000               | a tile path must look like
            level-too-high      | tile/64/000               | level of a tile must be 0 to 63, found 64
            two-digits          | tile/0/00                 | a tile path must look like
            four-digits         | tile/0/0000               | a tile path must look like
            no-x                | tile/0/001/234            | a tile path must look like
            x-at-the-end        | tile/0/x001/x234          | a tile path must look like
            upper-case-x        | tile/0/X001/234           | a tile path must look like
            zero-group-in-front | tile/0/x000/001           | a tile path must be written tile/0/001, found "tile/0/x000/001"
            index-too-large     | tile/0/x009/x223/x372/x036/x854/x775/808 | index of a tile must be at most 9223372036854775807, found
            width-zero          | tile/0/000.p/0            | a tile path must look like
            width-of-a-full-one | tile/0/000.p/256          | a tile path must be written tile/0/000, found "tile/0/000.p/256"
            width-too-large     | tile/0/000.p/257          | width of a tile must be 1 to 256, found 257
            zero-before-width   | tile/0/000.p/08           | a tile path must look like
            no-width            | tile/0/000.p              | a tile path must look like
            something-behind    | tile/0/000.p/8/           | a tile path must look like
            climbing-out        | tile/0/../000             | a tile path must look like
            entry               | tile/entry/000            | a tile path must look like
            arabic-digits       | tile/0/٠٠١                | a tile path must look like
            """)
    void aBadPathIsRefused(String way, String path, String message) {
        assertThatThrownBy(() -> TilePath.parse(path))
                .as(way)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    @Test
    void aPathHasAnIndexThatIsNotNegative() {
        assertThatThrownBy(() -> new TilePath(0, -1, 1)).hasMessage("index of a tile must be 0 or more, found -1");
        assertThatThrownBy(() -> new TilePath(-2, 0, 1)).hasMessage("level of a tile must be 0 to 63, found -2");
        assertThatThrownBy(() -> new TilePath(0, 0, 0)).hasMessage("width of a tile must be 1 to 256, found 0");
    }

    /** The example of the specification: which tiles a tree of 70,000 leaves has. */
    @ParameterizedTest
    @CsvSource({"0, 272, 256", "0, 273, 112", "1, 0, 256", "1, 1, 17", "2, 0, 1", "-1, 273, 112"})
    void aTileIsAsWideAsTheTreeReaches(int level, long index, int width) {
        assertThat(TilePath.at(level, index, 70_000)).isEqualTo(new TilePath(level, index, width));
        assertThat(new TilePath(level, index, width).isWithin(70_000)).isTrue();
        assertThat(new TilePath(level, index, width).isFull()).isEqualTo(width == 256);
    }

    @ParameterizedTest
    @CsvSource({"0, 274", "1, 2", "2, 1", "3, 0", "63, 0", "0, 9223372036854775807"})
    void aTreeHasNoTileBeyondItsEdge(int level, long index) {
        assertThatThrownBy(() -> TilePath.at(level, index, 70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tree of 70000 leaves has no tile %d of level %d", index, level);
        assertThat(new TilePath(level, index, 1).isWithin(70_000)).isFalse();
    }

    @Test
    void aTileOfASmallerTreeIsStillThereAndOneOfALargerNotYet() {
        assertThat(new TilePath(0, 273, 111).isWithin(70_000)).isTrue();
        assertThat(new TilePath(0, 273, 113).isWithin(70_000)).isFalse();
        assertThat(new TilePath(1, 0, 1).isWithin(256)).isTrue();
        assertThat(new TilePath(1, 0, 1).isWithin(255)).isFalse();
    }

    @Test
    void aTileSaysWhichSubtreesItHolds() {
        assertThat(new TilePath(1, 2, 3).nodes())
                .containsExactly(new NodeId(8, 512), new NodeId(8, 513), new NodeId(8, 514));
        assertThat(new TilePath(TilePath.ENTRIES, 1, 1).nodes()).containsExactly(new NodeId(0, 256));
        assertThatThrownBy(() -> new TilePath(8, 0, 1).nodes()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TilePath(0, Long.MAX_VALUE, 1).nodes())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no tree reaches to tile tile/0/x009/x223/x372/x036/x854/x775/807.p/1");
    }

    @Test
    void aTileIsReadWrittenAndHashedIntoTheLevelAbove() {
        MemoryHashes tree = MemoryHashes.ofSize(600);
        Tile full = Tile.read(tree, TilePath.at(0, 1, 600));
        Tile above = Tile.read(tree, TilePath.at(1, 0, 600));

        assertThat(tree.batches()).hasSize(2);
        assertThat(full.toBytes()).hasSize(8192);
        assertThat(Tile.parse(full.path(), full.toBytes())).isEqualTo(full);
        assertThat(above.hashes()).hasSize(2);
        assertThat(full.root(hasher)).isEqualTo(above.hashes().get(1));
        assertThat(full.node(hasher, new NodeId(8, 1))).isEqualTo(above.hashes().get(1));
    }

    @Test
    void aTileWithTheWrongNumberOfHashesIsRefused() {
        TilePath path = new TilePath(0, 0, 2);
        assertThatThrownBy(() -> Tile.parse(path, new byte[63]))
                .hasMessage("tile tile/0/000.p/2 must have 64 bytes, found 63");
        assertThatThrownBy(() -> Tile.parse(path, new byte[96]))
                .hasMessage("tile tile/0/000.p/2 must have 64 bytes, found 96");
        assertThatThrownBy(() -> new Tile(path, List.of()))
                .hasMessage("tile tile/0/000.p/2 must have 2 hashes, found 0");
        assertThatThrownBy(() -> new Tile(new TilePath(TilePath.ENTRIES, 0, 1), List.of(hasher.empty())))
                .hasMessage("a bundle of entries is no tile of hashes, found tile/entries/000.p/1");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 255", "0, 260", "1, 130", "9, 0"})
    void aTileDoesNotAnswerForWhatItDoesNotHold(int level, long index) {
        Tile tile = Tile.read(MemoryHashes.ofSize(260), TilePath.at(0, 1, 260));
        assertThatThrownBy(() -> tile.node(hasher, new NodeId(level, index)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tile tile/0/001.p/4 does not hold");
    }

    @Property(tries = 60)
    @AddLifecycleHook(CampaignTries.class)
    void whoHasOnlyTilesProvesTheSame(
            @ForAll @IntRange(min = 1, max = 66_000) int size, @ForAll @IntRange(max = 65_999) int anyIndex) {
        int index = anyIndex % size;
        MemoryHashes tree = BigTree.HASHES;
        List<TilePath> fetched = new ArrayList<>();
        TiledHashes tiled = new TiledHashes(
                hasher,
                size,
                paths -> paths.stream()
                        .peek(fetched::add)
                        .map(path -> Tile.read(tree, path))
                        .toList());

        assertThat(InclusionProof.of(hasher, tiled, index, size))
                .isEqualTo(InclusionProof.of(hasher, tree, index, size));
        assertThat(ConsistencyProof.of(hasher, tiled, index + 1, size))
                .isEqualTo(ConsistencyProof.of(hasher, tree, index + 1, size));
        assertThat(Frontier.read(hasher, tiled, size).root())
                .isEqualTo(Frontier.read(hasher, tree, size).root());
        assertThat(fetched).allMatch(path -> path.isWithin(size)).hasSizeLessThan(20);
    }

    @Test
    void aTileThatIsNotGivenOrNotYetThereIsNamed() {
        TiledHashes nothing = new TiledHashes(hasher, 300, paths -> List.of());
        assertThatThrownBy(() -> nothing.read(List.of(new NodeId(0, 299))))
                .hasMessage("tile tile/0/001.p/44 was asked for, found []");
        assertThatThrownBy(() -> nothing.read(List.of(new NodeId(0, 300))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tree of 300 leaves has no complete NodeId[level=0, index=300]");
    }

    @Test
    void entriesAreBundledBehindTheirLengths() {
        byte[] longest = new byte[65_535];
        Arrays.fill(longest, (byte) 9);
        List<byte[]> entries = List.of(new byte[] {1, 2, 3}, new byte[0], longest);
        byte[] bundle = EntryBundle.write(entries);

        assertThat(Arrays.copyOf(bundle, 9)).containsExactly(0, 3, 1, 2, 3, 0, 0, 0xff, 0xff);
        assertThat(bundle).hasSize(3 * 2 + 3 + 65_535);
        assertThat(EntryBundle.read(bundle, 3))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(entries);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            00        | 1 | a bundle must have 1 entries, found the end within number 1
            0002ff    | 1 | a bundle must have 1 entries, found the end within number 1
            0001ff    | 2 | a bundle must have 2 entries, found the end within number 2
            0001ff00  | 2 | a bundle must have 2 entries, found the end within number 2
            0001ff00  | 1 | a bundle must end after 1 entries, found 1 more bytes
            0000      | 0 | a bundle must have 1 to 256 entries, found 0
            0000      | 257 | a bundle must have 1 to 256 entries, found 257
            """)
    void aBadBundleIsRefused(String hex, int width, String message) {
        assertThatThrownBy(() -> EntryBundle.read(HexFormat.of().parseHex(hex), width))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aBundleHasRoomForShortEntriesOnlyAndNotForTooMany() {
        assertThatThrownBy(() -> EntryBundle.write(List.of(new byte[65_536])))
                .hasMessage("an entry must have at most 65535 bytes, found 65536");
        assertThatThrownBy(() -> EntryBundle.write(
                        IntStream.range(0, 257).mapToObj(i -> new byte[1]).toList()))
                .hasMessage("a bundle must have 1 to 256 entries, found 257");
        assertThatThrownBy(() -> EntryBundle.write(List.of()))
                .hasMessage("a bundle must have 1 to 256 entries, found 0");
    }

    /** Made once, for a tree with three levels of tiles takes a moment. */
    private static final class BigTree {
        static final MemoryHashes HASHES = MemoryHashes.ofSize(66_000);
    }
}
