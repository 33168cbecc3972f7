package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.support.CampaignTries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs of inclusion and of consistency, against a naive twin. */
class ProofTest {

    private final TreeHasher hasher = Suite.INTL.hasher();

    @Property(tries = 150)
    @AddLifecycleHook(CampaignTries.class)
    void anInclusionProofIsThePathOfTheDefinition(
            @ForAll @IntRange(min = 1, max = 700) int size, @ForAll @IntRange(max = 699) int anyIndex) {
        assertInclusion(anyIndex % size, size);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 65_535, 65_536, 65_537})
    void anInclusionProofAtTheEdgesOfATileIsThePathOfTheDefinition(int size) {
        for (int index : new int[] {0, size / 2, size - 1}) {
            assertInclusion(index, size);
        }
    }

    @Property(tries = 150)
    @AddLifecycleHook(CampaignTries.class)
    void aConsistencyProofIsTheProofOfTheDefinition(
            @ForAll @IntRange(min = 1, max = 700) int to, @ForAll @IntRange(max = 699) int anyFrom) {
        assertConsistency(1 + anyFrom % to, to);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1, 2",
        "255, 256",
        "255, 257",
        "256, 256",
        "256, 257",
        "257, 65535",
        "1, 65536",
        "255, 65537",
        "65535, 65536",
        "65536, 65537",
        "65535, 65537",
        "32768, 65536",
        "32769, 65537"
    })
    void aConsistencyProofAtTheEdgesOfATileIsTheProofOfTheDefinition(int from, int to) {
        assertConsistency(from, to);
    }

    @Property(tries = 300)
    @AddLifecycleHook(CampaignTries.class)
    void aTreeOfAnySizeUpToTheLargestIsProved(
            @ForAll @LongRange(min = 1) long size, @ForAll @LongRange(min = 0) long anyIndex) {
        Hash leaf = hasher.leaf(new byte[] {7});
        UniformHashes tree = new UniformHashes(hasher, leaf);
        Hash root = Frontier.read(hasher, tree, size).root();
        long index = anyIndex % size;

        InclusionProof.of(hasher, tree, index, size).verify(hasher, leaf, root);
        ConsistencyProof.of(hasher, tree, index + 1, size)
                .verify(hasher, Frontier.read(hasher, tree, index + 1).root(), root);
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "5, 5", "0, 0", "0, -1", "9223372036854775807, 9223372036854775807"})
    void aLeafOutsideTheTreeHasNoProof(long index, long size) {
        String message =
                "index of a leaf must be 0 or more and below the size %d of the tree, found %d".formatted(size, index);
        assertThatThrownBy(() -> InclusionProof.of(hasher, MemoryHashes.ofSize(5), index, size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> new InclusionProof(index, size, List.of())).hasMessage(message);
    }

    /** Witnesses start from nothing with an empty proof, but that is their protocol's business: see AddCheckpointTest. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 5", "-1, 5", "6, 5"})
    void thereIsNoConsistencyProofFromNothingOrToASmallerTree(long from, long to) {
        String message = "a consistency proof leads from a size of at least 1 to one not smaller, found %d and %d"
                .formatted(from, to);
        assertThatThrownBy(() -> ConsistencyProof.of(hasher, MemoryHashes.ofSize(5), from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> new ConsistencyProof(from, to, List.of())).hasMessage(message);
    }

    @Test
    void treesOfOneSizeAreConsistentIfTheyAreTheSameTree() {
        ConsistencyProof same = ConsistencyProof.of(hasher, MemoryHashes.ofSize(5), 5, 5);
        Hash root = root(5);
        Hash other = root(6);

        assertThat(same.path()).isEmpty();
        assertThatCode(() -> same.verify(hasher, root, root)).doesNotThrowAnyException();
        assertThatThrownBy(() -> same.verify(hasher, root, other))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessage("consistency proof from size 5 to 5 finds two trees of one size, expected roots " + root
                        + " and " + other);
        assertThatThrownBy(() -> new ConsistencyProof(5, 5, List.of(root)).verify(hasher, root, root))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("must be empty, found 1 hashes");
    }

    @Test
    void aLongerTreeNeedsMoreThanAnEmptyProof() {
        assertThatThrownBy(() -> new ConsistencyProof(4, 5, List.of()).verify(hasher, root(4), root(5)))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("consistency proof from size 4 to 5 is empty");
    }

    @Test
    void aRefusedProofNamesTheRootItLeadsToAndTheOneItShould() {
        MemoryHashes tree = MemoryHashes.ofSize(5);
        Hash other = root(4);
        assertThatThrownBy(() -> InclusionProof.of(hasher, tree, 2, 5).verify(hasher, tree.leaf(2), other))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessage("inclusion proof of leaf 2 in a tree of 5 leads to root " + root(5) + ", expected root "
                        + other);
        assertThatThrownBy(() -> ConsistencyProof.of(hasher, tree, 3, 5).verify(hasher, root(3), other))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessage("consistency proof from size 3 to 5 leads to roots " + root(3) + " and " + root(5)
                        + ", expected roots " + root(3) + " and " + other);
    }

    @Test
    void aProofOfTheWrongLengthSaysSo() {
        MemoryHashes tree = MemoryHashes.ofSize(6);
        List<Hash> inclusion = InclusionProof.of(hasher, tree, 2, 6).path();
        List<Hash> consistency = ConsistencyProof.of(hasher, tree, 3, 6).path();

        assertThatThrownBy(() -> new InclusionProof(2, 6, longer(inclusion)).verify(hasher, tree.leaf(2), root(6)))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("is too long: 4 hashes, expected root " + root(6));
        assertThatThrownBy(
                        () -> new InclusionProof(2, 6, inclusion.subList(0, 2)).verify(hasher, tree.leaf(2), root(6)))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("is too short: 2 hashes, expected root " + root(6));
        assertThatThrownBy(() -> new ConsistencyProof(3, 6, longer(consistency)).verify(hasher, root(3), root(6)))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("is too long: 5 hashes, expected roots " + root(3) + " and " + root(6));
        assertThatThrownBy(() -> new ConsistencyProof(3, 6, consistency.subList(0, 3)).verify(hasher, root(3), root(6)))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("is too short: 3 hashes, expected roots " + root(3) + " and " + root(6));
    }

    /** The path of a smaller tree's proof ends in that tree's root: were it not counted, it would pass for the larger one's. */
    @Test
    void theProofOfASmallerTreeIsTooShortForALargerOne() {
        MemoryHashes tree = MemoryHashes.ofSize(8);
        List<Hash> path = ConsistencyProof.of(hasher, tree, 3, 4).path();
        assertThatThrownBy(() -> new ConsistencyProof(3, 8, path).verify(hasher, root(3), root(4)))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("is too short");
        List<Hash> inclusion = InclusionProof.of(hasher, tree, 2, 4).path();
        assertThatThrownBy(() -> new InclusionProof(2, 8, inclusion).verify(hasher, tree.leaf(2), root(4)))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessageContaining("is too short");
    }

    /** Positions count from 1 and indexes from 0: whoever mixes them up proves the neighbour. */
    @Test
    void theProofsOfTheFirstAndTheSecondLeafDiffer() {
        MemoryHashes tree = MemoryHashes.ofSize(2);
        InclusionProof first = InclusionProof.of(hasher, tree, 0, 2);
        InclusionProof second = InclusionProof.of(hasher, tree, 1, 2);

        assertThat(first.path()).containsExactly(tree.leaf(1));
        assertThat(second.path()).containsExactly(tree.leaf(0));
        assertThatThrownBy(() -> first.verify(hasher, tree.leaf(1), root(2))).isInstanceOf(ProofRefusedException.class);
    }

    private void assertInclusion(int index, int size) {
        MemoryHashes tree = MemoryHashes.ofSize(size);
        InclusionProof proof = InclusionProof.of(hasher, tree, index, size);

        assertThat(proof.path()).isEqualTo(NaiveTree.path(index, MemoryHashes.entries(size)));
        assertAskedLittle(tree, size);
        proof.verify(hasher, tree.leaf(index), root(size));
    }

    private void assertConsistency(int from, int to) {
        MemoryHashes tree = MemoryHashes.ofSize(to);
        ConsistencyProof proof = ConsistencyProof.of(hasher, tree, from, to);

        assertThat(proof.path()).isEqualTo(NaiveTree.proof(from, MemoryHashes.entries(to)));
        assertAskedLittle(tree, to);
        proof.verify(hasher, root(from), root(to));
    }

    /** One batch, and at most two subtrees for each level of the tree. */
    private static void assertAskedLittle(MemoryHashes tree, int size) {
        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
        assertThat(tree.batches()).hasSizeLessThanOrEqualTo(1);
        tree.batches().forEach(batch -> assertThat(batch).hasSizeBetween(1, 2 * levels));
    }

    private static List<Hash> longer(List<Hash> path) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(path.getFirst());
        return longer;
    }

    private Hash root(int size) {
        return Frontier.read(hasher, MemoryHashes.ofSize(size), size).root();
    }
}
