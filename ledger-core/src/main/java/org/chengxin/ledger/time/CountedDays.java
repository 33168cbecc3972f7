package org.chengxin.ledger.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The working days that a clock counts: those after the day it starts, without those in which it stands.
 *
 * @param pauses in order, none overlapping another, whatever they were made from
 */
public record CountedDays(WorkingDays calendar, LocalDate start, List<Pause> pauses) {

    public CountedDays {
        pauses = merged(pauses);
    }

    /** How many were counted at the end of {@code date}; none before the start. */
    public int until(LocalDate date) {
        return worked(start, date)
                - pauses.stream()
                        .mapToInt(pause -> worked(later(pause.from(), start), earlier(pause.to(), date)))
                        .sum();
    }

    /**
     * The first day on which so many are counted: the start itself for none. Empty when a pause without end keeps them from
     * ever being counted.
     *
     * @param workingDays requires 0 or more
     */
    public Optional<LocalDate> reaching(int workingDays) {
        boolean never = pauses.stream().anyMatch(pause -> pause.to() == null && until(pause.from()) < workingDays);
        return never ? Optional.empty() : Optional.of(firstDayWith(workingDays));
    }

    /** Goes on by as many working days as are missing, until none of those gone by was lost to a pause. */
    private LocalDate firstDayWith(int workingDays) {
        LocalDate day = start;
        for (int missing = workingDays; missing > 0; missing = workingDays - until(day)) {
            day = calendar.plus(day, missing);
        }
        return day;
    }

    private int worked(LocalDate after, LocalDate until) {
        return until.isAfter(after) ? calendar.between(after, until) : 0;
    }

    private static List<Pause> merged(List<Pause> pauses) {
        List<Pause> merged = new ArrayList<>();
        for (Pause next :
                pauses.stream().sorted(Comparator.comparing(Pause::from)).toList()) {
            Pause last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || (last.to() != null && last.to().isBefore(next.from()))) {
                merged.add(next);
            } else {
                merged.set(merged.size() - 1, new Pause(last.from(), laterEnd(last.to(), next.to())));
            }
        }
        return List.copyOf(merged);
    }

    private static @Nullable LocalDate laterEnd(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || b == null ? null : later(a, b);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(@Nullable LocalDate end, LocalDate date) {
        return end == null || end.isAfter(date) ? date : end;
    }
}
