package org.chengxin.ledger.submission;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.ledger.time.LedgerClock;

/**
 * The spellings in which dates arrive. Year, month and day always come in that order and the year has four digits, so no
 * spelling is ambiguous; a day that does not exist is not a date. Texts must be half width and trimmed.
 */
final class DateSpelling {

    private static final Pattern SEPARATED = Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})");
    private static final Pattern CHINESE = Pattern.compile("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日");
    private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("(.*[0-9])[T ]+([0-9]{1,2}):([0-9]{2})(:([0-9]{2})(\\.[0-9]+)?)?");
    private static final Pattern WITH_OFFSET = Pattern.compile(".*T.*([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DAY_NUMBER = Pattern.compile("[0-9]{5}(\\.[0-9]+)?");

    /** Day 0 of spreadsheets, for days after February 1900. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    /** Dates before the People's Republic are misprints. */
    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

    private DateSpelling() {}

    /** The date that {@code text} spells, or nothing. */
    static Optional<LocalDate> parse(String text) {
        try {
            return date(text).filter(date -> !date.isBefore(EARLIEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static boolean isDayNumber(String text) {
        return DAY_NUMBER.matcher(text).matches();
    }

    private static Optional<LocalDate> date(String text) {
        if (isDayNumber(text)) {
            return Optional.of(DAY_ZERO.plusDays(
                    new BigDecimal(text).setScale(0, RoundingMode.FLOOR).intValueExact()));
        }
        if (WITH_OFFSET.matcher(text).matches()) {
            return Optional.of(OffsetDateTime.parse(text)
                    .atZoneSameInstant(LedgerClock.ZONE)
                    .toLocalDate());
        }
        Matcher time = TIME_OF_DAY.matcher(text);
        if (time.matches()) {
            return isTimeOfDay(time) ? day(time.group(1)) : Optional.empty();
        }
        return day(text);
    }

    private static boolean isTimeOfDay(Matcher time) {
        String seconds = time.group(5);
        return Integer.parseInt(time.group(2)) < 24
                && Integer.parseInt(time.group(3)) < 60
                && (seconds == null || Integer.parseInt(seconds) < 60);
    }

    private static Optional<LocalDate> day(String text) {
        Matcher separated = SEPARATED.matcher(text);
        if (separated.matches()) {
            return Optional.of(of(separated.group(1), separated.group(3), separated.group(4)));
        }
        Matcher chinese = CHINESE.matcher(text);
        if (chinese.matches()) {
            return Optional.of(of(chinese.group(1), chinese.group(2), chinese.group(3)));
        }
        Matcher compact = COMPACT.matcher(text);
        return compact.matches()
                ? Optional.of(of(compact.group(1), compact.group(2), compact.group(3)))
                : Optional.empty();
    }

    private static LocalDate of(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }
}
