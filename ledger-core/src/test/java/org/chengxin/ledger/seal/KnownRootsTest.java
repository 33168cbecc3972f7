package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownRootsTest {

    private final List<NodeId> asked = new ArrayList<>();
    private final KnownRoots roots = new KnownRoots(nodes -> {
        asked.addAll(nodes);
        return nodes.stream().map(KnownRootsTest::hash).toList();
    });

    @Test
    void largeSubtreesAreAskedForOnceAndSmallOnesAlwaysAndAnswersKeepTheirPlaces() {
        NodeId leaf = new NodeId(0, 700);
        NodeId small = new NodeId(7, 4);
        NodeId tile = new NodeId(8, 1);
        NodeId large = new NodeId(12, 0);

        assertThat(roots.read(List.of(leaf, tile, small))).containsExactly(hash(leaf), hash(tile), hash(small));
        assertThat(roots.read(List.of(large, leaf, tile, small)))
                .containsExactly(hash(large), hash(leaf), hash(tile), hash(small));
        assertThat(roots.read(List.of(tile, large))).containsExactly(hash(tile), hash(large));
        assertThat(asked).containsExactly(leaf, tile, small, large, leaf, small);
    }

    @Test
    void theEldestAreForgotten() {
        roots.read(List.of(new NodeId(8, 0)));
        for (long index = 1; index <= KnownRoots.ROOTS_MAX; index++) {
            roots.read(List.of(new NodeId(8, index)));
        }
        asked.clear();

        roots.read(List.of(new NodeId(8, 0), new NodeId(8, KnownRoots.ROOTS_MAX)));

        assertThat(asked).containsExactly(new NodeId(8, 0));
    }

    private static Hash hash(NodeId node) {
        return Suite.INTL.hasher().leaf(node.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
