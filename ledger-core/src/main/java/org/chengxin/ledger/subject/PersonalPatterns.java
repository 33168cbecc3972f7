package org.chengxin.ledger.subject;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The second line of defence: numbers that are personal by their shape are recognised even where a department wrote them into
 * open text. They are masked in front of the public, and a text that holds one is sealed where it is stored. Citizen ids are recognised by their check digit, mobile numbers by their prefix,
 * bank cards by the Luhn check; spaces and hyphens inside the latter two do not hide them.
 */
public final class PersonalPatterns {

    private static final Pattern CITIZEN_ID = Pattern.compile("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9A-Za-z])(?:(?:\\+|00)?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9A-Za-z])");
    private static final Pattern CARD = Pattern.compile("(?<![0-9A-Za-z])[3-6](?:[- ]?[0-9]){15,18}(?![0-9A-Za-z])");

    /** Of a mobile number. */
    private static final int DIGITS_MIN = 11;

    private PersonalPatterns() {}

    /** Whether {@code text} holds such a number. */
    public static boolean areIn(String text) {
        return mayBeIn(text) && !mask(text).equals(text);
    }

    /** The text with an asterisk for each character of such a number. */
    public static String mask(String text) {
        if (!mayBeIn(text)) {
            return text;
        }
        String masked = replace(CITIZEN_ID, text, id -> CitizenId.isValid(id.toUpperCase(Locale.ROOT)));
        masked = replace(CARD, masked, PersonalPatterns::passesLuhn);
        return replace(MOBILE, masked, number -> true);
    }

    /** Most texts do not hold enough digits for any of them. */
    private static boolean mayBeIn(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && ++digits == DIGITS_MIN) {
                return true;
            }
        }
        return false;
    }

    private static String replace(Pattern pattern, String text, java.util.function.Predicate<String> personal) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(found -> personal.test(found.group())
                ? "*".repeat(found.group().length())
                : Matcher.quoteReplacement(found.group()));
    }

    private static boolean passesLuhn(String card) {
        String digits = card.replaceAll("[^0-9]", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
