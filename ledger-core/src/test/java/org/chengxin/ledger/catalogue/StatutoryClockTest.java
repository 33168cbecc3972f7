package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.chengxin.ledger.catalogue.StatutoryClock.Due;
import org.chengxin.ledger.catalogue.StatutoryClock.Recomputed;
import org.chengxin.ledger.catalogue.StatutoryClock.Standing;
import org.chengxin.ledger.time.Pause;
import org.chengxin.ledger.time.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Statutory clocks under the shipped calendar and profiles. */
class StatutoryClockTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    @ParameterizedTest
    @CsvFileSource(resources = "/catalogue/clocks/holiday-weeks.csv", delimiter = '|', useHeadersInDisplayName = true)
    void over_the_holiday_weeks_a_clock_is_due_on_the_day_worked_out_by_hand(
            String jurisdiction,
            DeadlineStep step,
            LocalDate start,
            int extension,
            LocalDate due,
            String rule,
            String counted) {
        StatutoryClock clock = clock(jurisdiction, step, start).extendedBy(extension);

        Due found = clock.due().orElseThrow();
        assertThat(found.date()).isEqualTo(due);
        assertThat(found.provisional()).isFalse();
        assertThat(found.calendarVersion()).isEqualTo("CN-2026.1");
        assertThat(found.legalBasis().law() + found.legalBasis().article()).isEqualTo(rule);
        assertThat(workedBetween(start, due)).isEqualTo(counted == null ? "" : counted);
        assertThat(clock.on(due).overdue()).isFalse();
        assertThat(clock.on(due.plusDays(1)).overdue()).isTrue();
    }

    private static String workedBetween(LocalDate start, LocalDate due) {
        List<String> days = start.plusDays(1)
                .datesUntil(due.plusDays(1))
                .filter(CATALOGUE.workingDays()::isWorkingDay)
                .map(day -> MONTH_DAY.format(day) + (isWeekend(day) ? "*" : ""))
                .toList();
        return String.join(" ", days);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Shanghai, own scope, received on Friday 2024-09-27: 29 (made up), 30, then 8, 9, 10 October
            2024-09-27 | 剩5个工作日 | 5 working days left
            2024-09-28 | 剩5个工作日 | 5 working days left
            2024-09-29 | 剩4个工作日 | 4 working days left
            2024-10-05 | 剩3个工作日 | 3 working days left
            2024-10-09 | 剩1个工作日 | 1 working day left
            2024-10-10 | 今日到期    | due today
            2024-10-11 | 超期1日     | 1 day overdue
            2024-10-14 | 超期4日     | 4 days overdue
            """)
    void a_clock_says_how_it_stands_on_each_day(LocalDate today, String zh, String en) {
        assertThat(clock("310000", DeadlineStep.OWN_CHECK, LocalDate.of(2024, 9, 27))
                        .on(today)
                        .text())
                .isEqualTo(new Bilingual(zh, en));
    }

    @Test
    void over_a_weekend_a_clock_is_overdue_by_the_calendar_and_by_no_working_day() {
        // Shenzhen, the source unit: Wednesday 12 June 2024 and two working days make Friday 14
        StatutoryClock clock = clock("440300", DeadlineStep.SOURCE_CHECK, LocalDate.of(2024, 6, 12));

        assertThat(clock.on(LocalDate.of(2024, 6, 15)))
                .extracting(Standing::overdue, Standing::overdueDays, Standing::overdueWorkingDays)
                .containsExactly(true, 1, 0);
        assertThat(clock.on(LocalDate.of(2024, 6, 17)))
                .extracting(Standing::overdue, Standing::overdueDays, Standing::overdueWorkingDays)
                .containsExactly(true, 3, 1);
    }

    @Test
    void time_for_an_appraisal_is_not_counted_where_the_law_says_so() {
        // Henan, with the source: received Wednesday 25 September 2024; 26, 27, 29 (made up) count; the appraisal takes
        // from Sunday 29 September until Wednesday 9 October; then 10, 11, 12 (made up) and 14
        LocalDate start = LocalDate.of(2024, 9, 25);
        LocalDate begun = LocalDate.of(2024, 9, 29);
        LocalDate ended = LocalDate.of(2024, 10, 9);
        StatutoryClock running = clock("410000", DeadlineStep.DECIDE, start);

        StatutoryClock lasting = running.withPauses(List.of(new Pause(begun, null)));
        StatutoryClock paused = running.withPauses(List.of(new Pause(begun, ended)));

        assertThat(running.profile().appraisalPause()).isEqualTo(new LegalBasis("河南省社会信用条例", "第四十一条"));
        assertThat(running.due().orElseThrow().date()).isEqualTo("2024-10-10");
        assertThat(lasting.due()).isEmpty();
        assertThat(lasting.on(begun).text().zh()).isEqualTo("剩4个工作日");
        assertThat(lasting.on(ended).text()).isEqualTo(new Bilingual("暂停计时，剩4个工作日", "paused, 4 working days left"));
        assertThat(lasting.on(LocalDate.of(2025, 9, 1)).overdue()).isFalse();
        assertThat(paused.due().orElseThrow().date()).isEqualTo("2024-10-14");
        assertThat(paused.on(LocalDate.of(2024, 10, 10)).text().zh()).isEqualTo("剩3个工作日");
    }

    @Test
    void an_extension_reaches_no_further_than_the_law_allows() {
        LocalDate start = LocalDate.of(2026, 9, 28);

        assertThatThrownBy(() -> clock("330000", DeadlineStep.REVIEW, start).extendedBy(16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected an extension of 0 to 15 working days under DL-ZHEJIANG-2018, found 16");
        assertThatThrownBy(() -> clock("440300", DeadlineStep.OWN_CHECK, start).extendedBy(1))
                .hasMessage("expected an extension of 0 to 0 working days under DL-SHENZHEN-2023, found 1");
        assertThatThrownBy(
                        () -> clock("440300", DeadlineStep.SOURCE_CHECK, start).extendedBy(-1))
                .hasMessage("expected an extension of 0 to 3 working days under DL-SHENZHEN-2023, found -1");
    }

    @Test
    void a_due_date_beyond_the_last_notice_is_provisional() {
        StatutoryClock inside = clock("370000", DeadlineStep.DECIDE, LocalDate.of(2026, 12, 14));
        StatutoryClock beyond = clock("370000", DeadlineStep.DECIDE, LocalDate.of(2026, 12, 17));

        assertThat(inside.due().orElseThrow())
                .extracting(Due::date, Due::provisional)
                .containsExactly(LocalDate.of(2026, 12, 23), false);
        assertThat(beyond.due().orElseThrow())
                .extracting(Due::date, Due::provisional)
                .containsExactly(LocalDate.of(2026, 12, 28), true);
        assertThat(inside.on(LocalDate.of(2026, 12, 24)).provisional()).isFalse();
        assertThat(inside.on(LocalDate.of(2026, 12, 28)).provisional()).isTrue();
        assertThat(beyond.on(LocalDate.of(2026, 12, 18)).provisional()).isTrue();
    }

    @Test
    void a_late_calendar_moves_a_due_date_and_both_are_told() {
        // received on 30 September 2025 while only 2024 was known: 1, 2, 3 October; with the notice of 2025: 9, 10, 11
        // (made up)
        WorkingDays early = new WorkingDays("CN-2024.1", 2024, 2024, Set.of(), Set.of());
        StatutoryClock clock = StatutoryClock.of(
                        CATALOGUE.deadlines("370000", LocalDate.of(2025, 9, 30)).orElseThrow(),
                        DeadlineStep.OWN_CHECK,
                        early,
                        LocalDate.of(2025, 9, 30))
                .orElseThrow();

        Recomputed recomputed = clock.recomputedBy(CATALOGUE.workingDays());

        assertThat(recomputed.moved()).isTrue();
        assertThat(recomputed.before())
                .extracting(Due::date, Due::provisional, Due::calendarVersion)
                .containsExactly(LocalDate.of(2025, 10, 3), true, "CN-2024.1");
        assertThat(recomputed.after())
                .extracting(Due::date, Due::provisional, Due::calendarVersion)
                .containsExactly(LocalDate.of(2025, 10, 11), false, "CN-2026.1");
    }

    @Test
    void a_late_calendar_can_settle_a_due_date_without_moving_it() {
        WorkingDays early = new WorkingDays("CN-2024.1", 2024, 2024, Set.of(), Set.of());
        StatutoryClock clock = clock("370000", DeadlineStep.OWN_CHECK, LocalDate.of(2025, 6, 9))
                .by(early);

        Recomputed recomputed = clock.recomputedBy(CATALOGUE.workingDays());

        assertThat(recomputed.moved()).isFalse();
        assertThat(recomputed.changed()).isTrue();
        assertThat(clock.recomputedBy(early).changed()).isFalse();
    }

    @Test
    void without_a_statutory_time_there_is_no_clock() {
        LocalDate start = LocalDate.of(2026, 9, 28);

        assertThat(StatutoryClock.of(
                        CATALOGUE.deadlines("370000", start).orElseThrow(),
                        DeadlineStep.REVIEW,
                        CATALOGUE.workingDays(),
                        start))
                .isEmpty();
        assertThat(CATALOGUE.clock(DeadlineStep.REVIEW, start)).isEmpty();
    }

    @Test
    void the_clock_of_the_city_itself_runs_under_the_default() {
        StatutoryClock clock =
                CATALOGUE.clock(DeadlineStep.DECIDE, LocalDate.of(2026, 9, 29)).orElseThrow();

        // 30 September, 8, 9, 10 (made up), 12, 13, 14 October
        assertThat(clock.due().orElseThrow())
                .isEqualTo(new Due(
                        LocalDate.of(2026, 10, 14),
                        false,
                        "DL-JIANGYIN-DEFAULT",
                        DeadlineStep.DECIDE,
                        new LegalBasis("山东省社会信用条例", "第三十九条"),
                        "CN-2026.1"));
    }

    private static StatutoryClock clock(String jurisdiction, DeadlineStep step, LocalDate start) {
        return StatutoryClock.of(
                        CATALOGUE.deadlines(jurisdiction, start).orElseThrow(), step, CATALOGUE.workingDays(), start)
                .orElseThrow();
    }
}
