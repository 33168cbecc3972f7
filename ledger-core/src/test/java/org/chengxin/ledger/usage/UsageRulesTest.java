package org.chengxin.ledger.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.UsagePolicy;
import org.chengxin.ledger.catalogue.UsagePurpose;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.UsageDecision.Admitted;
import org.chengxin.ledger.usage.UsageDecision.Declined;
import org.chengxin.ledger.usage.UsageEvent.LookedUp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For which purpose who may look, under the catalogue that ships. */
class UsageRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final UsagePolicy POLICY = Catalogue.load().usages();

    @ParameterizedTest
    @CsvSource({
        "OFFICE, DUTY",
        "SUBMITTER, DUTY",
        "ASSESSOR, DUTY",
        "REVIEWER, OBJECTION",
        "AUDITOR, SUPERVISION",
        "SUBJECT, OWN"
    })
    void a_role_with_a_duty_has_its_purpose_without_saying_so(Role role, String purpose) {
        assertThat(decide(role, null, null)).isEqualTo(new Admitted(purpose, null));
        assertThat(decide(role, "  ", "")).isEqualTo(new Admitted(purpose, null));
    }

    @Test
    void who_asks_for_others_has_to_say_what_for_and_is_told_the_codes() {
        Declined declined = (Declined) decide(Role.CHECKER, null, null);

        assertThat(declined.purpose()).isNull();
        assertThat(declined.refusal().rule()).isEqualTo("R-USAGE-PURPOSE");
        assertThat(declined.refusal().message().zh()).contains("请注明查询用途", "TENDER", "APPOINT");
        assertThat(declined.refusal().message().en()).contains("State the purpose", "RECRUIT");
        assertThat(declined.refusal().basis()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CURIOSITY", "tender", "SUPERVISION", "OWN", "张三"})
    void an_unknown_purpose_and_one_of_another_role_are_refused_alike_and_not_repeated(String code) {
        Declined declined = (Declined) decide(Role.CHECKER, code, "澄采招〔2026〕12号");

        assertThat(declined.purpose()).isNull();
        assertThat(declined.refusal().rule()).isEqualTo("R-USAGE-PURPOSE");
        assertThat(declined.refusal().message().zh()).doesNotContain("CURIOSITY", "张三");
    }

    @Test
    void a_purpose_that_rests_on_a_decision_names_it() {
        Declined declined = (Declined) decide(Role.CHECKER, "TENDER", null);

        assertThat(declined.purpose()).isEqualTo("TENDER");
        assertThat(declined.refusal().rule()).isEqualTo("R-USAGE-REFERENCE");
        assertThat(decide(Role.CHECKER, "TENDER", " 澄采招〔2026〕12号 ")).isEqualTo(new Admitted("TENDER", "澄采招〔2026〕12号"));
        assertThat(decide(Role.CHECKER, "PERFORMANCE", null)).isEqualTo(new Admitted("PERFORMANCE", null));
    }

    @Test
    void a_reference_may_be_given_where_none_is_asked_for() {
        assertThat(decide(Role.OFFICE, null, "JY-2026-0012")).isEqualTo(new Admitted("DUTY", "JY-2026-0012"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"关于张三的考察", "12\n13", "1\u0000", "13812345678", "\uD83D1"})
    void a_reference_that_is_no_number_of_a_document_is_refused(String reference) {
        assertThat(decide(Role.OFFICE, null, reference)).isInstanceOfSatisfying(Declined.class, declined -> {
            assertThat(declined.refusal().rule()).isEqualTo("R-USAGE-REFERENCE");
            assertThat(declined.refusal().message().zh()).doesNotContain(reference);
        });
    }

    @Test
    void a_reference_is_bounded_and_holds_nobodys_number() {
        String longest = "1".repeat(UsageRules.REFERENCE_MAX_CHARACTERS);
        String citizen = CitizenId.complete("32028119900101123").value();

        assertThat(decide(Role.OFFICE, null, longest)).isInstanceOf(Admitted.class);
        assertThat(decide(Role.OFFICE, null, longest + "1")).isInstanceOf(Declined.class);
        assertThat(decide(Role.OFFICE, null, "案号" + citizen)).isInstanceOf(Declined.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"WITNESS", "ADMINISTRATOR"})
    void who_sees_no_archive_needs_no_purpose(Role role) {
        assertThat(decide(role, "TENDER", "1")).isEqualTo(new Admitted(null, null));
    }

    @Test
    void a_purpose_cannot_be_stated_before_it_is_in_force() {
        UsagePurpose own = POLICY.purpose("OWN").orElseThrow();

        assertThat(UsageRules.decide(
                        Role.SUBJECT,
                        StatedPurpose.NONE,
                        POLICY,
                        own.effectiveFrom().minusDays(1)))
                .isEqualTo(new Admitted(null, null));
    }

    @Test
    void the_catalogue_names_roles_that_there_are_and_the_seven_uses_of_the_document() {
        List<String> roles = Arrays.stream(Role.values()).map(Role::name).toList();

        assertThat(POLICY.purposes()).allSatisfy(p -> assertThat(roles).containsAll(p.roles()));
        assertThat(POLICY.purposes())
                .extracting(UsagePurpose::code)
                .contains("PILOT", "INVEST", "FUND", "HONOUR", "SOCIAL", "ORGANISE", "PERFORMANCE");
        assertThat(POLICY.keptYearsMin()).isEqualTo(10);
        assertThat(POLICY.confirmed()).isFalse();
    }

    @Test
    void every_stream_is_of_one_account_and_one_day() {
        Actor office = new Actor("demo-office", Role.OFFICE, null);

        assertThat(UsageId.of(office, TODAY).value()).isEqualTo("usage-demo-office-20261123");
        assertThat(UsageId.of(office, TODAY.plusDays(1))).isNotEqualTo(UsageId.of(office, TODAY));
        assertThatThrownBy(() -> new UsageId("demo-office")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_look_up_is_refused_by_a_rule_or_not_at_all_and_names_no_more_than_it_counts() {
        assertThatThrownBy(() -> lookedUp(1, LookUpResult.GIVEN, "R-NOT-FOUND"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lookedUp(1, LookUpResult.REFUSED, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lookedUp(0, LookUpResult.GIVEN, null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(lookedUp(7, LookUpResult.GIVEN, null).subjectsCount()).isEqualTo(7);
    }

    @Test
    void a_stated_purpose_is_not_printed() {
        assertThat(new StatedPurpose("张三", "13812345678").toString()).doesNotContain("张三", "138");
    }

    private static LookedUp lookedUp(int count, LookUpResult result, @Nullable String rule) {
        Actor office = new Actor("demo-office", Role.OFFICE, null);
        return new LookedUp(
                UsageId.of(office, TODAY),
                office,
                LookUpKind.ARCHIVE,
                List.of(new SubjectId("01J00000000000000000000001")),
                count,
                null,
                "DUTY",
                null,
                result,
                rule,
                "01J0000000000000000000000R");
    }

    private static UsageDecision decide(Role role, @Nullable String code, @Nullable String reference) {
        return UsageRules.decide(role, new StatedPurpose(code, reference), POLICY, TODAY);
    }
}
