package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengxin.ledger.seal.SealSamples.ENTRY_5;
import static org.chengxin.ledger.seal.SealSamples.NOTE;
import static org.chengxin.ledger.seal.SealSamples.ORIGIN;
import static org.chengxin.ledger.seal.SealSamples.PROOF_OF_LEAF_5;
import static org.chengxin.ledger.seal.SealSamples.logKey;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.support.CampaignTries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs in one file, as c2sp.org/tlog-proof has them. */
class TlogProofTest {

    private static final Hash LEAF = Suite.INTL.hasher().leaf(HexFormat.of().parseHex(ENTRY_5));

    @Test
    void aProofIsReadWrittenAgainAndHolds() {
        TlogProof proof = TlogProof.parse(PROOF_OF_LEAF_5);

        assertThat(proof.index()).isEqualTo(5);
        assertThat(proof.path()).hasSize(3);
        assertThat(proof.extra()).isNull();
        assertThat(proof.extraBytes()).isEmpty();
        assertThat(proof.checkpoint()).isEqualTo(SealSamples.note());
        assertThat(proof.format()).isEqualTo(PROOF_OF_LEAF_5);
        assertThat(proof.verify(Suite.INTL, ORIGIN, List.of(logKey()), LEAF).size())
                .isEqualTo(7);
        assertThat(TlogProof.of(new InclusionProof(5, 7, proof.path()), SealSamples.note()))
                .isEqualTo(proof);
    }

    @Test
    void whatTheApplicationAddsIsKeptAndNotTrusted() {
        byte[] extra = "附 something".getBytes(StandardCharsets.UTF_8);
        TlogProof proof = TlogProof.parse(PROOF_OF_LEAF_5).withExtra(extra);

        assertThat(proof.format()).startsWith("c2sp.org/tlog-proof@v1\nextra 6ZmEIHNvbWV0aGluZw==\nindex 5\n");
        assertThat(TlogProof.parse(proof.format())).isEqualTo(proof);
        assertThat(proof.extraBytes()).isEqualTo(extra);
        assertThat(proof.verify(Suite.INTL, ORIGIN, List.of(logKey()), LEAF).size())
                .isEqualTo(7);
    }

