package org.chengxin.api.canary;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.ledger.subject.CitizenId;

/** Hands out values that stand nowhere else: names, marks for free text, and numbers that a check accepts. For many threads. */
final class Canaries {

    /** Of a mark: rare enough that none is met by chance, frequent enough that every font and table has them. */
    private static final int FIRST_CHARACTER = 0x5000;

    private static final int CHARACTERS = 997;
    private static final int MOBILES = 100_000_000;

    private final Map<String, String> kinds = new LinkedHashMap<>();
    private int next = 1;

    /** Four characters that stand for a text about somebody; put them into it anywhere. */
    synchronized String mark(String kind, Collection<String> into) {
        int n = next++;
        return keep(
                kind,
                "雀" + character(n % CHARACTERS) + character(n / CHARACTERS) + character(n * 31 % CHARACTERS),
                into);
    }

    synchronized String citizen(Collection<String> into) {
        int n = next++;
        String born =
                LocalDate.of(1950, 1, 1).plusDays(n / 900 * 37L + n % 31).format(DateTimeFormatter.BASIC_ISO_DATE);
        return keep(
                "citizen id",
                CitizenId.complete("320281" + born + "%03d".formatted(100 + n % 900))
                        .value(),
                into);
    }

    synchronized String mobile(Collection<String> into) {
        return keep("mobile number", "139%08d".formatted(next++ * 7_654_321L % MOBILES), into);
    }

    /** A number of nineteen digits that passes the Luhn check. */
    synchronized String card(Collection<String> into) {
        String digits = "622202%012d".formatted(next++ * 998_877_665L % 1_000_000_000_000L);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return keep("bank card", digits + (10 - sum % 10) % 10, into);
    }

    private String keep(String kind, String value, Collection<String> into) {
        if (kinds.put(value, kind) != null) {
            throw new IllegalStateException(value + " was handed out twice");
        }
        into.add(value);
        return value;
    }

    private static char character(int n) {
        return (char) (FIRST_CHARACTER + n);
    }

    List<String> all() {
        return List.copyOf(kinds.keySet());
    }

    String kind(String value) {
        return kinds.getOrDefault(value, "?");
    }

    /** How many of each kind. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        kinds.values().forEach(kind -> counts.merge(kind, 1, Integer::sum));
        return counts;
    }
}
