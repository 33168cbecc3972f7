package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.chengxin.ledger.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class PublicityTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final RecordType PENALTY = CATALOGUE.type("AA-02").orElseThrow();
    private static final LocalDate JUNE_2025 = LocalDate.of(2025, 6, 15);
    private static final LocalDate JUNE_2026 = LocalDate.of(2026, 6, 15);

    @Test
    void the_same_fine_is_public_three_years_under_order_58_and_one_year_under_order_36() {
        assertThat(publicity(Payloads.fine("5"), JUNE_2025, null))
                .isEqualTo(new Publicity(DisclosureLevel.PUBLIC, JUNE_2025, LocalDate.of(2028, 6, 15), "PUB-2023"));
        assertThat(publicity(Payloads.fine("5"), JUNE_2026, null))
                .isEqualTo(new Publicity(DisclosureLevel.PUBLIC, JUNE_2026, LocalDate.of(2027, 6, 15), "PUB-2026"));
    }

    @ParameterizedTest
    @CsvSource({
        "2014-10-01, PUB-DEFAULT",
        "2023-04-30, PUB-DEFAULT",
        "2023-05-01, PUB-2023",
        "2026-03-31, PUB-2023",
        "2026-04-01, PUB-2026",
        "2040-01-01, PUB-2026"
    })
    void the_rule_is_that_of_the_day_of_the_decision(LocalDate decidedOn, String rule) {
        assertThat(publicity(Payloads.fine("5"), decidedOn, null).rule()).isEqualTo(rule);
    }

    @Test
    void no_rule_reaches_back_before_the_first() {
        assertThatThrownBy(() -> CATALOGUE.publicationRules().on(LocalDate.of(2008, 4, 30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a date from 2008-05-01 on, found 2008-04-30");
    }

    @Test
    void a_minor_penalty_is_shared_between_authorities_and_not_published() {
        assertThat(publicity(Payloads.penalty("警告", "通报批评"), JUNE_2026, JUNE_2026.plusYears(1)))
                .isEqualTo(new Publicity(DisclosureLevel.SHARED, null, null, "PUB-2026"));
        assertThat(publicity(Payloads.penalty("警告"), JUNE_2025, null).level()).isEqualTo(DisclosureLevel.SHARED);
    }

    @ParameterizedTest
    @CsvSource({
        "2030-01-01, 2027-06-15",
        "2027-06-15, 2027-06-15",
        "2026-12-31, 2026-12-31",
        "2026-06-20, 2026-09-15",
        "2020-01-01, 2026-09-15"
    })
    void a_wish_is_capped_by_the_maximum_and_raised_to_the_minimum(LocalDate wish, LocalDate until) {
        assertThat(publicity(Payloads.fine("5"), JUNE_2026, wish).until()).isEqualTo(until);
    }

    @Test
    void a_penalty_in_a_key_area_has_a_minimum_of_one_year_under_order_58() {
        ObjectNode food = Payloads.fine("5").put("keyArea", "食品");
        assertThat(publicity(food, JUNE_2025, JUNE_2025).until()).isEqualTo(JUNE_2025.plusYears(1));
        assertThat(publicity(Payloads.fine("5"), JUNE_2025, JUNE_2025).until()).isEqualTo(JUNE_2025.plusMonths(3));
        assertThat(publicity(food, JUNE_2026, JUNE_2026).until()).isEqualTo(JUNE_2026.plusMonths(3));
    }

    @Test
    void a_serious_penalty_is_public_one_to_three_years_under_order_36() {
        ObjectNode closure = Payloads.penalty("责令停产停业");
        assertThat(publicity(closure, JUNE_2026, null).until()).isEqualTo(LocalDate.of(2029, 6, 15));
        assertThat(publicity(closure, JUNE_2026, JUNE_2026).until()).isEqualTo(LocalDate.of(2027, 6, 15));
    }

    @Test
    void a_period_from_the_last_of_a_month_ends_on_the_last_of_a_shorter_one() {
        assertThat(publicity(Payloads.fine("5"), LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 1))
                        .until())
                .isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    void a_licence_stays_public_unless_its_source_names_an_end() {
        RecordType licence = CATALOGUE.type("AA-01").orElseThrow();
        assertThat(CATALOGUE.publicityOf(licence, SubjectKind.ENTERPRISE, Severity.NONE, JUNE_2026, null))
                .isEqualTo(new Publicity(DisclosureLevel.PUBLIC, JUNE_2026, null, "PUB-2026"));
        assertThat(CATALOGUE
                        .publicityOf(licence, SubjectKind.ENTERPRISE, Severity.NONE, JUNE_2026, JUNE_2025)
                        .until())
                .isEqualTo(JUNE_2026);
    }

    @Test
    void a_negative_record_without_severity_has_no_window() {
        assertThatThrownBy(() -> CATALOGUE.publicityOf(PENALTY, SubjectKind.ENTERPRISE, Severity.NONE, JUNE_2026, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void publication_ends_between_minimum_and_maximum_whatever_is_wished(
            @ForAll("decisions") LocalDate decidedOn,
            @ForAll("decisions") LocalDate wish,
            @ForAll("negative") Severity severity) {
        PublicationWindow window = CATALOGUE.publicationRules().on(decidedOn).window(PublicationKind.PENALTY, severity);
        Publicity publicity = CATALOGUE.publicityOf(PENALTY, SubjectKind.ENTERPRISE, severity, decidedOn, wish);
        assertThat(publicity.from()).isEqualTo(decidedOn);
        assertThat(publicity.until())
                .isAfterOrEqualTo(decidedOn.plus(window.minimum()))
                .isBeforeOrEqualTo(decidedOn.plus(window.maximum()));
    }

    @Provide
    Arbitrary<LocalDate> decisions() {
        return Dates.dates().between(LocalDate.of(2014, 10, 1), LocalDate.of(2040, 1, 1));
    }

    @Provide
    Arbitrary<Severity> negative() {
        return Arbitraries.of(Severity.GENERAL, Severity.SERIOUS);
    }

    private static Publicity publicity(ObjectNode payload, LocalDate decidedOn, LocalDate wish) {
        return CATALOGUE.publicityOf(PENALTY, SubjectKind.ENTERPRISE, payload, decidedOn, wish);
    }
}
