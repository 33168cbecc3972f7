package org.chengxin.ledger.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.ConsistencyProof;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.CheckpointTable;
import org.chengxin.ledger.store.SignedCheckpoint;

/** Everything a log has ever signed, to be held against itself. */
final class Published {

    private Published() {}

    static List<Checkpoint> all(CheckpointTable table) {
        List<Checkpoint> found = new ArrayList<>();
        for (SignedCheckpoint signed : table.before(Long.MAX_VALUE, 100_000).reversed()) {
            found.add(Checkpoint.parse(SignedNote.parse(signed.note()).text()));
        }
        return found;
    }

    /** Every checkpoint is the root over the first leaves of one and the same log, and every pair has a proof. */
    static void isOneHistory(Suite suite, LeafSource log, List<Checkpoint> checkpoints) {
        assertThat(checkpoints)
                .extracting(Checkpoint::size)
                .doesNotHaveDuplicates()
                .isSorted();
        Frontier tree = Frontier.empty(suite.hasher());
        for (Checkpoint checkpoint : checkpoints) {
            log.leaves(tree.size() + 1, (int) (checkpoint.size() - tree.size()))
                    .forEach(leaf -> tree.append(leaf.computed()));
            assertThat(checkpoint.root()).as("root at %d", checkpoint.size()).isEqualTo(tree.root());
        }
        for (Checkpoint older : checkpoints) {
            for (Checkpoint newer : checkpoints) {
                if (older.size() > 0 && older.size() <= newer.size()) {
                    verify(suite, log, older.size(), older.root(), newer.size(), newer.root());
                }
            }
        }
    }

    private static void verify(Suite suite, LeafSource log, long from, Hash oldRoot, long to, Hash newRoot) {
        ConsistencyProof.of(suite.hasher(), log.hashes(), from, to).verify(suite.hasher(), oldRoot, newRoot);
    }
}
