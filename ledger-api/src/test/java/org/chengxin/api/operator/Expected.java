package org.chengxin.api.operator;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.ledger.verify.Difference;

/**
 * Where a verification has to find what was changed.
 *
 * @param place the row
 * @param fields any of which has to be named; empty if the row as a whole is meant
 */
record Expected(String place, List<String> fields) {

    private static final Pattern RANGE = Pattern.compile("events (\\d+)\\.\\.(\\d+)");

    static Expected at(String place, String... fields) {
        return new Expected(place, List.of(fields));
    }

    static Expected event(long position, String... fields) {
        return at("event " + position, fields);
    }

    boolean isMetBy(List<Difference> found) {
        return found.stream().anyMatch(this::isMetBy);
    }

    private boolean isMetBy(Difference found) {
        return (found.place().equals(place) || isIn(found.place()))
                && (fields.isEmpty()
                        ? found.field().isEmpty()
                        : fields.stream()
                                .anyMatch(field -> found.field().startsWith(field)
                                        || List.of(found.field().split(", | or "))
                                                .contains(field)));
    }

    /** Where only roots tell, they tell a range of rows. */
    private boolean isIn(String range) {
        Matcher rows = RANGE.matcher(range);
        if (!rows.matches() || !place.startsWith("event ")) {
            return false;
        }
        long position = Long.parseLong(place.substring("event ".length()));
        return Long.parseLong(rows.group(1)) <= position && position <= Long.parseLong(rows.group(2));
    }
}
