package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengxin.ledger.seal.SealSamples.NOTE;
import static org.chengxin.ledger.seal.SealSamples.ORIGIN;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a log asks of a witness, as c2sp.org/tlog-witness has it. */
class AddCheckpointTest {

    private final TreeHasher hasher = Suite.INTL.hasher();
    private final MemoryHashes tree = MemoryHashes.ofSize(9);

    @Test
    void aRequestIsReadAndWrittenAgain() {
        List<Hash> path = ConsistencyProof.of(hasher, tree, 3, 7).path();
        AddCheckpoint request = new AddCheckpoint(3, path, SealSamples.note());

        assertThat(request.format())
                .isEqualTo("old 3\n" + path.get(0).base64() + "\n" + path.get(1).base64() + "\n"
                        + path.get(2).base64() + "\n" + path.get(3).base64() + "\n\n" + NOTE);
        assertThat(parse(request.format())).isEqualTo(request);
        assertThat(parse("old 0\n\n" + NOTE)).isEqualTo(new AddCheckpoint(0, List.of(), SealSamples.note()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            empty             | ''                    | a request must have lines, a blank line and a checkpoint, found ""
            no-blank-line     | old 3⏎                | a request must have lines, a blank line and a checkpoint, found "old 3⏎"
            no-old-size       | ⏎⏎NOTE                | a request must have lines, a blank line and a checkpoint
            checkpoint-only   | NOTE                  | a request must begin with an old size line, found "ledger.example/log"
            other-word        | size 3⏎⏎NOTE          | a request must begin with an old size line, found "size 3"
            no-number         | old⏎⏎NOTE             | a request must begin with an old size line, found "old"
            empty-number      | old ⏎⏎NOTE            | old size must be a decimal number without leading zero, found ""
            zero-before       | old 03⏎⏎NOTE          | old size must be a decimal number without leading zero, found "03"
            negative          | old -3⏎⏎NOTE          | old size must be a decimal number without leading zero, found "-3"
            too-large         | old 9223372036854775808⏎⏎NOTE | old size must be at most 9223372036854775807
            two-old-sizes     | old 3⏎old 3⏎⏎NOTE     | a hash must be base64, found "old 3"
            hash-no-base64    | old 3⏎???⏎⏎NOTE       | a hash must be base64, found "???"
            hash-too-short    | old 3⏎AAAA⏎⏎NOTE      | a hash has 32 bytes, found 3
            no-checkpoint     | old 3⏎⏎               | a note must have a blank line before its signatures, found none
            """)
    void aBadRequestIsRefused(String way, String body, String message) {
        assertThatThrownBy(() -> parse(SealSamples.lines(body).replace("NOTE", NOTE)))
                .as(way)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    @Test
    void aRequestIsBounded() {
        List<Hash> tooMany = Collections.nCopies(64, root(1));
        assertThatCode(() -> new AddCheckpoint(3, tooMany.subList(0, 63), SealSamples.note()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new AddCheckpoint(3, tooMany, SealSamples.note()))
                .hasMessage("a consistency proof must have at most 63 hashes, found 64");
        assertThatThrownBy(() -> new AddCheckpoint(-1, List.of(), SealSamples.note()))
                .hasMessage("old size must be 0 or more, found -1");
        assertThatThrownBy(() -> AddCheckpoint.parse(new byte[2_000_001]))
                .hasMessage("a request must have at most 2000000 bytes, found 2000001");
        assertThatThrownBy(() -> AddCheckpoint.parse(new byte[] {(byte) 0xff})).hasMessage("a request must be UTF-8");
    }

    @Test
    void aTreeGrowsOutOfTheOneCosignedLast() {
        for (int old = 1; old <= 7; old++) {
            request(old, ConsistencyProof.of(hasher, tree, old, 7).path())
                    .verifyGrowth(hasher, checkpoint(7), root(old));
        }
    }

    /** The one place where a proof starts from nothing. */
    @Test
    void fromNothingTheProofIsEmptyAndAnyTreeMayFollow() {
        request(0, List.of()).verifyGrowth(hasher, checkpoint(7), root(0));
        request(0, List.of()).verifyGrowth(hasher, checkpoint(0), root(0));
        assertThatThrownBy(() -> request(0, List.of(root(1))).verifyGrowth(hasher, checkpoint(7), root(0)))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessage(
                        "consistency proof from size 0 must be empty, found 1 hashes on the way to root " + root(7));
    }

    @Test
    void aTreeWithoutLeavesMustHaveItsRoot() {
        Checkpoint wrong = Checkpoint.of(Suite.INTL, ORIGIN, 0, root(1));
        assertThatThrownBy(() -> request(0, List.of()).verifyGrowth(hasher, wrong, root(0)))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessage("root of a checkpoint of size 0 must be " + root(0) + ", found " + root(1));
    }

    @Test
    void aSmallerTreeIsABadRequestAndNotABadProof() {
        assertThatThrownBy(() -> request(8, List.of()).verifyGrowth(hasher, checkpoint(7), root(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("old size must be at most 7 as the checkpoint, found 8");
    }

    @Test
    void aTreeThatDidNotGrowOutOfTheOldOneIsRefused() {
        List<Hash> path = ConsistencyProof.of(hasher, tree, 3, 7).path();
        assertThatThrownBy(() -> request(3, path).verifyGrowth(hasher, checkpoint(7), root(4)))
                .isInstanceOf(ProofRefusedException.class);
        assertThatThrownBy(() -> request(7, List.of()).verifyGrowth(hasher, checkpoint(7), root(6)))
                .isInstanceOf(ProofRefusedException.class);
        assertThatThrownBy(() -> request(3, List.of()).verifyGrowth(hasher, checkpoint(7), root(3)))
                .isInstanceOf(ProofRefusedException.class);
    }

    private static AddCheckpoint parse(String body) {
        return AddCheckpoint.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static AddCheckpoint request(long old, List<Hash> path) {
        return new AddCheckpoint(old, path, SealSamples.note());
    }

    private Checkpoint checkpoint(int size) {
        return Checkpoint.of(Suite.INTL, ORIGIN, size, root(size));
    }

    private Hash root(int size) {
        return Frontier.read(hasher, tree, size).root();
    }
}
