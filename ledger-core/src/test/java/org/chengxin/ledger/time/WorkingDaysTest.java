package org.chengxin.ledger.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arithmetic in working days against a naive twin that walks from day to day, and the edges of what is known. */
class WorkingDaysTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @Property(tries = 500)
    void differencesAndSumsAreThoseOfAWalkFromDayToDay(
            @ForAll @Size(max = 60) Set<@IntRange(max = 1100) Integer> offDays,
            @ForAll @Size(max = 20) Set<@IntRange(max = 1100) Integer> workedDays,
            @ForAll @IntRange(min = -30, max = 1130) int from,
            @ForAll @IntRange(max = 90) int count) {
        Set<LocalDate> off = new HashSet<>();
        offDays.forEach(day -> off.add(FIRST.plusDays(day)));
        Set<LocalDate> madeUp = new HashSet<>();
        workedDays.forEach(day -> madeUp.add(FIRST.plusDays(day)));
        off.removeAll(madeUp);
        WorkingDays calendar = new WorkingDays("TEST", 2024, 2026, off, madeUp);
        LocalDate start = FIRST.plusDays(from);

        LocalDate day = start;
        for (int counted = 0; counted < count; ) {
            day = day.plusDays(1);
            if (naivelyWorks(day, off, madeUp)) {
                counted++;
                assertThat(calendar.between(start, day)).isEqualTo(counted);
                assertThat(calendar.between(day, start)).isEqualTo(-counted);
                assertThat(calendar.plus(start, counted)).isEqualTo(day);
            } else {
                assertThat(calendar.between(start, day)).isEqualTo(counted);
            }
            assertThat(calendar.isWorkingDay(day)).isEqualTo(naivelyWorks(day, off, madeUp));
        }
    }

    private static boolean naivelyWorks(LocalDate day, Set<LocalDate> off, Set<LocalDate> madeUp) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? madeUp.contains(day) : !off.contains(day);
    }

    @Test
    void a_named_day_off_that_is_a_weekend_anyway_is_taken_away_once() {
        LocalDate saturday = LocalDate.of(2024, 6, 8);
        WorkingDays calendar = new WorkingDays("TEST", 2024, 2024, Set.of(saturday), Set.of());

        assertThat(calendar.between(saturday.minusDays(1), saturday.plusDays(2)))
                .isOne();
    }

    @Test
    void no_days_after_a_day_is_that_day_even_if_nobody_works_on_it() {
        LocalDate sunday = LocalDate.of(2024, 6, 9);

        assertThat(weekendsOnly().plus(sunday, 0)).isEqualTo(sunday);
        assertThat(weekendsOnly().between(sunday, sunday)).isZero();
    }

    @Test
    void days_before_the_start_are_refused() {
        assertThatThrownBy(() -> weekendsOnly().plus(FIRST, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 0 or more working days, found -1");
    }

    @Test
    void a_day_cannot_be_off_and_made_up() {
        assertThatThrownBy(() -> new WorkingDays("TEST", 2024, 2024, Set.of(FIRST), Set.of(FIRST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected no day that is off and made up, found one in TEST");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-31, false",
        "2024-01-01, true",
        "2025-06-30, true",
        // the notice for 2026 may speak of the last week of 2025
        "2025-12-24, true",
        "2025-12-25, false",
        "2026-01-01, false"
    })
    void a_day_is_known_while_no_notice_to_come_can_speak_of_it(LocalDate day, boolean known) {
        WorkingDays calendar = new WorkingDays("TEST", 2024, 2025, Set.of(), Set.of());

        assertThat(calendar.isKnown(day)).isEqualTo(known);
        assertThat(calendar.isSettled(day.minusDays(1), day)).isEqualTo(known);
    }

    @Test
    void a_year_is_known_when_its_notice_is_there() {
        WorkingDays calendar = new WorkingDays("TEST", 2024, 2025, Set.of(), Set.of());

        assertThat(calendar.isKnown(2023)).isFalse();
        assertThat(calendar.isKnown(2024)).isTrue();
        assertThat(calendar.isKnown(2025)).isTrue();
        assertThat(calendar.isKnown(2026)).isFalse();
    }

    @Test
    void a_stretch_is_settled_when_all_its_days_are_known_and_the_day_it_starts_is_not_one_of_them() {
        LocalDate eve = LocalDate.of(2023, 12, 31);

        assertThat(weekendsOnly().isSettled(eve, eve.plusDays(1))).isTrue();
        assertThat(weekendsOnly().isSettled(eve.minusDays(1), eve.plusDays(1))).isFalse();
        assertThat(weekendsOnly().isSettled(LocalDate.of(2024, 12, 20), LocalDate.of(2024, 12, 25)))
                .isFalse();
        assertThat(weekendsOnly().isSettled(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 1, 1)))
                .isTrue();
    }

    private static WorkingDays weekendsOnly() {
        return new WorkingDays("TEST", 2024, 2024, Set.of(), Set.of());
    }
}
