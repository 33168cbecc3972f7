package org.chengxin.ledger.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The code against the tables of GB 32100-2015 and GB 11714-1997, written out once more without any cleverness. */
class UnifiedSocialCreditCodeTest {

    private static final String STANDARD_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    /** GB 32100-2015, table 2. */
    private static final int[] STANDARD_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    @ParameterizedTest
    @ValueSource(strings = {"91110108351303601C", "91350100M000100Y43", "11230500001755309F", "91230500MA1B3N1N2M"})
    void aPublishedCodeIsAccepted(String code) {
        assertThat(UnifiedSocialCreditCode.fault(code)).isEmpty();
        assertThat(twinAccepts(code)).isTrue();
        assertThat(UnifiedSocialCreditCode.complete(code.substring(0, 16)).value())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "9111010835130360C, LENGTH", // a digit lost
        "91110108351303601C0, LENGTH",
        "'', LENGTH",
        "91110108351303601c, ALPHABET", // lower case is for the caller to lift
        "9111010835130360IC, ALPHABET", // I for 1
        "9I110108351303601C, ALPHABET",
        "91350100MOO0100Y43, ALPHABET", // O for 0
        "９1110108351303601C, ALPHABET", // full width
        "9111010835130 601C, ALPHABET",
        "91110108351303601D, CHECK",
        "91110108351303610C, CHECK", // two digits exchanged
        "91350100M000100Y34, CHECK"
    })
    void aBrokenCodeIsRefusedWithItsReason(String code, Fault fault) {
        assertThat(UnifiedSocialCreditCode.fault(code)).contains(fault);
    }

    @Test
    void aWrongOrganisationCodeIsFoundEvenIfTheOuterCheckForgivesIt() {
        String wrongInside = "91110108351303602";
        String code = wrongInside + twinCheck(wrongInside);

        assertThat(UnifiedSocialCreditCode.fault(code)).contains(Fault.ORGANISATION_CHECK);
    }

    /** Guards the edge 30/31, at which a public implementation answers wrongly. */
    @ParameterizedTest
    @ValueSource(chars = {'0', 'Y'})
    void codesWhoseCheckIsAtTheEdgeOfTheAlphabetAreRight(char check) {
        int found = 0;
        for (int n = 0; n < 2000; n++) {
            String code = UnifiedSocialCreditCode.complete("91320281%08d".formatted(n))
                    .value();
            if (code.charAt(17) == check) {
                assertThat(twinAccepts(code)).as(code).isTrue();
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    /** The same for the check of the organisation code, which becomes X at 10 and 0 at 11. */
    @ParameterizedTest
    @ValueSource(chars = {'0', 'X'})
    void organisationCodesAtTheEdgeOfTheirCheckAreRight(char check) {
        int found = 0;
        for (int n = 0; n < 2000; n++) {
            String code = UnifiedSocialCreditCode.complete("91320281%08d".formatted(n))
                    .value();
            if (code.charAt(16) == check) {
                assertThat(twinAccepts(code)).as(code).isTrue();
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    @Property(tries = 500)
    void theTwinFromTheStandardAgreesOnCompletedCodes(@ForAll("bodies") String body) {
        String first17 = body + twinOrganisationCheck(body.substring(8));
        assertThat(UnifiedSocialCreditCode.complete(body).value()).isEqualTo(first17 + twinCheck(first17));
    }

    @Property(tries = 2000)
    void theTwinFromTheStandardAgreesOnAnyEighteenCharacters(@ForAll("eighteen") String code) {
        assertThat(UnifiedSocialCreditCode.isValid(code)).isEqualTo(twinAccepts(code));
    }

    /** 31 is prime and no weight is a multiple of it, so the standard guarantees this for all eighteen places. */
    @Property(tries = 100)
    void oneWrongCharacterIsAlwaysFound(@ForAll("bodies") String body) {
        String code = UnifiedSocialCreditCode.complete(body).value();
        for (int place = 0; place < code.length(); place++) {
            for (char other : STANDARD_CHARACTERS.toCharArray()) {
                if (other != code.charAt(place)) {
                    String wrong = code.substring(0, place) + other + code.substring(place + 1);
                    assertThat(UnifiedSocialCreditCode.isValid(wrong)).as(wrong).isFalse();
                }
            }
        }
    }

    /** Neighbouring weights differ modulo 31, so the standard guarantees this too. */
    @Property(tries = 200)
    void twoNeighboursExchangedAreAlwaysFound(@ForAll("bodies") String body) {
        String code = UnifiedSocialCreditCode.complete(body).value();
        for (int place = 0; place + 1 < code.length(); place++) {
            char a = code.charAt(place);
            char b = code.charAt(place + 1);
            if (a != b) {
                String wrong = code.substring(0, place) + b + a + code.substring(place + 2);
                assertThat(UnifiedSocialCreditCode.isValid(wrong)).as(wrong).isFalse();
            }
        }
    }

    @Test
    void aCodeKnowsItsAuthorityAndCategory() {
        assertThat(new UnifiedSocialCreditCode("11230500001755309F").category()).isEqualTo("11");
    }

    @Test
    void aBrokenCodeIsNeverMade() {
        assertThatThrownBy(() -> new UnifiedSocialCreditCode("91110108351303601D"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CHECK");
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings().withChars(STANDARD_CHARACTERS).ofLength(16);
    }

    @Provide
    Arbitrary<String> eighteen() {
        Arbitrary<String> valid =
                bodies().map(body -> UnifiedSocialCreditCode.complete(body).value());
        Arbitrary<String> any =
                Arbitraries.strings().withChars(STANDARD_CHARACTERS).ofLength(18);
        Arbitrary<String> rightOutside = Arbitraries.strings()
                .withChars(STANDARD_CHARACTERS)
                .ofLength(17)
                .map(c -> c + twinCheck(c));
        return Arbitraries.oneOf(valid, any, rightOutside);
    }

    private static boolean twinAccepts(String code) {
        return code.charAt(16) == twinOrganisationCheck(code.substring(8, 16))
                && code.charAt(17) == twinCheck(code.substring(0, 17));
    }

    /** GB 32100-2015, annex: C18 = 31 − MOD(Σ Ci·Wi, 31); 31 is written 0. */
    private static char twinCheck(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum = sum + STANDARD_CHARACTERS.indexOf(first17.charAt(i)) * STANDARD_WEIGHTS[i];
        }
        int c18 = 31 - sum % 31;
        return c18 == 31 ? '0' : STANDARD_CHARACTERS.charAt(c18);
    }

    /** GB 11714-1997: C9 = 11 − MOD(Σ Ci·Wi, 11) over 0–9 and A–Z as 10–35; 10 is written X and 11 is written 0. */
    private static char twinOrganisationCheck(String first8) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum = sum + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(first8.charAt(i)) * weights[i];
        }
        int c9 = 11 - sum % 11;
        if (c9 == 10) {
            return 'X';
        }
        return c9 == 11 ? '0' : (char) ('0' + c9);
    }
}
