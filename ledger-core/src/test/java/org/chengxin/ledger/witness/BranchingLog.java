package org.chengxin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.seal.AddCheckpoint;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.ConsistencyProof;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.HashSource;
import org.chengxin.ledger.seal.NodeId;
import org.chengxin.ledger.seal.NoteSigner;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.TreeHasher;

/** A log in memory that its operator may lead down another branch. */
final class BranchingLog {

    private final Suite suite;
    private final NoteSigner signer;
    private final List<Hash> leaves = new ArrayList<>();

    BranchingLog(Suite suite, NoteSigner signer, String branch, int commonLeaves, int leavesTotal) {
        this.suite = suite;
        this.signer = signer;
        TreeHasher hasher = suite.hasher();
        for (int i = 0; i < leavesTotal; i++) {
            leaves.add(hasher.leaf(((i < commonLeaves ? "" : branch) + i).getBytes(UTF_8)));
        }
    }

    String origin() {
        return signer.verifierKey().name();
    }

    SignedNote checkpoint(int size) {
        return SignedNote.sign(Checkpoint.of(suite, origin(), size, root(size)).text(), signer);
    }

    AddCheckpoint request(int from, int to) {
        List<Hash> path = from == 0 || from > to
                ? List.of()
                : ConsistencyProof.of(suite.hasher(), hashes(), from, to).path();
        return new AddCheckpoint(from, path, checkpoint(to));
    }

    Hash root(int size) {
        Frontier frontier = Frontier.empty(suite.hasher());
        leaves.subList(0, size).forEach(frontier::append);
        return frontier.root();
    }

    HashSource hashes() {
        return nodes -> nodes.stream().map(this::node).toList();
    }

    private Hash node(NodeId node) {
        Frontier frontier = Frontier.empty(suite.hasher());
        leaves.subList((int) node.firstLeaf(), (int) node.endLeaf()).forEach(frontier::append);
        return frontier.root();
    }
}
