package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengxin.ledger.seal.SealSamples.LOG_LINE;
import static org.chengxin.ledger.seal.SealSamples.NOTE;
import static org.chengxin.ledger.seal.SealSamples.ORIGIN;
import static org.chengxin.ledger.seal.SealSamples.TEXT;
import static org.chengxin.ledger.seal.SealSamples.WITNESS_LINE;
import static org.chengxin.ledger.seal.SealSamples.logKey;
import static org.chengxin.ledger.seal.SealSamples.logSigner;
import static org.chengxin.ledger.seal.SealSamples.note;
import static org.chengxin.ledger.seal.SealSamples.witnessKey;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Notes as c2sp.org/signed-note has them. */
class SignedNoteTest {

    /** Nine zero bytes: a key id and five bytes that are no signature. */
    private static final String NOTHING = "AAAAAAAAAAAA";

    private static final VerifierKey LOG_KEY = logKey();

    @Test
    void aNoteIsReadAndWrittenAgain() {
        SignedNote note = note();

        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.signatures())
                .extracting(NoteSignature::name)
                .containsExactly("ledger.example/log", "witness.example/w1");
        assertThat(note.signatures().getFirst().keyId()).isEqualTo(0x254db298);
        assertThat(note.format()).isEqualTo(NOTE);
        assertThat(SignedNote.parse(note.toBytes())).isEqualTo(note);
    }

    @Test
    void aNoteThatOthersSignedVerifiesAndOursIsTheSameToTheByte() {
        assertThat(note().verify(List.of(witnessKey(), logKey()))).containsExactly(logKey(), witnessKey());
        assertThat(SignedNote.sign(TEXT, logSigner()).signatures()).containsExactly(NoteSignature.parse(LOG_LINE));
        assertThat(logSigner().verifierKey()).isEqualTo(logKey());
    }

    @Test
    void signaturesOfUnknownKeysAreIgnored() {
        assertThat(note().verify(List.of(logKey()))).containsExactly(logKey());
        assertThat(note().verify(List.of(witnessKey()))).containsExactly(witnessKey());
        SignedNote sameNameOtherId = note().with(NoteSignature.of(ORIGIN, 1, new byte[64]));
        SignedNote sameIdOtherName =
                note().with(NoteSignature.of("ledger.example/other", logKey().keyId(), new byte[64]));

        assertThat(sameNameOtherId.verify(List.of(logKey()))).containsExactly(logKey());
        assertThat(sameIdOtherName.verify(List.of(logKey()))).containsExactly(logKey());
    }

    @Test
    void aNoteThatNoKnownKeySignedIsRefused() {
        VerifierKey stranger = Ed25519NoteSigner.generate(ORIGIN).verifierKey();
        assertThatThrownBy(() -> note().verify(List.of(stranger)))
                .isInstanceOf(NoteRefusedException.class)
                .hasMessage("a note must be signed by one of [" + stranger.vkey()
                        + "], found signatures of [ledger.example/log, witness.example/w1]");
        assertThatThrownBy(() -> note().verify(List.of())).isInstanceOf(NoteRefusedException.class);
    }

    /** Stricter than Go's parser, which does not look at a second signature of one key. */
    @Test
    void oneSignatureOfAKnownKeyThatDoesNotVerifyRefusesTheNote() {
        NoteSignature bad = NoteSignature.of(ORIGIN, logKey().keyId(), new byte[64]);
        assertThatThrownBy(() -> note().with(bad).verify(List.of(witnessKey(), logKey())))
                .isInstanceOf(NoteRefusedException.class)
                .hasMessage("signature of " + SealSamples.LOG_VKEY + " does not verify");
        assertThat(note().with(bad).verify(List.of(witnessKey()))).containsExactly(witnessKey());
    }

    /** Two keys whose ids agree by chance; at 32 bits a search among 40,000 keys finds some. */
    @Test
    void twoKeysThatCannotBeToldApartAreRefused() {
        VerifierKey one = Suite.INTL.verifierKey("twin+ae4e6deb+AYkP/+TFmO3DZCanxvRN8LDX2BypKgI9ITr1xA6z3VbL");
        VerifierKey other = Suite.INTL.verifierKey("twin+ae4e6deb+ATMesQOgqHOIkL7Uqpp49jgFX6fvmD3L5/vsZSFBdKxh");

        assertThatThrownBy(() -> note().verify(List.of(logKey(), one, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two keys share name and id: " + one + " and " + other);
        assertThat(note().verify(List.of(logKey(), one, logKey()))).containsExactly(logKey());
    }

    @Test
    void theTextMayHaveBlankLinesAndTheLastOneEndsIt() {
        String text = "first\n\n\nlast, with ümlauts 和汉字 and\u007f\n";
        SignedNote note = SignedNote.sign(text, logSigner());

        assertThat(SignedNote.parse(note.toBytes()).text()).isEqualTo(text);
        assertThat(SignedNote.parse("\n\n" + LOG_LINE + "\n").text()).isEqualTo("\n");
    }

    @Test
    void aSignatureIsAddedOnce() {
        SignedNote note = SignedNote.parse(TEXT + "\n" + LOG_LINE + "\n");
        NoteSignature cosignature = NoteSignature.parse(WITNESS_LINE);

        assertThat(note.with(cosignature)).isEqualTo(note());
        assertThat(note().with(cosignature)).isEqualTo(note());
        assertThat(note().signaturesOf(witnessKey())).containsExactly(cosignature);
    }

    @Test
    void aNoteMayHaveAHundredSignaturesAndNoMore() {
        String hundred = TEXT + "\n" + (LOG_LINE + "\n").repeat(100);
        assertThat(SignedNote.parse(hundred).signatures()).hasSize(100);
        assertThatThrownBy(() -> SignedNote.parse(hundred + LOG_LINE + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a note must have 1 to 100 signatures, found 101");
        assertThatThrownBy(() -> new SignedNote(TEXT, List.of()))
                .hasMessage("a note must have 1 to 100 signatures, found 0");
        NoteSignature signature = NoteSignature.parse(LOG_LINE);
        assertThatThrownBy(() -> new SignedNote(TEXT, Collections.nCopies(101, signature)))
                .hasMessage("a note must have 1 to 100 signatures, found 101");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            empty                   | ''                                      | a note must have a blank line before its signatures, found none
            text-only               | a⏎                                      | a note must have a blank line before its signatures, found none
            no-blank-line           | a⏎— k AAAAAAAAAAAA⏎                     | a note must have a blank line before its signatures, found none
            no-signature            | a⏎⏎                                     | a note must have 1 to 100 signatures, found 0
            no-newline-at-the-end   | a⏎⏎— k AAAAAAAAAAAA                     | a note must end with a newline, found "— k AAAAAAAAAAAA"
            line-between            | a⏎⏎— k AAAAAAAAAAAA⏎b⏎— k AAAAAAAAAAAA⏎ | a signature line must be "— ", name, space and base64, found "b"
            blank-line-behind       | a⏎⏎— k AAAAAAAAAAAA⏎⏎                   | a note must have 1 to 100 signatures, found 0
            hyphen                  | a⏎⏎- k AAAAAAAAAAAA⏎                    | a signature line must be "— ", name, space and base64, found "- k
            en-dash                 | a⏎⏎– k AAAAAAAAAAAA⏎                    | a signature line must be "— ", name, space and base64, found "– k
            no-space-behind-dash    | a⏎⏎—k AAAAAAAAAAAA⏎                     | a signature line must be "— ", name, space and base64, found "—k
            no-name                 | a⏎⏎—  AAAAAAAAAAAA⏎                     | name of a key must not be empty
            name-only               | a⏎⏎— k⏎                                 | a signature line must be "— ", name, space and base64, found "— k"
            plus-in-name            | a⏎⏎— k+k AAAAAAAAAAAA⏎                  | name of a key must have no space, plus or control character, found "k+k"
            space-in-name           | a⏎⏎— k k AAAAAAAAAAAA⏎                  | a signature must be base64, found "k AAAAAAAAAAAA"
            wide-space-in-name      | a⏎⏎— k　k AAAAAAAAAAAA⏎                  | name of a key must have no space, plus or control character
            two-spaces              | a⏎⏎— k  AAAAAAAAAAAA⏎                   | a signature must be base64, found " AAAAAAAAAAAA"
            no-base64               | a⏎⏎— k ????????????⏎                    | a signature must be base64, found "????????????"
            url-safe-base64         | a⏎⏎— k AAAAAAAAAA_-⏎                    | a signature must be base64
            no-padding              | a⏎⏎— k AAAAAAA⏎                         | a signature must be canonical base64
            stray-bits              | a⏎⏎— k AAAAAAB=⏎                        | a signature must be canonical base64, found "AAAAAAB="
            key-id-only             | a⏎⏎— k AAAAAA==⏎                        | a signature must have more than the 4 bytes of the key id, found 4
            shorter-than-key-id     | a⏎⏎— k AAAA⏎                            | a signature must have more than the 4 bytes of the key id, found 3
            """)
    void aBadNoteIsRefused(String way, String note, String message) {
        assertThatThrownBy(() -> SignedNote.parse(SealSamples.lines(note)))
                .as(way)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\t", "\r", "\u001b"})
    void aControlCharacterAnywhereIsRefused(String control) {
        assertThatThrownBy(() -> SignedNote.parse("a" + control + "\n\n— k " + NOTHING + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text of a note must have no control character but newline, found \"a�⏎\"");
        assertThatThrownBy(() -> SignedNote.parse("a\n\n— k" + control + " " + NOTHING + "\n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignedNote.parse("a\n\n— k " + NOTHING + control + "\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The last is NEXT LINE, white space by Unicode and not by Java. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00a0", "\u2003", "\u2028", "\u3000", "\u0085"})
    void aNameHasNoSpaceOfAnyKind(String space) {
        assertThatThrownBy(() -> NoteSignature.of("a" + space + "b", 1, new byte[64]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name of a key must have no space, plus or control character, found");
    }

    @Test
    void bytesThatAreNoUtf8AndTextThatCannotBeAreRefused() {
        byte[] bytes = NOTE.getBytes(StandardCharsets.UTF_8);
        bytes[0] = (byte) 0xff;
        assertThatThrownBy(() -> SignedNote.parse(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a note must be UTF-8");
        assertThatThrownBy(() -> SignedNote.sign("half a \ud83d character\n", logSigner()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text of a note must be well-formed Unicode");
        assertThatThrownBy(() -> Ed25519NoteSigner.generate("half\ud83d"))
                .hasMessage("name of a key must be well-formed Unicode");
        assertThatThrownBy(() -> SignedNote.sign("no newline", logSigner()))
                .hasMessage("text of a note must end with a newline, found \"no newline\"");
        assertThatThrownBy(() -> SignedNote.sign("", logSigner()))
                .hasMessage("text of a note must end with a newline, found \"\"");
    }

    @Test
    void aNoteThatIsTooLongIsNotRead() {
        byte[] bytes = new byte[SignedNote.NOTE_BYTES_MAX + 1];
        assertThatThrownBy(() -> SignedNote.parse(bytes))
                .hasMessage("a note must have at most 1000000 bytes, found 1000001");
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void aNoteWithAnyByteChangedIsRefused(
            @ForAll @IntRange(max = 1 << 16) int where, @ForAll @IntRange(min = 1, max = 255) int difference) {
        byte[] bytes = (TEXT + "\n" + LOG_LINE + "\n").getBytes(StandardCharsets.UTF_8);
        bytes[where % bytes.length] ^= (byte) difference;

        assertThatThrownBy(() -> SignedNote.parse(bytes).verify(List.of(LOG_KEY)))
                .isInstanceOfAny(IllegalArgumentException.class, NoteRefusedException.class);
    }
}
