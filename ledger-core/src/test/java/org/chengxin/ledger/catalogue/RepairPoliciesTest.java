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
import org.chengxin.ledger.catalogue.RepairCandidate.Standing;
import org.chengxin.ledger.catalogue.RepairEligibility.Missing;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** From when on a record may be repaired, by which rule, and what is missing. */
class RepairPoliciesTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final RepairPolicies POLICIES = CATALOGUE.repairs();
    private static final LocalDate JUNE_2025 = LocalDate.of(2025, 6, 15);
    private static final LocalDate JUNE_2026 = LocalDate.of(2026, 6, 15);
    private static final LocalDate LAST_DAY_OF_ORDER_58 = LocalDate.of(2026, 3, 31);
    private static final LocalDate FIRST_DAY_OF_ORDER_36 = LocalDate.of(2026, 4, 1);
    private static final LocalDate LATER = LocalDate.of(2030, 1, 1);
    private static final String FIRE = "江阴市消防救援大队";
    private static final String MARKET = "江阴市市场监督管理局";

    @Test
    void the_same_fine_of_two_years_has_two_windows_and_two_days_of_repair_each_with_its_rule() {
        ObjectNode fine = Payloads.fine("5");

        assertThat(window(fine, JUNE_2025))
                .isEqualTo(new Publicity(DisclosureLevel.PUBLIC, JUNE_2025, LocalDate.of(2028, 6, 15), "PUB-2023"));
        assertThat(terms(fine, JUNE_2025, LATER))
                .isEqualTo(new RepairTerms(
                        1,
                        "REP-2023",
                        Severity.GENERAL,
                        LocalDate.of(2025, 9, 15),
                        new LegalBasis("失信行为纠正后的信用信息修复管理办法（试行）", null)));
        assertThat(window(fine, JUNE_2026))
                .isEqualTo(new Publicity(DisclosureLevel.PUBLIC, JUNE_2026, LocalDate.of(2027, 6, 15), "PUB-2026"));
        assertThat(terms(fine, JUNE_2026, LATER))
                .isEqualTo(new RepairTerms(
                        1, "REP-2026", Severity.GENERAL, LocalDate.of(2026, 9, 15), new LegalBasis("信用修复管理办法", null)));
    }

    @Test
    void a_closure_is_repaired_after_three_months_under_order_58_and_after_a_year_under_order_36() {
        ObjectNode closure = Payloads.penalty("责令停产停业");

        assertThat(terms(closure, JUNE_2025, LATER).earliest()).isEqualTo(LocalDate.of(2025, 9, 15));
        assertThat(terms(closure, JUNE_2025, LATER).rule()).isEqualTo("REP-2023");
        assertThat(terms(closure, JUNE_2026, LATER).earliest()).isEqualTo(LocalDate.of(2027, 6, 15));
        assertThat(terms(closure, JUNE_2026, LATER).severity()).isEqualTo(Severity.SERIOUS);
    }

    @Test
    void a_minor_record_is_repaired_as_soon_as_its_duties_are_done() {
        RepairEligibility open = POLICIES.eligibility(penalty(Payloads.penalty("警告"), JUNE_2026), JUNE_2026);

        assertThat(open.isOpen()).isTrue();
        assertThat(open.earliest()).isEqualTo(JUNE_2026);
    }

    /** A fine over food: a year under order 58, three months under order 36. */
    @ParameterizedTest
    @CsvSource({
        "OLD, 2026-03-31, REP-2023, 2026-06-15",
        "OLD, 2026-04-01, REP-2023, 2026-06-15",
        "NEW, 2026-03-31, REP-2023, 2026-06-15",
        "NEW, 2026-04-01, REP-2026, 2026-04-01",
        "MORE_FAVOURABLE, 2026-03-31, REP-2023, 2026-06-15",
        "MORE_FAVOURABLE, 2026-04-01, REP-2026, 2026-04-01"
    })
    void an_older_record_follows_the_transition_from_the_day_the_new_regime_begins(
            RepairTransition transition, LocalDate today, String rule, LocalDate earliest) {
        RepairCandidate food = penalty(Payloads.fine("5").put("keyArea", "食品"), JUNE_2025);

        RepairTerms terms = POLICIES.under(transition).eligibility(food, today).terms();

        assertThat(terms.rule()).isEqualTo(rule);
        assertThat(terms.earliest()).isEqualTo(earliest);
    }

    @Test
    void the_shipped_transition_is_the_one_that_is_better_for_the_subject() {
        assertThat(POLICIES.transition()).isEqualTo(RepairTransition.MORE_FAVOURABLE);
    }

    @Test
    void what_one_regime_excludes_another_may_repair() {
        RepairCandidate closure = by(MARKET, Payloads.penalty("责令停产停业"), JUNE_2025);

        RepairEligibility before = POLICIES.eligibility(closure, LAST_DAY_OF_ORDER_58);
        assertThat(before.missing()).containsExactly(Missing.EXCLUDED);
        assertThat(before.earliest()).isNull();
        assertThat(before.exclusion().id()).isEqualTo("EX-SAMR-45");
        assertThat(before.exclusion().legalBasis()).isEqualTo(new LegalBasis("市场监督管理行政处罚信息公示规定", "第十四条"));

        RepairEligibility after = POLICIES.eligibility(closure, FIRST_DAY_OF_ORDER_36);
        assertThat(after.missing()).containsExactly(Missing.MINIMUM_TIME);
        assertThat(after.earliest()).isEqualTo(LocalDate.of(2026, 6, 15));
        assertThat(after.terms().rule()).isEqualTo("REP-2026");
    }

    @Test
    void an_exclusion_of_one_authority_is_none_of_another() {
        assertThat(POLICIES.eligibility(by(FIRE, Payloads.penalty("责令停产停业"), JUNE_2025), LAST_DAY_OF_ORDER_58)
                        .isOpen())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"DS-03", "DS-05", "CS-06"})
    void a_sanction_of_a_civil_servant_is_not_repaired_on_application_under_any_regime(String type) {
        RepairCandidate sanction = new RepairCandidate(
                CATALOGUE.type(type).orElseThrow(),
                SubjectKind.CIVIL_SERVANT,
                Payloads.of("{\"sanction\":\"警告\",\"from\":\"2025-06-15\"}"),
                Severity.GENERAL,
                "江阴市纪委监委",
                JUNE_2025,
                Standing.STANDS,
                true,
                true,
                null);

        assertThat(POLICIES.eligibility(sanction, LATER).exclusion().legalBasis())
                .isEqualTo(new LegalBasis("中华人民共和国公务员法", "第六十五条"));
    }

    @Test
    void everything_that_is_missing_is_told() {
        RepairCandidate bare = new RepairCandidate(
                CATALOGUE.type("AA-02").orElseThrow(),
                SubjectKind.ENTERPRISE,
                Payloads.fine("5"),
                Severity.GENERAL,
                MARKET,
                JUNE_2026,
                Standing.REPAIRED,
                false,
                false,
                LocalDate.of(2026, 12, 1));

        RepairEligibility eligibility = POLICIES.eligibility(bare, JUNE_2026);

        assertThat(eligibility.missing())
                .containsExactly(
                        Missing.ALREADY_REPAIRED,
                        Missing.MINIMUM_TIME,
                        Missing.WAIT,
                        Missing.DUTIES_DONE,
                        Missing.PROMISE_LETTER);
        assertThat(eligibility.earliest()).as("the later of the two").isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(eligibility.terms().earliest()).isEqualTo(LocalDate.of(2026, 9, 15));
    }

    @ParameterizedTest
    @CsvSource({"2026-09-14, false", "2026-09-15, true"})
    void the_day_on_which_the_minimum_ends_is_the_first(LocalDate today, boolean open) {
        assertThat(POLICIES.eligibility(penalty(Payloads.fine("5"), JUNE_2026), today)
                        .isOpen())
                .isEqualTo(open);
    }

    @Test
    void only_a_negative_record_is_repaired() {
        RepairCandidate honour = new RepairCandidate(
                CATALOGUE.type("AA-03").orElseThrow(),
                SubjectKind.ENTERPRISE,
                Payloads.of("{}"),
                Severity.NONE,
                MARKET,
                JUNE_2026,
                Standing.STANDS,
                true,
                true,
                null);

        assertThat(POLICIES.eligibility(honour, LATER))
                .isEqualTo(new RepairEligibility(null, null, null, java.util.List.of(Missing.NOT_NEGATIVE)));
    }

    @Test
    void no_regime_reaches_back_before_the_first() {
        LocalDate early = LocalDate.of(2008, 4, 30);
        assertThatThrownBy(() -> POLICIES.eligibility(penalty(Payloads.fine("5"), early), LATER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a date from 2008-05-01 on, found 2008-04-30");
    }

    @Property(tries = 500)
    void what_is_better_for_the_subject_is_never_later_than_either_and_excluded_only_if_both_are(
            @ForAll("penalties") ObjectNode payload,
            @ForAll("authorities") String authority,
            @ForAll("dates") LocalDate decidedOn,
            @ForAll("dates") LocalDate today) {
        RepairCandidate record = by(authority, payload, decidedOn);
        RepairEligibility old = POLICIES.under(RepairTransition.OLD).eligibility(record, today);
        RepairEligibility renewed = POLICIES.under(RepairTransition.NEW).eligibility(record, today);
        RepairEligibility better =
                POLICIES.under(RepairTransition.MORE_FAVOURABLE).eligibility(record, today);

        assertThat(better.earliest()).isEqualTo(earlier(old.earliest(), renewed.earliest()));
        assertThat(better.terms()).isIn(old.terms(), renewed.terms());
        assertThat(better.isOpen()).isEqualTo(old.isOpen() || renewed.isOpen());
    }

    @Provide
    Arbitrary<ObjectNode> penalties() {
        return Arbitraries.of(
                Payloads.penalty("警告"),
                Payloads.fine("0.5"),
                Payloads.fine("5"),
                Payloads.fine("500"),
                Payloads.fine("5").put("keyArea", "食品"),
                Payloads.penalty("责令停产停业"),
                Payloads.penalty("限制从业", "警告"));
    }

    @Provide
    Arbitrary<String> authorities() {
        return Arbitraries.of(FIRE, MARKET);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Dates.dates().between(LocalDate.of(2022, 1, 1), LocalDate.of(2028, 1, 1));
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    private static RepairTerms terms(ObjectNode payload, LocalDate decidedOn, LocalDate today) {
        return POLICIES.eligibility(penalty(payload, decidedOn), today).terms();
    }

    private static RepairCandidate penalty(ObjectNode payload, LocalDate decidedOn) {
        return by(FIRE, payload, decidedOn);
    }

    /** With everything that the subject itself has to bring. */
    private static RepairCandidate by(String authority, ObjectNode payload, LocalDate decidedOn) {
        RecordType type = CATALOGUE.type("AA-02").orElseThrow();
        LocalDate known = decidedOn.isBefore(LocalDate.of(2008, 5, 1)) ? LocalDate.of(2008, 5, 1) : decidedOn;
        return new RepairCandidate(
                type,
                SubjectKind.ENTERPRISE,
                payload,
                CATALOGUE.severityOf(type, payload, known),
                authority,
                decidedOn,
                Standing.STANDS,
                true,
                true,
                null);
    }

    private static Publicity window(ObjectNode payload, LocalDate decidedOn) {
        return CATALOGUE.publicityOf(
                CATALOGUE.type("AA-02").orElseThrow(), SubjectKind.ENTERPRISE, payload, decidedOn, null);
    }
}
