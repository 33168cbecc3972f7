package org.chengxin.ledger.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chengxin.ledger.personal.gm.GmCiphers;
import org.junit.jupiter.api.Test;

/** What is sealed opens where it was sealed, and nowhere else, and only as it was. Held for both suites. */
class DataKeyTest {

    private static final String OWNER = "01J00000000000000000000001";
    private static final String PLACE = "/fact/personal/~1facts";

    private static DataKey key(Ciphers ciphers, int number) {
        return new DataKey(OWNER, ciphers, ciphers.derive(new byte[32], "key " + number));
    }

    @Provide
    Arbitrary<Ciphers> suites() {
        return Arbitraries.of(List.of(IntlCiphers.INTL, GmCiphers.GM));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('一', '鿿')
                .withCharRange(' ', '~')
                .ofMaxLength(300)
                .edgeCases(edges -> edges.add("", "张", "320281199001011233", "\uD83D\uDE00"));
    }

    @Property(tries = 200)
    void whatIsSealedOpens(@ForAll("suites") Ciphers ciphers, @ForAll("texts") String text) {
        DataKey key = key(ciphers, 1);
        assertThat(key.open(PLACE, key.seal(PLACE, text))).isEqualTo(text);
    }

    @Property(tries = 100)
    void equalTextsInEqualPlacesGiveEqualBytes(@ForAll("suites") Ciphers ciphers, @ForAll("texts") String text) {
        assertThat(key(ciphers, 1).seal(PLACE, text)).isEqualTo(key(ciphers, 1).seal(PLACE, text));
    }

    @Property(tries = 100)
    void anotherPlaceTextOwnerOrKeyGivesAnotherNonce(@ForAll("suites") Ciphers ciphers, @ForAll("texts") String text) {
        DataKey key = key(ciphers, 1);
        DataKey sameSecretOfAnother =
                new DataKey("01J00000000000000000000002", ciphers, ciphers.derive(new byte[32], "key 1"));
        Set<String> nonces = Stream.of(
                        key.seal(PLACE, bytes(text)),
                        key.seal(PLACE + "/", bytes(text)),
                        key.seal(PLACE, bytes(text + "x")),
                        sameSecretOfAnother.seal(PLACE, bytes(text)),
                        key(ciphers, 2).seal(PLACE, bytes(text)))
                .map(DataKeyTest::nonce)
                .collect(Collectors.toSet());
        assertThat(nonces).hasSize(5);
    }

    @Property(tries = 300)
    void anyFlippedBitIsRefused(
            @ForAll("suites") Ciphers ciphers,
            @ForAll("texts") String text,
            @ForAll @IntRange(min = 0, max = 1_000_000) int where) {
        DataKey key = key(ciphers, 1);
        byte[] sealed = key.seal(PLACE, bytes(text));
        int bit = where % (sealed.length * 8);
        sealed[bit / 8] ^= (byte) (1 << bit % 8);
        assertBroken(() -> key.open(PLACE, sealed));
    }

    @Property(tries = 200)
    void anyOtherSpellingInBase64IsRefused(
            @ForAll("texts") String text,
            @ForAll @IntRange(min = 0, max = 1_000_000) int where,
            @ForAll @IntRange(min = 1, max = 63) int shift) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        DataKey key = key(IntlCiphers.INTL, 1);
        StringBuilder sealed = new StringBuilder(key.seal(PLACE, text));
        int at = where % sealed.length();
        sealed.setCharAt(at, alphabet.charAt((alphabet.indexOf(sealed.charAt(at)) + shift) % alphabet.length()));
        assertBroken(() -> key.open(PLACE, sealed.toString()));
    }

    @Property(tries = 50)
    void anyCutOrAddedByteIsRefused(@ForAll("suites") Ciphers ciphers, @ForAll("texts") String text) {
        DataKey key = key(ciphers, 1);
        byte[] sealed = key.seal(PLACE, bytes(text));
        for (int length = 0; length < sealed.length; length += 1 + sealed.length / 40) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertBroken(() -> key.open(PLACE, cut));
        }
        assertBroken(() -> key.open(PLACE, Arrays.copyOf(sealed, sealed.length + 1)));
    }

    @Property(tries = 50)
    void anotherPlaceOwnerOrKeyDoesNotOpenIt(@ForAll("suites") Ciphers ciphers, @ForAll("texts") String text) {
        String sealed = key(ciphers, 1).seal(PLACE, text);
        assertBroken(() -> key(ciphers, 1).open("/fact/personal/~1violation", sealed));
        assertBroken(() -> key(ciphers, 1).open("", sealed));
        assertBroken(() -> key(ciphers, 2).open(PLACE, sealed));
        DataKey sameSecretOfAnother =
                new DataKey("01J00000000000000000000002", ciphers, ciphers.derive(new byte[32], "key 1"));
        assertThatThrownBy(() -> sameSecretOfAnother.open(PLACE, sealed))
                .isInstanceOf(BrokenSealException.class)
                .hasMessageContaining("01J00000000000000000000002")
                .hasMessageContaining(PLACE);
    }

    @Test
    void whatOneSuiteSealedTheOtherDoesNotOpen() {
        for (List<Ciphers> pair :
                List.of(List.of(IntlCiphers.INTL, GmCiphers.GM), List.of(GmCiphers.GM, IntlCiphers.INTL))) {
            byte[] secret = new byte[32];
            String sealed = new DataKey(OWNER, pair.getFirst(), secret).seal(PLACE, "张三");
            assertThatThrownBy(() -> new DataKey(OWNER, pair.getLast(), secret).open(PLACE, sealed))
                    .isInstanceOf(BrokenSealException.class)
                    .rootCause()
                    .hasMessageContaining("(" + pair.getLast().name() + ")");
        }
    }

    @Test
    void theLengthOfAShortTextDoesNotShow() {
        DataKey key = key(IntlCiphers.INTL, 1);
        assertThat(IntStream.rangeClosed(1, 15)
                        .mapToObj(n -> key.seal(PLACE, "x".repeat(n)).length())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void neitherTheKeyNorTheMasterKeyIsPrinted() {
        assertThat(key(IntlCiphers.INTL, 1)).hasToString("DataKey[" + OWNER + "]");
        assertThat(new SecretMasterKey("M1", IntlCiphers.INTL, new byte[32])).hasToString("SecretMasterKey[M1]");
    }

    @Test
    void aSecretOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new DataKey(OWNER, IntlCiphers.INTL, new byte[16]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 16");
    }

    /** The form is kept for ever: these bytes were written by the first build. */
    @Test
    void theSealedFormsOfTheFirstBuildStillOpen() {
        assertThat(new DataKey(OWNER, IntlCiphers.INTL, new byte[32])
                        .open(PLACE, "Af+q+14sIeYDTnBLEXl90keiot9jWxiNY9aRrzaAkNrsZ15qp3drGcT53O5+"))
                .isEqualTo("张三");
        assertThat(new DataKey(OWNER, GmCiphers.GM, new byte[32])
                        .open(PLACE, "AmRth1/1DjCbotCFPZ0ybaDGd9Nf0GWROVfCybmFCx0hmxxITdgPT3QCmw/e"))
                .isEqualTo("张三");
    }

    private static void assertBroken(ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(BrokenSealException.class).hasMessageContaining(OWNER);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String nonce(byte[] sealed) {
        return HexFormat.of().formatHex(sealed, 1, 1 + Ciphers.NONCE_BYTES);
    }
}
