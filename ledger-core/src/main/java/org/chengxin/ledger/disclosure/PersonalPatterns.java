package org.chengxin.ledger.disclosure;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.ledger.subject.CitizenId;

/**
 * The second line of defence in front of the public: numbers that are personal by their shape are masked even where a
 * department wrote them into open text. Citizen ids are recognised by their check digit, mobile numbers by their prefix,
 * bank cards by the Luhn check; spaces and hyphens inside the latter two do not hide them.
 */
final class PersonalPatterns {

    private static final Pattern CITIZEN_ID = Pattern.compile("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9A-Za-z])(?:(?:\\+|00)?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9A-Za-z])");
    private static final Pattern CARD = Pattern.compile("(?<![0-9A-Za-z])[3-6](?:[- ]?[0-9]){15,18}(?![0-9A-Za-z])");

    private PersonalPatterns() {}

    static String mask(String text) {
        String masked = replace(CITIZEN_ID, text, id -> CitizenId.isValid(id.toUpperCase(Locale.ROOT)));
        masked = replace(CARD, masked, PersonalPatterns::passesLuhn);
        return replace(MOBILE, masked, number -> true);
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
