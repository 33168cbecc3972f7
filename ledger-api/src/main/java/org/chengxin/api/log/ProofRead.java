package org.chengxin.api.log;

import java.util.List;
import org.chengxin.ledger.seal.ConsistencyProof;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.InclusionProof;

/** Proofs in JSON. Hashes are base64, as in a checkpoint. */
final class ProofRead {

    private ProofRead() {}

    /**
     * Proves that a leaf stands at an index of the tree of a size (RFC 9162 section 2.1.3).
     *
     * @param position of the event, counted from 1
     * @param index of its leaf, counted from 0
     * @param rootHash root of the tree of that size
     * @param path the roots missing on the way, the leaf's neighbour first
     */
    record Inclusion(long position, long index, long size, String leafHash, String rootHash, List<String> path) {

        static Inclusion of(InclusionProof proof, Hash leaf, Hash root) {
            return new Inclusion(
                    proof.index() + 1,
                    proof.index(),
                    proof.size(),
                    leaf.base64(),
                    root.base64(),
                    proof.path().stream().map(Hash::base64).toList());
        }
    }

    /**
     * Proves that the tree of a size grew out of that of another (RFC 9162 section 2.1.4).
     *
     * @param path empty exactly if the sizes are equal
     */
    record Consistency(long from, long to, String fromRootHash, String toRootHash, List<String> path) {

        static Consistency of(ConsistencyProof proof, Hash fromRoot, Hash toRoot) {
            return new Consistency(
                    proof.from(),
                    proof.to(),
                    fromRoot.base64(),
                    toRoot.base64(),
                    proof.path().stream().map(Hash::base64).toList());
        }
    }
}
