package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.support.CampaignTries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roots, against the well-known values and a naive twin. */
class TreeTest {

    /** The eight entries of the Certificate Transparency reference tests. */
    private static final List<String> REFERENCE =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private final TreeHasher hasher = Suite.INTL.hasher();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void theReferenceEntriesHaveTheKnownRoots(int size, String root) {
        Frontier frontier = Frontier.empty(hasher);
        for (String entry : REFERENCE.subList(0, size)) {
            frontier.append(hasher.leaf(HexFormat.of().parseHex(entry)));
        }
        assertThat(frontier.root().hex()).isEqualTo(root);
        assertThat(frontier.size()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 65_535, 65_536, 65_537})
    void aTreeThatGrowsLeafByLeafHasTheRootOfTheDefinition(int size) {
        assertThat(grown(size).root()).isEqualTo(NaiveTree.root(MemoryHashes.entries(size)));
    }

    @Property(tries = 100)
    @AddLifecycleHook(CampaignTries.class)
    void aTreeOfAnySizeHasTheRootOfTheDefinition(@ForAll @IntRange(max = 700) int size) {
        assertThat(grown(size).root()).isEqualTo(NaiveTree.root(MemoryHashes.entries(size)));
        assertThat(Frontier.read(hasher, MemoryHashes.ofSize(size), size).root())
                .isEqualTo(grown(size).root());
    }

    @Test
    void everySubtreeIsReportedWhenItsLastLeafArrives() {
        int size = 257;
        MemoryHashes tree = MemoryHashes.ofSize(size);
        Map<NodeId, Hash> reported = new LinkedHashMap<>();
        Frontier frontier = Frontier.empty(hasher);
        for (int i = 0; i < size; i++) {
            long sizeAfter = i + 1L;
            frontier.append(tree.leaf(i), (level, index, root) -> {
                NodeId node = new NodeId(level, index);
                assertThat(node.endLeaf()).isEqualTo(sizeAfter);
                assertThat(reported.put(node, root)).isNull();
            });
        }
        List<NodeId> expected = new ArrayList<>();
        for (int level = 1; level <= 8; level++) {
            for (int index = 0; index < size >> level; index++) {
                expected.add(new NodeId(level, index));
            }
        }
        assertThat(reported.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(tree.read(List.copyOf(reported.keySet()))).isEqualTo(List.copyOf(reported.values()));
    }

    @Test
    void aTreeReadFromItsSubtreesGrowsOnAsIfItHadNeverStopped() {
        Frontier read = Frontier.read(hasher, MemoryHashes.ofSize(300), 300);
        Frontier kept = Frontier.of(hasher, 300, read.subtrees());
        Frontier copy = read.copy(Suite.INTL.hasher());
        MemoryHashes more = MemoryHashes.ofSize(400);
        for (int i = 300; i < 400; i++) {
            read.append(more.leaf(i));
            kept.append(more.leaf(i));
        }
        assertThat(read.root()).isEqualTo(grown(400).root());
        assertThat(kept.root()).isEqualTo(read.root());
        assertThat(copy.root()).isEqualTo(grown(300).root());
        assertThat(copy.size()).isEqualTo(300);
    }

    @Test
    void aTreeIsReadInOneBatchWithoutItsLeaves() {
        MemoryHashes tree = MemoryHashes.ofSize(300);
        Frontier.read(hasher, tree, 300);
        assertThat(tree.batches())
                .containsExactly(List.of(new NodeId(8, 0), new NodeId(5, 8), new NodeId(3, 36), new NodeId(2, 74)));
    }

    @Test
    void aTreeNeedsOneSubtreeForEachBitOfItsSize() {
        assertThatThrownBy(() -> Frontier.of(hasher, 5, List.of(hasher.empty())))
                .hasMessage("a tree of 5 leaves has 2 complete subtrees, found 1");
        assertThatThrownBy(() -> Frontier.of(hasher, -1, List.of())).hasMessageContaining("a tree of -1 leaves");
    }

    @Test
    void aSourceThatGivesFewerHashesThanAskedIsNotBelieved() {
        assertThatThrownBy(() -> Frontier.read(hasher, nodes -> List.of(), 5))
                .hasMessage("a hash source must give 2 hashes as asked, found 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1 | 0                   | level of a node must be 0 to 62, found -1
            63 | 0                   | level of a node must be 0 to 62, found 63
            0  | -1                  | index of a node of level 0 must be 0 to 9223372036854775806, found -1
            0  | 9223372036854775807 | index of a node of level 0 must be 0 to 9223372036854775806, found 9223372036854775807
            62 | 1                   | index of a node of level 62 must be 0 to 0, found 1
            """)
    void aSubtreeThatNoTreeHasIsRefused(int level, long index, String message) {
        assertThatThrownBy(() -> new NodeId(level, index))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aSubtreeKnowsItsLeaves() {
        assertThat(new NodeId(3, 5).firstLeaf()).isEqualTo(40);
        assertThat(new NodeId(3, 5).endLeaf()).isEqualTo(48);
        assertThat(new NodeId(62, 0).endLeaf()).isEqualTo(1L << 62);
        assertThat(new NodeId(0, Long.MAX_VALUE - 1).endLeaf()).isEqualTo(Long.MAX_VALUE);
    }

    private Frontier grown(int size) {
        Frontier frontier = Frontier.empty(hasher);
        MemoryHashes.entries(size).forEach(entry -> frontier.append(hasher.leaf(entry)));
        return frontier;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 128, 256})
    void theRootOfHashesSideBySideIsThatOfTheirNodes(int count) {
        byte[] row = new byte[(count + 3) * Hash.BYTES];
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) (i * 31 + i / Hash.BYTES);
        }
        byte[] before = row.clone();
        List<Hash> level = new ArrayList<>();
        for (int i = 3; i < count + 3; i++) {
            level.add(Hash.at(row, i * Hash.BYTES));
        }
        while (level.size() > 1) {
            List<Hash> parents = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                parents.add(hasher.node(level.get(i), level.get(i + 1)));
            }
            level = parents;
        }
        assertThat(hasher.root(row, 3, count)).isEqualTo(level.getFirst());
        assertThat(row).as("what it was asked of").isEqualTo(before);
    }

    @Test
    void threeHashesSideBySideAreNoCompleteSubtree() {
        assertThatThrownBy(() -> hasher.root(new byte[3 * Hash.BYTES], 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("power of two");
    }
}
