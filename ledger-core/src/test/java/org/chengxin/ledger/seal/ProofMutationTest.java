package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.support.CampaignTries;

/** No proof survives a change to any one of its elements. */
class ProofMutationTest {

    private static final int SIZE_MAX = 400;
    private static final MemoryHashes TREE = MemoryHashes.ofSize(SIZE_MAX);

    private final TreeHasher hasher = Suite.INTL.hasher();

    /** What may happen to a list of hashes on its way. */
    enum Change {
        DELETED,
        DOUBLED,
        SWAPPED,
        FLIPPED,
        PUT_IN_FRONT,
        PUT_BEHIND
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void anInclusionProofWithAnyElementChangedIsRefused(
            @ForAll @IntRange(min = 2, max = SIZE_MAX) int size,
            @ForAll @IntRange(max = SIZE_MAX) int anyIndex,
            @ForAll Change change,
            @ForAll @IntRange(max = 1 << 16) int where,
            @ForAll @IntRange(max = 255) int bit) {
        int index = anyIndex % size;
        List<Hash> path = InclusionProof.of(hasher, TREE, index, size).path();
        InclusionProof changed = new InclusionProof(index, size, changed(path, change, where, bit));

        assertThatThrownBy(() -> changed.verify(hasher, TREE.leaf(index), root(size)))
                .isInstanceOf(ProofRefusedException.class);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void aConsistencyProofWithAnyElementChangedIsRefused(
            @ForAll @IntRange(min = 2, max = SIZE_MAX) int to,
            @ForAll @IntRange(max = SIZE_MAX) int anyFrom,
            @ForAll Change change,
            @ForAll @IntRange(max = 1 << 16) int where,
            @ForAll @IntRange(max = 255) int bit) {
        int from = 1 + anyFrom % (to - 1);
        List<Hash> path = ConsistencyProof.of(hasher, TREE, from, to).path();
        ConsistencyProof changed = new ConsistencyProof(from, to, changed(path, change, where, bit));

        assertThatThrownBy(() -> changed.verify(hasher, root(from), root(to)))
                .isInstanceOf(ProofRefusedException.class);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void aProofDoesNotFitAnotherLeafIndexOrRoot(
            @ForAll @IntRange(min = 2, max = SIZE_MAX) int size,
            @ForAll @IntRange(max = SIZE_MAX) int anyIndex,
            @ForAll @IntRange(max = SIZE_MAX) int anyOther,
            @ForAll @IntRange(max = 255) int bit) {
        int index = anyIndex % size;
        int other = anyOther % size;
        Assume.that(index != other);
        InclusionProof proof = InclusionProof.of(hasher, TREE, index, size);

        assertThatThrownBy(() -> proof.verify(hasher, TREE.leaf(other), root(size)))
                .isInstanceOf(ProofRefusedException.class);
        assertThatThrownBy(() ->
                        new InclusionProof(other, size, proof.path()).verify(hasher, TREE.leaf(index), root(size)))
                .isInstanceOf(ProofRefusedException.class);
        assertThatThrownBy(() -> proof.verify(hasher, flipped(TREE.leaf(index), bit), root(size)))
                .isInstanceOf(ProofRefusedException.class);
        assertThatThrownBy(() -> proof.verify(hasher, TREE.leaf(index), flipped(root(size), bit)))
                .isInstanceOf(ProofRefusedException.class);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void aConsistencyProofDoesNotFitOtherRoots(
            @ForAll @IntRange(min = 2, max = SIZE_MAX) int to,
            @ForAll @IntRange(max = SIZE_MAX) int anyFrom,
            @ForAll @IntRange(max = 255) int bit) {
        int from = 1 + anyFrom % (to - 1);
        ConsistencyProof proof = ConsistencyProof.of(hasher, TREE, from, to);

        assertThatThrownBy(() -> proof.verify(hasher, flipped(root(from), bit), root(to)))
                .isInstanceOf(ProofRefusedException.class);
        assertThatThrownBy(() -> proof.verify(hasher, root(from), flipped(root(to), bit)))
                .isInstanceOf(ProofRefusedException.class);
        assertThatThrownBy(() -> proof.verify(hasher, root(to), root(from))).isInstanceOf(ProofRefusedException.class);
    }

    private static List<Hash> changed(List<Hash> path, Change change, int where, int bit) {
        List<Hash> changed = new ArrayList<>(path);
        int at = where % path.size();
        switch (change) {
            case DELETED -> changed.remove(at);
            case DOUBLED -> changed.add(at, path.get(at));
            case SWAPPED -> {
                Assume.that(path.size() > 1);
                Collections.swap(changed, at, (at + 1 + bit % (path.size() - 1)) % path.size());
            }
            case FLIPPED -> changed.set(at, flipped(path.get(at), bit));
            case PUT_IN_FRONT -> changed.addFirst(TREE.leaf(where % SIZE_MAX));
            case PUT_BEHIND -> changed.addLast(TREE.leaf(where % SIZE_MAX));
        }
        return changed;
    }

    private static Hash flipped(Hash hash, int bit) {
        byte[] bytes = hash.toBytes();
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return Hash.of(bytes);
    }

    private Hash root(int size) {
        return Frontier.read(hasher, TREE, size).root();
    }
}
