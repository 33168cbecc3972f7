package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.NodeId;
import org.chengxin.ledger.seal.Suite;

/** The stored tree against one built whole in memory, over a log of 70,000 events in batches of all kinds. */
class GrowingTreeTest {

    private static final int EVENTS = 70_000;

    /** Around one event, around a stored node, around the change to COPY, around a full batch. */
    private static final List<Integer> SIZES = List.of(1, 2, 253, 255, 256, 257, 1, 511, 513, 4_095, 4_096, 4_097, 3);

    private static Filled filled;

    @Property(tries = 200)
    void theTreeOfAnySizeIsTheTreeOverTheFirstEvents(@ForAll @IntRange(min = 1, max = EVENTS) int size) {
        assertThat(filled().stored.frontier(size).root())
                .isEqualTo(filled().log.tree.root(size));
    }

    @Property(tries = 100)
    void everyCompleteSubtreeIsFoundWhateverItsLevel(@ForAll long seed) {
        Random random = new Random(seed);
        LevelledTree tree = filled().log.tree;
        List<NodeId> asked = IntStream.range(0, 1 + random.nextInt(40))
                .mapToObj(i -> {
                    int level = random.nextInt(17);
                    return new NodeId(level, random.nextInt(tree.level(level).size()));
                })
                .toList();
        assertThat(filled().stored.hashes().read(asked))
                .isEqualTo(asked.stream()
                        .map(node -> tree.level(node.level()).get((int) node.index()))
                        .toList());
    }

    @Property(tries = 20)
    void aSubtreeThatIsNotCompleteIsMissed(@ForAll @IntRange(min = 0, max = 17) int level) {
        NodeId next = new NodeId(level, EVENTS >> level);
        assertThatThrownBy(() -> filled().stored.hashes().read(List.of(next))).isInstanceOf(MissingHashException.class);
    }

    @Property(tries = 1)
    void aRestartFindsTheHeadAndGoesOn() {
        StoreDatabase database = StoreDatabase.fresh();
        AppendGate gate = new AppendGate();
        int stored = 0;
        for (int size : SIZES) {
            try (Sequencer restarted = new Sequencer(database::connect, Suite.INTL, gate, () -> {})) {
                assertThat(restarted.size()).isEqualTo(stored);
                restarted.append(StoreSamples.events("a", stored, size));
                stored += size;
            }
        }
        assertThat(gate.closed()).isEmpty();
        WholeLog log = WholeLog.sound(database);
        assertThat(log.events).hasSize(stored);
        assertThat(log.batches()).isEqualTo(SIZES.size());
    }

    private static Filled filled() {
        if (filled == null) {
            filled = Filled.make();
        }
        return filled;
    }

    /** Written once; {@link WholeLog#sound} recomputes every leaf, node and head of it. */
    private record Filled(SealedLog stored, WholeLog log) {

        static Filled make() {
            StoreDatabase database = StoreDatabase.fresh();
            int stored = 0;
            try (Sequencer sequencer = new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {})) {
                for (int i = 0; stored < EVENTS; i++) {
                    int size = Math.min(SIZES.get(i % SIZES.size()), EVENTS - stored);
                    sequencer.append(StoreSamples.events("of-" + i, 0, size));
                    stored += size;
                }
            }
            WholeLog log = WholeLog.sound(database);
            assertThat(log.events).hasSize(EVENTS);
            List<Hash> top = log.tree.level(16);
            assertThat(top).as("the third level of tiles is reached").hasSize(1);
            return new Filled(new SealedLog(database.dataSource(), Suite.INTL), log);
        }
    }
}
