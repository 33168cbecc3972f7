package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendar and the statutory times that ship with the catalogue. */
class ShippedDeadlinesTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final LocalDate DAY = LocalDate.of(2026, 9, 28);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            320281 | DL-JIANGYIN-DEFAULT | MARK 1 ACCEPT 2 OWN_CHECK 3+3 SOURCE_CHECK 3+3 DECIDE 7+3 WITHDRAWAL 1 REPAIR 1 REPAIR_ACCEPT 2 REPAIR_CHECK 3
            370000 | DL-SHANDONG-2020    | OWN_CHECK 3 DECIDE 7 WITHDRAWAL 3
            410000 | DL-HENAN-2020       | MARK 0 OWN_CHECK 3 SOURCE_CHECK 3 DECIDE 7 WITHDRAWAL 1 REPAIR 1
            310000 | DL-SHANGHAI-2017    | MARK 1 OWN_CHECK 5 FORWARD 2 SOURCE_CHECK 5 WITHDRAWAL 3 REPAIR 3
            330000 | DL-ZHEJIANG-2018    | MARK 0 OWN_CHECK 5+15 DECIDE 5+15 REVIEW 5+15
            440300 | DL-SHENZHEN-2023    | MARK 0 OWN_CHECK 1 FORWARD 0 SOURCE_CHECK 2+3 REPAIR 3+3
            """)
    void each_jurisdiction_has_the_times_of_its_law(String jurisdiction, String id, String times) {
        DeadlineProfile profile = CATALOGUE.deadlines(jurisdiction, DAY).orElseThrow();

        assertThat(profile.id()).isEqualTo(id);
        assertThat(times(profile)).isEqualTo(times);
    }

    private static String times(DeadlineProfile profile) {
        return profile.deadlines().values().stream()
                .sorted(Comparator.comparing(Deadline::step))
                .map(deadline -> {
                    int more = profile.extensionMaxWorkingDays(deadline.step());
                    return deadline.step() + " " + deadline.workingDays() + (more == 0 ? "" : "+" + more);
                })
                .collect(Collectors.joining(" "));
    }

    @Test
    void the_city_has_a_default_that_says_it_is_one_and_where_each_number_comes_from() {
        DeadlineProfile own = CATALOGUE.deadlines(DAY);

        assertThat(own).isEqualTo(CATALOGUE.deadlines("320281", DAY).orElseThrow());
        assertThat(own.isDefault()).isTrue();
        assertThat(own.confirmed()).isFalse();
        assertThat(own.note().zh()).startsWith("可修改的默认值，不是江苏省的规定");
        assertThat(own.deadlines().values()).allSatisfy(deadline -> {
            assertThat(deadline.confirmed()).isFalse();
            assertThat(deadline.legalBasis().article()).isNotNull();
        });
    }

    @Test
    void every_number_that_binds_names_law_and_article() {
        assertThat(CATALOGUE.deadlineProfiles())
                .filteredOn(profile -> !profile.isDefault())
                .hasSize(5)
                .allSatisfy(profile -> {
                    assertThat(profile.confirmed()).isTrue();
                    assertThat(profile.deadlines().values())
                            .extracting(Deadline::legalBasis)
                            .allSatisfy(basis -> assertThat(basis.article()).isNotNull());
                });
    }

    @Test
    void only_henan_stops_the_clock_for_an_appraisal() {
        assertThat(CATALOGUE.deadlineProfiles())
                .filteredOn(DeadlineProfile::appraisalPauses)
                .extracting(DeadlineProfile::jurisdiction)
                .containsExactly("410000");
    }

    @Test
    void before_its_law_a_jurisdiction_has_no_statutory_times() {
        assertThat(CATALOGUE.deadlines("440300", LocalDate.of(2023, 2, 28))).isEmpty();
        assertThat(CATALOGUE.deadlines("440300", LocalDate.of(2023, 3, 1))).isPresent();
        assertThat(CATALOGUE.deadlines("999999", DAY)).isEmpty();
        assertThatThrownBy(() -> CATALOGUE.deadlines(LocalDate.of(2018, 6, 21)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a date from 2018-06-22 on, found 2018-06-21");
    }

    @Test
    void the_calendar_was_made_from_three_notices() {
        assertThat(CATALOGUE.calendar().version())
                .isEqualTo(CATALOGUE.workingDays().version())
                .isEqualTo("CN-2026.1");
        assertThat(CATALOGUE.calendar().notices())
                .extracting(HolidayNotice::year, HolidayNotice::title, HolidayNotice::documentNo)
                .containsExactly(
                        tuple(2024, "国务院办公厅关于2024年部分节假日安排的通知", "国办发明电〔2023〕7号"),
                        tuple(2025, "国务院办公厅关于2025年部分节假日安排的通知", "国办发明电〔2024〕12号"),
                        tuple(2026, "国务院办公厅关于2026年部分节假日安排的通知", "国办发明电〔2025〕7号"));
        assertThat(CATALOGUE.workingDays().isKnown(2027)).isFalse();
    }

    /** Weekdays less statutory holidays (全国年节及纪念日放假办法): a notice moves days, it gives none. */
    @ParameterizedTest
    @CsvSource({
        // 262 weekdays and 11 holidays
        "2024, 251",
        // 261 weekdays and 13 holidays, two more since the amendment of November 2024
        "2025, 248",
        "2026, 248"
    })
    void a_year_has_its_statutory_number_of_working_days(int year, int workingDays) {
        LocalDate eve = LocalDate.of(year - 1, 12, 31);

        assertThat(CATALOGUE.workingDays().between(eve, eve.plusYears(1))).isEqualTo(workingDays);
    }

    @Test
    void days_off_and_make_up_days_are_those_of_the_notices() {
        List<String> madeUp = CATALOGUE.calendar().notices().stream()
                .flatMap(notice -> notice.days().stream())
                .filter(day -> !day.isOffDay())
                .map(day -> day.date().toString())
                .toList();

        assertThat(madeUp)
                .containsExactly(
                        "2024-02-04",
                        "2024-02-18",
                        "2024-04-07",
                        "2024-04-28",
                        "2024-05-11",
                        "2024-09-14",
                        "2024-09-29",
                        "2024-10-12",
                        "2025-01-26",
                        "2025-02-08",
                        "2025-04-27",
                        "2025-09-28",
                        "2025-10-11",
                        "2026-01-04",
                        "2026-02-14",
                        "2026-02-28",
                        "2026-05-09",
                        "2026-09-20",
                        "2026-10-10");
        assertThat(madeUp)
                .allSatisfy(day -> assertThat(CATALOGUE.workingDays().isWorkingDay(LocalDate.parse(day)))
                        .isTrue());
    }
}
