package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengxin.ledger.seal.SealSamples.ORIGIN;
import static org.chengxin.ledger.seal.SealSamples.logKey;
import static org.chengxin.ledger.seal.SealSamples.logSigner;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checkpoints as c2sp.org/tlog-checkpoint has them. */
class CheckpointTest {

    private static final Hash ROOT = Hash.ofHex("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    private static final Hash NOTHING = Suite.INTL.hasher().empty();

    @Test
    void aCheckpointIsReadAndWrittenAgain() {
        Checkpoint checkpoint = Checkpoint.parse(SealSamples.TEXT);

        assertThat(checkpoint).isEqualTo(new Checkpoint(ORIGIN, 7, ROOT, List.of()));
        assertThat(checkpoint.text()).isEqualTo(SealSamples.TEXT);
        assertThat(checkpoint).isEqualTo(Checkpoint.of(Suite.INTL, ORIGIN, 7, ROOT));
        assertThat(checkpoint.suite()).isEqualTo("intl");
    }

    @Test
    void furtherLinesAreKept() {
        Checkpoint checkpoint = new Checkpoint("江阴 ledger", Long.MAX_VALUE, ROOT, List.of("one", "suite x", " "));

        assertThat(checkpoint.text())
                .isEqualTo("江阴 ledger\n9223372036854775807\n" + ROOT.base64() + "\none\nsuite x\n \n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(checkpoint.suite()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            empty                 | ''                                                      | text of a note must end with a newline, found ""
            no-newline-at-the-end | o⏎7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=        | text of a note must end with a newline, found "3bib
            two-lines             | o⏎7⏎                                                    | checkpoint must have at least 3 lines, found 2
            no-origin             | ⏎7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎        | origin of a checkpoint must be one line and not empty, found ""
            size-missing          | o⏎⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎        | size of a checkpoint must be a decimal number without leading zero, found ""
            size-with-zero        | o⏎07⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎      | size of a checkpoint must be a decimal number without leading zero, found "07"
            size-with-plus        | o⏎+7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎      | size of a checkpoint must be a decimal number without leading zero, found "+7"
            size-negative         | o⏎-7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎      | size of a checkpoint must be a decimal number without leading zero, found "-7"
            size-with-space       | o⏎7 ⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎      | size of a checkpoint must be a decimal number without leading zero, found "7 "
            size-in-hex           | o⏎0x7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎     | size of a checkpoint must be a decimal number without leading zero, found "0x7"
            size-wide-digits      | o⏎７⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎       | size of a checkpoint must be a decimal number without leading zero, found "７"
            size-too-large        | o⏎9223372036854775808⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎ | size of a checkpoint must be at most 9223372036854775807, found "9223372036854775808"
            root-no-base64        | o⏎7⏎no root⏎                                            | a hash must be base64, found "no root"
            root-without-padding  | o⏎7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw⏎        | a hash must be canonical base64, found
            root-with-stray-bits  | o⏎7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIx=⏎       | a hash must be canonical base64, found
            root-too-short        | o⏎7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTA==⏎       | a hash has 32 bytes, found 31
            root-too-long         | o⏎7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIwA⏎       | a hash has 32 bytes, found 33
            blank-line-behind     | o⏎7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎⏎      | extension line of a checkpoint must be one line and not empty, found ""
            blank-line-between    | o⏎7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎⏎x⏎    | extension line of a checkpoint must be one line and not empty, found ""
            two-suites            | o⏎7⏎3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=⏎suite gm⏎suite x⏎ | a checkpoint must name at most one suite, found [suite gm, suite x]
            """)
    void aBadCheckpointIsRefused(String way, String text, String message) {
        assertThatThrownBy(() -> Checkpoint.parse(SealSamples.lines(text)))
                .as(way)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    @Test
    void aCheckpointThatCouldNotBeReadIsNotMade() {
        assertThatThrownBy(() -> new Checkpoint("two\nlines", 7, ROOT, List.of()))
                .hasMessage("origin of a checkpoint must be one line and not empty, found \"two⏎lines\"");
        assertThatThrownBy(() -> new Checkpoint(ORIGIN, -1, ROOT, List.of()))
                .hasMessage("size of a checkpoint must be 0 or more, found -1");
        assertThatThrownBy(() -> new Checkpoint(ORIGIN, 7, ROOT, List.of("")))
                .hasMessage("extension line of a checkpoint must be one line and not empty, found \"\"");
    }

    @Test
    void theCheckpointOfTheLogThatIsMeantIsOpened() {
        assertThat(Checkpoint.open(Suite.INTL, ORIGIN, SealSamples.note(), List.of(logKey())))
                .isEqualTo(Checkpoint.parse(SealSamples.TEXT));
    }

    /** For a while both keys sign, so that whoever knows only one of them can still read. */
    @Test
    void aKeyMayRollOver() {
        Ed25519NoteSigner next = Ed25519NoteSigner.generate(ORIGIN);
        SignedNote both = SealSamples.note().with(next.sign(SealSamples.TEXT));

        for (List<VerifierKey> keys :
                List.of(List.of(logKey()), List.of(next.verifierKey()), List.of(next.verifierKey(), logKey()))) {
            assertThat(Checkpoint.open(Suite.INTL, ORIGIN, both, keys).size()).isEqualTo(7);
        }
    }

    @Test
    void theCheckpointOfAnotherLogOrOfAnotherSuiteIsRefused() {
        assertThatThrownBy(() ->
                        Checkpoint.open(Suite.INTL, "ledger.example/other", SealSamples.note(), List.of(logKey())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("origin of the checkpoint must be \"ledger.example/other\", found \"ledger.example/log\"");
        SignedNote other = SignedNote.sign(new Checkpoint(ORIGIN, 7, ROOT, List.of("suite gm")).text(), logSigner());
        assertThatThrownBy(() -> Checkpoint.open(Suite.INTL, ORIGIN, other, List.of(logKey())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("suite of the checkpoint must be intl, found \"gm\"");
    }

    @Test
    void theSignatureIsLookedAtBeforeTheText() {
        SignedNote note = SignedNote.sign("no checkpoint\n", Ed25519NoteSigner.generate(ORIGIN));
        assertThatThrownBy(() -> Checkpoint.open(Suite.INTL, ORIGIN, note, List.of(logKey())))
                .isInstanceOf(NoteRefusedException.class);
        SignedNote ours = SignedNote.sign("no checkpoint\n", logSigner());
        assertThatThrownBy(() -> Checkpoint.open(Suite.INTL, ORIGIN, ours, List.of(logKey())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("checkpoint must have at least 3 lines, found 1");
    }

    @Test
    void aTreeWithoutLeavesHasOneRoot() {
        SignedNote good =
                SignedNote.sign(Checkpoint.of(Suite.INTL, ORIGIN, 0, NOTHING).text(), logSigner());
        SignedNote bad =
                SignedNote.sign(Checkpoint.of(Suite.INTL, ORIGIN, 0, ROOT).text(), logSigner());

        assertThat(Checkpoint.open(Suite.INTL, ORIGIN, good, List.of(logKey())).root())
                .isEqualTo(NOTHING);
        assertThatThrownBy(() -> Checkpoint.open(Suite.INTL, ORIGIN, bad, List.of(logKey())))
                .isInstanceOf(ProofRefusedException.class)
                .hasMessage("root of a checkpoint of size 0 must be " + NOTHING + ", found " + ROOT);
    }
}
