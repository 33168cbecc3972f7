package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KnownRootsTest {

    private final TreeHasher hasher = Suite.INTL.hasher();
    private final List<NodeId> asked = new ArrayList<>();
    private final KnownRoots roots = new KnownRoots(
            nodes -> {
                asked.addAll(nodes);
                return nodes.stream().map(this::hash).toList();
            },
            Suite.INTL::hasher);

    @Test
    void leavesAreAlwaysAskedForAndAnswersKeepTheirPlaces() {
        NodeId leaf = new NodeId(0, 700);
        NodeId small = new NodeId(7, 4);
        NodeId tile = new NodeId(8, 1);
        NodeId huge = new NodeId(20, 0);

        assertThat(roots.read(List.of(leaf, tile, small))).containsExactly(hash(leaf), hash(tile), hash(small));
        assertThat(roots.read(List.of(huge, leaf, tile, small)))
                .containsExactly(hash(huge), hash(leaf), hash(tile), hash(small));
        asked.clear();
        assertThat(roots.read(List.of(tile, huge))).containsExactly(hash(tile), hash(huge));
        assertThat(asked).isEmpty();
        assertThat(roots.read(List.of(small, tile, leaf))).containsExactly(hash(small), hash(tile), hash(leaf));
        assertThat(asked).containsExactly(small, leaf);
    }

    @Test
    void theTilesOfAPageAreLearntAtOnceAndWhatLiesAboveThemIsMadeFromThem() {
        roots.read(List.of(new NodeId(8, 300), new NodeId(8, 700)));
        asked.clear();

        for (int level = 8; level < 16; level++) {
            for (long index = 256L >> level - 8; index < 512L >> level - 8; index++) {
                NodeId node = new NodeId(level, index);
                assertThat(roots.read(List.of(node))).as(node.toString()).containsExactly(hash(node));
            }
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void nothingIsAskedForBehindWhatIsKnownToBeThere() {
        roots.read(List.of(new NodeId(8, 3), new NodeId(0, 4 * 256 + 17)));

        assertThat(asked).filteredOn(node -> node.endLeaf() > 4 * 256 + 18).isEmpty();
        assertThat(asked).contains(new NodeId(8, 0), new NodeId(8, 1), new NodeId(8, 2));
    }

    @Test
    void theEldestAreForgotten() {
        roots.read(List.of(new NodeId(16, 0)));
        for (long index = 1; index <= KnownRoots.ROOTS_MAX; index++) {
            roots.read(List.of(new NodeId(16, index)));
        }
        asked.clear();

        roots.read(List.of(new NodeId(16, 0), new NodeId(16, KnownRoots.ROOTS_MAX)));

        assertThat(asked).containsExactly(new NodeId(16, 0));
    }

    /** A tree whose tiles are made up and whose larger subtrees are made from them. */
    private Hash hash(NodeId node) {
        if (node.level() <= 8 || node.level() >= 16) {
            return hasher.leaf(node.toString().getBytes(StandardCharsets.UTF_8));
        }
        List<Hash> below = LongStream.of(2 * node.index(), 2 * node.index() + 1)
                .mapToObj(index -> hash(new NodeId(node.level() - 1, index)))
                .toList();
        return hasher.node(below.getFirst(), below.getLast());
    }
}
