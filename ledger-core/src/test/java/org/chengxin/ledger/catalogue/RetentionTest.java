package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.RetentionRule.Kept;
import org.chengxin.ledger.catalogue.RetentionRule.Running;
import org.chengxin.ledger.subject.SubjectKind;
import org.junit.jupiter.api.Test;

/** Which archives must be kept on a date. */
class RetentionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void an_archive_of_a_civil_servant_is_kept_even_while_it_is_empty_and_the_rule_names_its_law() {
        Running running = Catalogue.load()
                .retentionOf(SubjectKind.CIVIL_SERVANT, List.of(), TODAY)
                .orElseThrow();

        assertThat(running.until()).isNull();
        assertThat(running.rule().id()).isEqualTo("RET-CIVIL-SERVANT");
        assertThat(running.rule().legalBasis()).isEqualTo(new LegalBasis("中华人民共和国档案法", "第二十一条"));
        assertThat(running.rule().confirmed()).isFalse();
    }

    @Test
    void no_other_archive_is_kept_by_the_shipped_catalogue() {
        List<Kept> records = List.of(new Kept("AA-02", TODAY));
        assertThat(EnumSet.complementOf(EnumSet.of(SubjectKind.CIVIL_SERVANT)))
                .allSatisfy(kind -> assertThat(Catalogue.load().retentionOf(kind, records, TODAY))
                        .isEmpty());
    }

    @Test
    void a_period_runs_from_the_newest_decision_and_its_last_day_counts() {
        RetentionRules rules = rules(rule("TEN", Set.of("AA-02"), Period.ofYears(10)));
        List<Kept> records =
                List.of(kept("AA-02", "2010-03-01"), kept("AA-02", "2016-11-22"), kept("AA-01", "2026-01-01"));

        assertThat(rules.longest(SubjectKind.PERSON, records, TODAY))
                .hasValueSatisfying(running -> assertThat(running.until()).isEqualTo(TODAY));
        assertThat(rules.longest(SubjectKind.PERSON, records, TODAY.plusDays(1)))
                .isEmpty();
    }

    @Test
    void a_rule_about_types_keeps_no_archive_that_has_none_of_them() {
        RetentionRules rules = rules(rule("PENALTIES", Set.of("AA-02"), null));

        assertThat(rules.longest(SubjectKind.PERSON, List.of(kept("AA-01", "2026-01-01")), TODAY))
                .isEmpty();
        assertThat(rules.longest(SubjectKind.PERSON, List.of(kept("AA-02", "2001-01-01")), TODAY))
                .isPresent();
    }

    @Test
    void a_rule_counts_only_while_it_is_in_force() {
        RetentionRules rules = rules(new RetentionRule(
                "OLD",
                new Bilingual("旧", "old"),
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2025, 12, 31),
                Set.of(SubjectKind.PERSON),
                Set.of(),
                null,
                new LegalBasis("某法", null),
                "样本",
                false));

        assertThat(Stream.of("2019-12-31", "2020-01-01", "2025-12-31", "2026-01-01")
                        .filter(day -> rules.longest(SubjectKind.PERSON, List.of(), LocalDate.parse(day))
                                .isPresent()))
                .containsExactly("2020-01-01", "2025-12-31");
    }

    @Test
    void of_several_rules_the_one_that_keeps_longest_is_named() {
        List<Kept> records = List.of(kept("AA-02", "2026-01-01"));
        RetentionRule three = rule("THREE", Set.of(), Period.ofYears(3));
        RetentionRule ten = rule("TEN", Set.of(), Period.ofYears(10));
        RetentionRule forEver = rule("FOR-EVER", Set.of("AA-02"), null);

        assertThat(rules(three, ten).longest(SubjectKind.PERSON, records, TODAY))
                .hasValueSatisfying(running -> assertThat(running.rule()).isEqualTo(ten));
        assertThat(rules(three, forEver, ten).longest(SubjectKind.PERSON, records, TODAY))
                .hasValueSatisfying(running -> assertThat(running.rule()).isEqualTo(forEver));
    }

    private static RetentionRules rules(RetentionRule... rules) {
        return new RetentionRules(List.of(rules));
    }

    private static RetentionRule rule(String id, Set<String> types, Period period) {
        return new RetentionRule(
                id,
                new Bilingual("样本", "sample"),
                LocalDate.of(2000, 1, 1),
                null,
                Set.of(SubjectKind.PERSON),
                types,
                period,
                new LegalBasis("某法", null),
                "样本",
                false);
    }

    private static Kept kept(String type, String decidedOn) {
        return new Kept(type, LocalDate.parse(decidedOn));
    }
}
