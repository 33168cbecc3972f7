package org.chengxin.ledger.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A clock with pauses against a naive twin that walks from day to day. */
class CountedDaysTest {

    /** A Monday. */
    private static final LocalDate START = LocalDate.of(2024, 9, 23);

    /** National Day 2024 and its make-up days. */
    private static final WorkingDays CALENDAR = new WorkingDays(
            "TEST",
            2024,
            2024,
            Set.copyOf(LocalDate.of(2024, 10, 1)
                    .datesUntil(LocalDate.of(2024, 10, 8))
                    .toList()),
            Set.of(LocalDate.of(2024, 9, 29), LocalDate.of(2024, 10, 12)));

    @Property(tries = 1000)
    void aClockWithPausesIsThatOfAWalkFromDayToDay(
            @ForAll("pauses") List<Pause> pauses, @ForAll @IntRange(max = 25) int workingDays) {
        CountedDays counted = new CountedDays(CALENDAR, START, pauses);

        assertThat(counted.reaching(workingDays)).isEqualTo(naivelyReached(pauses, workingDays));
        for (LocalDate day = START.minusDays(5); day.isBefore(START.plusDays(90)); day = day.plusDays(1)) {
            assertThat(counted.until(day)).as(day.toString()).isEqualTo(naivelyCounted(pauses, day));
        }
    }

    @Provide
    Arbitrary<List<Pause>> pauses() {
        Arbitrary<LocalDate> begins = Arbitraries.integers().between(-10, 40).map(START::plusDays);
        Arbitrary<@Nullable Integer> lengths =
                Arbitraries.integers().between(0, 15).injectNull(0.05);
        return Combinators.combine(begins, lengths)
                .as((from, length) -> new Pause(from, length == null ? null : from.plusDays(length)))
                .list()
                .ofMaxSize(5);
    }

    private static Optional<LocalDate> naivelyReached(List<Pause> pauses, int workingDays) {
        int counted = 0;
        LocalDate day = START;
        while (counted < workingDays && day.isBefore(START.plusDays(1000))) {
            day = day.plusDays(1);
            counted += counts(pauses, day) ? 1 : 0;
        }
        return counted == workingDays ? Optional.of(day) : Optional.empty();
    }

    private static int naivelyCounted(List<Pause> pauses, LocalDate until) {
        int counted = 0;
        for (LocalDate day = START.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            counted += counts(pauses, day) ? 1 : 0;
        }
        return counted;
    }

    private static boolean counts(List<Pause> pauses, LocalDate day) {
        return CALENDAR.isWorkingDay(day) && pauses.stream().noneMatch(pause -> stands(pause, day));
    }

    private static boolean stands(Pause pause, LocalDate day) {
        boolean begun = day.compareTo(pause.from()) > 0;
        return begun && (pause.to() == null || day.compareTo(pause.to()) <= 0);
    }

    @Test
    void the_day_a_pause_begins_still_counts_and_the_day_it_ends_does_not() {
        // 24 counts, 25 and 26 stand, 27 and (made up) Sunday 29 count
        List<Pause> pauses = List.of(new Pause(START.plusDays(1), START.plusDays(3)));

        assertThat(new CountedDays(CALENDAR, START, pauses).reaching(3)).contains(LocalDate.of(2024, 9, 29));
    }

    @Test
    void a_pause_that_ends_on_the_day_it_began_takes_nothing_away() {
        List<Pause> pauses = List.of(new Pause(START.plusDays(1), START.plusDays(1)));

        assertThat(new CountedDays(CALENDAR, START, pauses).reaching(3)).contains(LocalDate.of(2024, 9, 26));
    }

    @Test
    void a_day_in_two_pauses_is_lost_once() {
        List<Pause> pauses = List.of(
                new Pause(START.plusDays(2), START.plusDays(4)), new Pause(START.plusDays(1), START.plusDays(3)));

        // 24 counts, 25, 26 and 27 stand, 29 (made up) counts
        assertThat(new CountedDays(CALENDAR, START, pauses).reaching(2)).contains(LocalDate.of(2024, 9, 29));
    }

    @Test
    void while_a_pause_lasts_nobody_can_say_when_the_days_are_reached() {
        CountedDays counted = new CountedDays(CALENDAR, START, List.of(new Pause(START.plusDays(1), null)));

        assertThat(counted.reaching(1)).contains(START.plusDays(1));
        assertThat(counted.reaching(2)).isEmpty();
        assertThat(counted.until(START.plusYears(1))).isOne();
    }

    @Test
    void a_pause_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> new Pause(START, START.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected an end not before 2024-09-23, found 2024-09-22");
    }
}
