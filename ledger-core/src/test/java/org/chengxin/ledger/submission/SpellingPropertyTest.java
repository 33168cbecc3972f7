package org.chengxin.ledger.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The readers of dates, amounts and codes against naive twins written straight from the standards. */
class SpellingPropertyTest {

    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    @Property(tries = 400)
    void everySpellingOfADayIsThatDayAndADayThatDoesNotExistIsNone(
            @ForAll @IntRange(min = 1950, max = 2120) int year,
            @ForAll @IntRange(min = 0, max = 14) int month,
            @ForAll @IntRange(min = 0, max = 33) int day) {
        Optional<String> expected = naiveDay(year, month, day);
        for (String form : new String[] {
            "%04d-%02d-%02d",
            "%d/%d/%d",
            "%04d.%d.%02d",
            "%d年%d月%d日",
            "%04d%02d%02d",
            "%d-%d-%dT08:30:00",
            "%d/%d/%d 0:00"
        }) {
            String text = form.formatted(year, month, day);
            assertThat(DateSpelling.parse(text).map(LocalDate::toString))
                    .as(text)
                    .isEqualTo(expected);
        }
    }

    private static Optional<String> naiveDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return Optional.empty();
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int last = month == 2 && leap ? 29 : DAYS_OF_MONTH[month - 1];
        return day > last ? Optional.empty() : Optional.of("%04d-%02d-%02d".formatted(year, month, day));
    }

    @ParameterizedTest
    @CsvSource({"45721, 2025-03-05", "45721.75, 2025-03-05", "20000, 1954-10-03"})
    void aDayNumberOfASpreadsheetIsTheDayItShows(String number, LocalDate day) {
        assertThat(DateSpelling.parse(number)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "25-3-5",
                "2025/3-5",
                "5/3/2025",
                "2025-03",
                "2025年3月",
                "20250230",
                "2025-03-05T25:00",
                "0202-03-05",
                "2025-3-5-1",
                "12345678",
                "1234",
                "二〇二五年三月五日",
                "2025-03-05 Z",
                "99999999999"
            })
    void whatIsNoDateOrNotSurelyOneIsRefused(String text) {
        assertThat(DateSpelling.parse(text)).isEmpty();
    }

    @Test
    void anInstantIsTheDayItWasInChina() {
        assertThat(DateSpelling.parse("2025-03-04T16:00:00Z")).contains(LocalDate.of(2025, 3, 5));
        assertThat(DateSpelling.parse("2025-03-05T00:00:00+08:00")).contains(LocalDate.of(2025, 3, 5));
    }

    @Property(tries = 500)
    void anAmountIsReadAsTheNaiveTwinReadsIt(
            @ForAll @StringLength(max = 12) @Chars({'0', '1', '2', '3', '9', '.', ',', '-', 'e'}) String text) {
        assertThat(AmountSpelling.parse(text)).as(text).isEqualTo(naiveAmount(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "0.000000|0", "007|7", "1,234.50|1234.5", "12,345,678|12345678"})
    void anAmountLosesOnlyWhatSaysNothing(String text, String expected) {
        assertThat(AmountSpelling.parse(text)).contains(expected);
        assertThat(naiveAmount(text)).contains(expected);
    }

    /** Character by character: groups of digits, a point, digits. */
    private static Optional<String> naiveAmount(String text) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        if (point >= 0 && fraction.isEmpty()) {
            return Optional.empty();
        }
        String[] groups = whole.split(",", -1);
        for (int i = 0; i < groups.length; i++) {
            boolean wellFormed = groups.length == 1
                    ? !groups[i].isEmpty()
                    : i > 0
                            ? groups[i].length() == 3
                            : !groups[i].isEmpty() && groups[i].length() <= 3 && groups[i].charAt(0) != '0';
            if (!wellFormed || !digits(groups[i])) {
                return Optional.empty();
            }
        }
        while (fraction.endsWith("0")) {
            fraction = fraction.substring(0, fraction.length() - 1);
        }
        String number = new BigInteger(whole.replace(",", "")).toString();
        if (!digits(fraction) || fraction.length() > 6 || number.length() > 12) {
            return Optional.empty();
        }
        return Optional.of(fraction.isEmpty() ? number : number + "." + fraction);
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Property(tries = 300)
    void aCodeIsValidExactlyWhenTheSumsOfTheStandardsSaySo(
            @ForAll @StringLength(8) @Chars({'0', '1', '7', '9', 'A', 'G', 'M', 'X', 'Y'}) String organisation,
            @ForAll @IntRange(min = 0, max = 30) int last) {
        String valid =
                UnifiedSocialCreditCode.complete("91320281" + organisation).value();
        String tried = valid.substring(0, 17) + "0123456789ABCDEFGHJKLMNPQRTUWXY".charAt(last);

        assertThat(naiveUscc(valid)).isTrue();
        assertThat(UnifiedSocialCreditCode.isValid(tried)).isEqualTo(naiveUscc(tried));
        assertThat(CodeCheck.ofBody(tried).isEmpty()).isEqualTo(naiveUscc(tried));
    }

    /** GB 32100: the weighted sum of all eighteen, check character included, is a multiple of 31. GB 11714 inside. */
    private static boolean naiveUscc(String code) {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1};
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            sum += alphabet.indexOf(code.charAt(i)) * weights[i];
        }
        int[] inner = {3, 7, 9, 10, 5, 8, 4, 2};
        int innerSum = 0;
        for (int i = 0; i < 8; i++) {
            innerSum += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(code.charAt(8 + i)) * inner[i];
        }
        int check = code.charAt(16) == 'X' ? 10 : code.charAt(16) - '0';
        return sum % 31 == 0 && (innerSum + check) % 11 == 0;
    }

    @Property(tries = 300)
    void aCitizenIdIsValidExactlyWhenTheSumOfTheStandardSaysSo(
            @ForAll @StringLength(3) @CharRange(from = '0', to = '9') String serial,
            @ForAll @IntRange(min = 0, max = 10) int last) {
        String tried = "32028119800229" + serial + "0123456789X".charAt(last);

        assertThat(CitizenId.isValid(tried)).isEqualTo(naiveCitizen(tried));
        assertThat(CodeCheck.ofCitizen(tried).isEmpty()).isEqualTo(naiveCitizen(tried));
    }

    /** ISO 7064 MOD 11-2: the sum of a(i) · 2^(18-i), check character included, leaves 1 modulo 11. */
    private static boolean naiveCitizen(String number) {
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int value = number.charAt(i) == 'X' ? 10 : number.charAt(i) - '0';
            sum += value * (1 << (17 - i)) % 11;
        }
        return sum % 11 == 1;
    }
}
