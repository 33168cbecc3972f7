package org.chengxin.ledger.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chengxin.ledger.subject.CitizenId.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The number against GB 11643-1999, written out once more without any cleverness. */
class CitizenIdTest {

    /** The two examples printed in the standard, and one with the check character of 10. */
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014", "320281199001011233"})
    void aNumberOfTheStandardIsAccepted(String number) {
        assertThat(CitizenId.fault(number)).isEmpty();
        assertThat(twinAccepts(number)).isTrue();
    }

    /** Residents of Hong Kong, Macao and Taiwan: region 810000, 820000, 830000. */
    @ParameterizedTest
    @ValueSource(strings = {"810000", "820000", "830000"})
    void aResidencePermitFollowsTheSameRule(String region) {
        CitizenId permit = CitizenId.complete(region + "19900101001");
        assertThat(CitizenId.isValid(permit.value())).isTrue();
        assertThat(permit.masked())
                .isEqualTo(region + "********" + permit.value().substring(14));
    }

    @ParameterizedTest
    @CsvSource({
        "'', SHAPE",
        "110105491231002, SHAPE", // fifteen digits of the first generation, not issued since 2000 and void since 2013
        "1101051949123100, SHAPE",
        "11010519491231002XX, SHAPE",
        "11010519491231002x, SHAPE", // lower case is for the caller to lift
        "01010519491231002X, SHAPE", // no region begins with 0
        "1101051949123100X2, SHAPE",
        "１1010519491231002X, SHAPE", // full width
        "110105194912310０2X, SHAPE",
        "110105194902290020, BIRTH_DATE", // 1949 was no leap year
        "110105194913310020, BIRTH_DATE",
        "110105194900000020, BIRTH_DATE",
        "110105200002300020, BIRTH_DATE",
        "110105194912310020, CHECK",
        "11010519491231020X, CHECK" // two digits exchanged
    })
    void aBrokenNumberIsRefusedWithItsReason(String number, Fault fault) {
        assertThat(CitizenId.fault(number)).contains(fault);
    }

    @Test
    void theLeapDayOfALeapYearIsADate() {
        assertThat(CitizenId.complete("32028120000229001").value()).startsWith("32028120000229001");
    }

    @Property(tries = 1000)
    void theTwinFromTheStandardAgreesOnCompletedNumbers(@ForAll("bodies") String body) {
        assertThat(CitizenId.complete(body).value()).isEqualTo(body + twinCheck(body));
    }

    @Property(tries = 2000)
    void theTwinFromTheStandardAgreesWhateverTheCheckCharacter(
            @ForAll("bodies") String body, @ForAll("checks") char check) {
        assertThat(CitizenId.isValid(body + check)).isEqualTo(twinAccepts(body + check));
    }

    /** 11 is prime, no weight is a multiple of it and digits differ by less, so the standard guarantees this. */
    @Property(tries = 200)
    void oneWrongCharacterIsAlwaysFound(@ForAll("bodies") String body) {
        String number = CitizenId.complete(body).value();
        for (int place = 0; place < 18; place++) {
            for (char other : (place < 17 ? "0123456789" : "0123456789X").toCharArray()) {
                if (other != number.charAt(place)) {
                    String wrong = number.substring(0, place) + other + number.substring(place + 1);
                    assertThat(CitizenId.isValid(wrong)).as(wrong).isFalse();
                }
            }
        }
    }

    /** Neighbouring weights differ modulo 11, so the standard guarantees this too. */
    @Property(tries = 200)
    void twoNeighboursExchangedAreAlwaysFound(@ForAll("bodies") String body) {
        String number = CitizenId.complete(body).value();
        for (int place = 0; place < 17; place++) {
            char a = number.charAt(place);
            char b = number.charAt(place + 1);
            if (a != b) {
                String wrong = number.substring(0, place) + b + a + number.substring(place + 2);
                assertThat(CitizenId.isValid(wrong)).as(wrong).isFalse();
            }
        }
    }

    @Test
    void aPrintedNumberShowsRegionAndLastFourOnly() {
        CitizenId id = new CitizenId("11010519491231002X");
        assertThat(id.masked()).isEqualTo("110105********002X");
        assertThat(id.toString()).isEqualTo(id.masked());
        assertThat("" + List.of(id)).doesNotContain("19491231");
    }

    @ParameterizedTest
    @CsvSource({"E12345678, *********", "1234567890, **********", "12345678901, 123456*8901", "'', ''"})
    void aMaskKeepsAtMostTenCharactersAndHidesAtLeastOne(String value, String masked) {
        assertThat(CitizenId.mask(value)).isEqualTo(masked);
    }

    @Test
    void aRefusalToMakeANumberDoesNotRepeatIt() {
        assertThatThrownBy(() -> new CitizenId("110105194912310020"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("19491231")
                .contains("CHECK");
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<Integer> region = Arbitraries.integers().between(110000, 839999);
        Arbitrary<LocalDate> birth = Arbitraries.integers().between(0, 73_000).map(LocalDate.of(1850, 1, 1)::plusDays);
        Arbitrary<Integer> serial = Arbitraries.integers().between(0, 999);
        return Combinators.combine(region, birth, serial)
                .as((r, b, s) -> "%06d%s%03d".formatted(r, b.format(DateTimeFormatter.BASIC_ISO_DATE), s));
    }

    @Provide
    Arbitrary<Character> checks() {
        return Arbitraries.of('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X');
    }

    private static boolean twinAccepts(String number) {
        return number.charAt(17) == twinCheck(number.substring(0, 17));
    }

    /** ISO 7064, MOD 11-2, as GB 11643-1999 prints it: Wi = 2^(i−1) mod 11 with i from 18 down to 2. */
    private static char twinCheck(String first17) {
        int sum = 0;
        for (int i = 18; i >= 2; i--) {
            int weight = 1;
            for (int power = 1; power <= i - 1; power++) {
                weight = weight * 2 % 11;
            }
            sum = sum + (first17.charAt(18 - i) - '0') * weight;
        }
        for (int a1 = 0; a1 <= 10; a1++) {
            if ((sum + a1) % 11 == 1) {
                return a1 == 10 ? 'X' : (char) ('0' + a1);
            }
        }
        throw new IllegalStateException("one of eleven remainders fits");
    }
}
