package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.catalogue.ExpiryRules.Expiry;
import org.chengxin.ledger.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a sanction of a civil servant ends by time alone. */
class ExpiryRulesTest {

    private static final ExpiryRules RULES = Catalogue.load().expiries();
    private static final LocalDate DECIDED = LocalDate.of(2026, 1, 10);

    @ParameterizedTest
    @CsvSource({"警告, 2026-07-10", "记过, 2027-01-10", "记大过, 2027-07-10", "降级, 2028-01-10", "撤职, 2028-01-10"})
    void a_sanction_lasts_as_long_as_article_8_says(String sanction, LocalDate lastDay) {
        Expiry expiry = expiry("DS-03", "{\"sanction\":\"" + sanction + "\"}").orElseThrow();

        assertThat(expiry.lastDay()).isEqualTo(lastDay);
        assertThat(expiry.rule().id()).isEqualTo("EXP-SANCTION");
        assertThat(expiry.rule().legalBasis()).isEqualTo(new LegalBasis("中华人民共和国公务员法", "第六十五条"));
    }

    @Test
    void a_dismissal_does_not_end() {
        assertThat(expiry("DS-03", "{\"sanction\":\"开除\"}")).isEmpty();
    }

    @Test
    void the_period_begins_on_the_day_that_was_written_down() {
        assertThat(expiry("DS-05", "{\"sanction\":\"警告\",\"from\":\"2026-02-28\"}")
                        .orElseThrow()
                        .lastDay())
                .isEqualTo(LocalDate.of(2026, 8, 28));
    }

    @Test
    void a_last_day_set_by_the_organ_goes_before_the_table() {
        assertThat(expiry("DS-03", "{\"sanction\":\"警告\",\"until\":\"2027-03-01\"}")
                        .orElseThrow()
                        .lastDay())
                .isEqualTo(LocalDate.of(2027, 3, 1));
    }

    @Test
    void a_breach_without_a_kind_of_sanction_ends_only_on_a_day_that_was_written_down() {
        assertThat(expiry("CS-06", "{\"until\":\"2026-12-31\"}").orElseThrow().lastDay())
                .isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(expiry("CS-06", "{\"from\":\"2026-01-10\"}")).isEmpty();
    }

    @Test
    void a_penalty_of_an_enterprise_does_not_end_by_time() {
        assertThat(RULES.expiryOf("AA-02", SubjectKind.ENTERPRISE, Payloads.penalty("警告"), DECIDED))
                .isEmpty();
    }

    private static Optional<Expiry> expiry(String type, String payload) {
        return RULES.expiryOf(type, SubjectKind.CIVIL_SERVANT, Payloads.of(payload), DECIDED);
    }
}
