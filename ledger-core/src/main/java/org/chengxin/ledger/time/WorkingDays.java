package org.chengxin.ledger.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which days are working days (工作日) under one version of the calendar, and arithmetic in them. Monday to Friday are
 * working days except the days off that a yearly notice names; Saturday and Sunday are not, except the make-up days (调休)
 * it names.
 *
 * <p>A period in working days does not count the day of the event that starts it. For a year without a notice the answers
 * know weekends only: they are <em>provisional</em>, and {@link #isKnown(LocalDate)} and {@link #isSettled} say so. All
 * dates are civil dates in {@link LedgerClock#ZONE}. Immutable and safe for many threads.
 */
public final class WorkingDays {

    /**
     * From this day on, December waits for the notice of the next year: that of 2019 made 29 December 2018 a working day,
     * that of 2008 did the same with 29 December 2007. None has ever reached further back.
     */
    public static final MonthDay NEXT_NOTICE_FROM = MonthDay.of(12, 25);

    private static final int DAYS_A_WEEK = 7;
    private static final int WORKDAYS_A_WEEK = 5;

    /** 1 January 1970 was a Thursday, the fourth day of its week. */
    private static final int EPOCH_WEEKDAY = 3;

    private final String version;
    private final LocalDate knownFrom;
    private final LocalDate knownUntil;
    private final Set<LocalDate> daysOff;
    private final Set<LocalDate> makeUpDays;

    /** By each day that is not what its weekday says: how many more working days than weekdays there are up to it. */
    private final NavigableMap<LocalDate, Integer> surplus = new TreeMap<>();

    /**
     * @param version of the calendar; whoever keeps a computed date keeps it too
     * @param firstYear first year whose notice is in the calendar
     * @param lastYear last such year, with no gap between them
     * @param daysOff all days the notices name as days off, weekends among them or not
     * @param makeUpDays Saturdays and Sundays on which work is made up
     * @throws IllegalArgumentException if a day is both
     */
    public WorkingDays(String version, int firstYear, int lastYear, Set<LocalDate> daysOff, Set<LocalDate> makeUpDays) {
        if (!Collections.disjoint(daysOff, makeUpDays)) {
            throw new IllegalArgumentException("expected no day that is off and made up, found one in " + version);
        }
        this.version = version;
        this.knownFrom = LocalDate.of(firstYear, 1, 1);
        this.knownUntil = NEXT_NOTICE_FROM.atYear(lastYear).minusDays(1);
        this.daysOff = Set.copyOf(daysOff);
        this.makeUpDays = Set.copyOf(makeUpDays);
        TreeMap<LocalDate, Integer> differences = new TreeMap<>();
        daysOff.stream().filter(WorkingDays::isWeekday).forEach(day -> differences.put(day, -1));
        makeUpDays.stream().filter(day -> !isWeekday(day)).forEach(day -> differences.put(day, 1));
        int sum = 0;
        for (var difference : differences.entrySet()) {
            sum += difference.getValue();
            surplus.put(difference.getKey(), sum);
        }
    }

    /** The version of the calendar, such as {@code CN-2026.1}. */
    public String version() {
        return version;
    }

    public boolean isWorkingDay(LocalDate date) {
        return makeUpDays.contains(date) || (isWeekday(date) && !daysOff.contains(date));
    }

    /** Whether the notice of {@code year} is in the calendar. */
    public boolean isKnown(int year) {
        return year >= knownFrom.getYear() && year <= knownUntil.getYear();
    }

    /**
     * Whether no notice still to come can change {@code date}. The last week of December is known only together with the
     * notice of the next year.
     */
    public boolean isKnown(LocalDate date) {
        return !date.isBefore(knownFrom) && !date.isAfter(knownUntil);
    }

    /** Whether all days after {@code after} up to and including {@code until} are known; true when there are none. */
    public boolean isSettled(LocalDate after, LocalDate until) {
        return !until.isAfter(after) || (isKnown(after.plusDays(1)) && isKnown(until));
    }

    /**
     * The {@code workingDays}-th working day after {@code start}, which itself is not counted (行政处罚法第八十五条; 民法典
     * 第二百零一条). No days at all means at once: {@code start} itself, working day or not.
     *
     * @param workingDays requires 0 or more
     */
    public LocalDate plus(LocalDate start, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("expected 0 or more working days, found " + workingDays);
        }
        LocalDate day = start;
        for (int counted = 0; counted < workingDays; ) {
            day = day.plusDays(1);
            counted += isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    /**
     * How many working days lie after {@code from}, up to and including {@code to}; negative when {@code to} is earlier.
     * Thus {@code between(day, plus(day, n))} is n.
     */
    public int between(LocalDate from, LocalDate to) {
        return Math.toIntExact(countedUpTo(to) - countedUpTo(from));
    }

    /** Working days up to and including {@code date}, counted from some fixed day. */
    private long countedUpTo(LocalDate date) {
        long day = date.toEpochDay() + EPOCH_WEEKDAY;
        long weekdays = Math.floorDiv(day, DAYS_A_WEEK) * WORKDAYS_A_WEEK
                + Math.min(Math.floorMod(day, DAYS_A_WEEK) + 1, WORKDAYS_A_WEEK);
        var difference = surplus.floorEntry(date);
        return difference == null ? weekdays : weekdays + difference.getValue();
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek().getValue() <= WORKDAYS_A_WEEK;
    }
}