    @Test
    void aTreeOfOneLeafHasAProofWithoutHashes() {
        SignedNote note =
                SignedNote.sign(Checkpoint.of(Suite.INTL, ORIGIN, 1, LEAF).text(), SealSamples.logSigner());
        TlogProof proof = new TlogProof(null, 0, List.of(), note);

        assertThat(proof.format()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nledger.example/log\n1\n");
        assertThat(TlogProof.parse(proof.format())
                        .verify(Suite.INTL, ORIGIN, List.of(logKey()), LEAF)
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aProofDoesNotHoldForAnotherLeafIndexLogOrKey() {
        TlogProof proof = TlogProof.parse(PROOF_OF_LEAF_5);
        Hash other = Suite.INTL.hasher().leaf(new byte[] {1});
        VerifierKey stranger = Ed25519NoteSigner.generate(ORIGIN).verifierKey();

        assertThatThrownBy(() -> proof.verify(Suite.INTL, ORIGIN, List.of(logKey()), other))
                .isInstanceOf(ProofRefusedException.class);
        assertThatThrownBy(() -> new TlogProof(null, 4, proof.path(), proof.checkpoint())
                        .verify(Suite.INTL, ORIGIN, List.of(logKey()), LEAF))
                .isInstanceOf(ProofRefusedException.class);
        assertThatThrownBy(() -> new TlogProof(null, 7, proof.path(), proof.checkpoint())
                        .verify(Suite.INTL, ORIGIN, List.of(logKey()), LEAF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("index of a leaf must be 0 or more and below the size 7 of the tree, found 7");
        assertThatThrownBy(() -> proof.verify(Suite.INTL, "ledger.example/other", List.of(logKey()), LEAF))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proof.verify(Suite.INTL, ORIGIN, List.of(stranger), LEAF))
                .isInstanceOf(NoteRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            empty            | ''                                                | a proof must have lines, a blank line and a checkpoint, found ""
            no-blank-line    | c2sp.org/tlog-proof@v1⏎index 5⏎                   | a proof must have lines, a blank line and a checkpoint
            blank-line-first | ⏎⏎NOTE                                            | a proof must have lines, a blank line and a checkpoint
            other-version    | c2sp.org/tlog-proof@v2⏎index 5⏎⏎NOTE              | a proof must begin with c2sp.org/tlog-proof@v1, found "c2sp.org/tlog-proof@v2"
            no-index         | c2sp.org/tlog-proof@v1⏎⏎NOTE                      | a proof must have an index line, found none
            hash-before-index | c2sp.org/tlog-proof@v1⏎vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=⏎index 5⏎⏎NOTE | a proof must have an index line, found "vBoG
            two-indexes      | c2sp.org/tlog-proof@v1⏎index 5⏎index 5⏎⏎NOTE      | a hash must be base64, found "index 5"
            index-with-zero  | c2sp.org/tlog-proof@v1⏎index 05⏎⏎NOTE             | index of a proof must be a decimal number without leading zero, found "05"
            index-negative   | c2sp.org/tlog-proof@v1⏎index -5⏎⏎NOTE             | index of a proof must be a decimal number without leading zero, found "-5"
            index-word       | c2sp.org/tlog-proof@v1⏎index five⏎⏎NOTE           | index of a proof must be a decimal number without leading zero, found "five"
            index-missing    | c2sp.org/tlog-proof@v1⏎index⏎⏎NOTE                | a proof must have an index line, found "index"
            index-too-large  | c2sp.org/tlog-proof@v1⏎index 9223372036854775808⏎⏎NOTE | index of a proof must be at most 9223372036854775807
            extra-no-base64  | c2sp.org/tlog-proof@v1⏎extra ???⏎index 5⏎⏎NOTE    | extra data of a proof must be base64, found "???"
            extra-empty      | c2sp.org/tlog-proof@v1⏎extra ⏎index 5⏎⏎NOTE       | extra data of a proof must not be empty, leave the line out
            extra-twice      | c2sp.org/tlog-proof@v1⏎extra AAAA⏎extra AAAA⏎index 5⏎⏎NOTE | a proof must have an index line, found "extra AAAA"
            extra-behind     | c2sp.org/tlog-proof@v1⏎index 5⏎extra AAAA⏎⏎NOTE   | a hash must be base64, found "extra AAAA"
            hash-no-base64   | c2sp.org/tlog-proof@v1⏎index 5⏎???⏎⏎NOTE          | a hash must be base64, found "???"
            hash-too-short   | c2sp.org/tlog-proof@v1⏎index 5⏎AAAA⏎⏎NOTE         | a hash has 32 bytes, found 3
            no-note          | c2sp.org/tlog-proof@v1⏎index 5⏎⏎                  | a note must have a blank line before its signatures, found none
            two-blank-lines  | c2sp.org/tlog-proof@v1⏎index 5⏎⏎⏎NOTE             | size of a checkpoint must be a decimal number
            """)
    void aBadProofIsRefused(String way, String text, String message) {
        String proof = SealSamples.lines(text).replace("NOTE", NOTE);
        assertThatThrownBy(() -> {
                    TlogProof read = TlogProof.parse(proof);
                    Checkpoint.parse(read.checkpoint().text());
                })
                .as(way)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    @Test
    void aProofThatNoTreeNeedsIsRefused() {
        List<Hash> tooMany = Collections.nCopies(64, LEAF);
        assertThatThrownBy(() -> new TlogProof(null, 0, tooMany, SealSamples.note()))
                .hasMessage("a proof must have at most 63 hashes, found 64");
        assertThatThrownBy(() -> new TlogProof(null, -1, List.of(), SealSamples.note()))
                .hasMessage("index of a proof must be 0 or more, found -1");
        assertThatThrownBy(() -> TlogProof.parse("x".repeat(TlogProof.PROOF_CHARS_MAX + 1)))
                .hasMessage("a proof must have at most 2000000 characters, found 2000001");
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void aProofWithAnyCharacterChangedIsRefused(
            @ForAll @IntRange(max = 1 << 16) int where, @ForAll @IntRange(min = 1, max = 127) int difference) {
        String good = PROOF_OF_LEAF_5.substring(0, PROOF_OF_LEAF_5.indexOf(SealSamples.WITNESS_LINE));
        StringBuilder changed = new StringBuilder(good);
        int at = where % good.length();
        changed.setCharAt(at, (char) (good.charAt(at) ^ difference));

        assertThatThrownBy(
                        () -> TlogProof.parse(changed.toString()).verify(Suite.INTL, ORIGIN, List.of(logKey()), LEAF))
                .isInstanceOfAny(
                        IllegalArgumentException.class, NoteRefusedException.class, ProofRefusedException.class);
    }
}
