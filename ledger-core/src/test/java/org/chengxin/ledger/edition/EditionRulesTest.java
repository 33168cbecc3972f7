package org.chengxin.ledger.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.edition.Versions.APPROVER;
import static org.chengxin.ledger.edition.Versions.AUTHOR;
import static org.chengxin.ledger.edition.Versions.DEPARTMENT;
import static org.chengxin.ledger.edition.Versions.SHIPPED;
import static org.chengxin.ledger.edition.Versions.TODAY;
import static org.chengxin.ledger.edition.Versions.making;
import static org.chengxin.ledger.edition.Versions.open;
import static org.chengxin.ledger.edition.Versions.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.edition.EditionCommand.ApproveEdition;
import org.chengxin.ledger.edition.EditionCommand.Beginning;
import org.chengxin.ledger.edition.EditionCommand.MakeComment;
import org.chengxin.ledger.edition.EditionCommand.OfEdition;
import org.chengxin.ledger.edition.EditionCommand.OpenConsultation;
import org.chengxin.ledger.edition.EditionCommand.OpenEdition;
import org.chengxin.ledger.edition.EditionCommand.PublishEdition;
import org.chengxin.ledger.edition.EditionCommand.ReturnEdition;
import org.chengxin.ledger.edition.EditionCommand.WithdrawEdition;
import org.chengxin.ledger.edition.EditionDecision.Refused;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EditionRulesTest {

    private static final Map<EditionStage, Supplier<Versions>> STAGES = new LinkedHashMap<>(Map.of(
            EditionStage.DRAFT, () -> Versions.adopted().opened().written(),
            EditionStage.CONSULTATION, Versions::consulted,
            EditionStage.APPROVED, Versions::approved,
            EditionStage.PUBLISHED, Versions::published,
            EditionStage.IN_FORCE, () -> Versions.published().on(TODAY.plusDays(30)),
            EditionStage.SUPERSEDED, EditionRulesTest::superseded,
            EditionStage.WITHDRAWN, () -> Versions.consulted().then(new WithdrawEdition(2, "不再需要", AUTHOR))));

    private static Versions superseded() {
        Versions versions = Versions.published().on(TODAY.plusDays(31));
        return versions.then(open(new Beginning.Restored(1)))
                .then(new OpenConsultation(3, TODAY.plusDays(41), AUTHOR))
                .on(TODAY.plusDays(42))
                .then(new ApproveEdition(3, "澄信办〔2026〕13号", APPROVER))
                .then(new PublishEdition(3, TODAY.plusDays(43), APPROVER))
                .on(TODAY.plusDays(43));
    }

    private static final Map<OfEdition, List<EditionStage>> STEPS = Map.of(
            write("making.json", making(20)),
            List.of(EditionStage.DRAFT),
            new OpenConsultation(2, TODAY.plusDays(100), AUTHOR),
            List.of(EditionStage.DRAFT),
            new MakeComment(2, "建议保留六个月", DEPARTMENT),
            List.of(EditionStage.CONSULTATION),
            new ReturnEdition(2, "采纳意见", APPROVER),
            List.of(EditionStage.CONSULTATION, EditionStage.APPROVED),
            new ApproveEdition(2, "澄信办〔2026〕12号", APPROVER),
            List.of(),
            new PublishEdition(2, TODAY.plusDays(100), APPROVER),
            List.of(EditionStage.APPROVED),
            new WithdrawEdition(2, "不再需要", APPROVER),
            List.of(EditionStage.DRAFT, EditionStage.CONSULTATION, EditionStage.APPROVED, EditionStage.PUBLISHED));

    @TestFactory
    Stream<DynamicTest> each_step_is_taken_from_its_stages_and_from_no_other() {
        return STEPS.entrySet().stream()
                .flatMap(step -> STAGES.entrySet().stream()
                        .map(stage -> DynamicTest.dynamicTest(
                                step.getKey().getClass().getSimpleName() + " when " + stage.getKey(), () -> {
                                    Versions versions = stage.getValue().get();
                                    List<String> rules = versions.rules(step.getKey());
                                    if (step.getValue().contains(stage.getKey())) {
                                        assertThat(rules).isEmpty();
                                    } else if (step.getKey() instanceof ApproveEdition
                                            && stage.getKey() == EditionStage.CONSULTATION) {
                                        assertThat(rules).containsExactly("R-CAT-CONSULT");
                                    } else {
                                        assertThat(rules).containsExactly("R-CAT-STAGE");
                                    }
                                })));
    }

    @TestFactory
    Stream<DynamicTest> only_the_office_makes_versions_and_everybody_comments() {
        return Stream.of(Role.values())
                .flatMap(role -> STEPS.keySet().stream()
                        .map(step -> DynamicTest.dynamicTest(step.getClass().getSimpleName() + " by " + role, () -> {
                            boolean may = step instanceof MakeComment
                                    ? role != Role.SYSTEM && role != Role.WITNESS
                                    : role == Role.OFFICE;
                            assertThat(Versions.consulted()
                                            .rules(by(step, role))
                                            .contains("R-ACL"))
                                    .isEqualTo(!may);
                        })));
    }

    private static OfEdition by(OfEdition step, Role role) {
        Actor actor = new Actor("somebody", role, null);
        return switch (step) {
            case EditionCommand.WriteFile c -> new EditionCommand.WriteFile(2, c.file(), c.text(), actor);
            case OpenConsultation c -> new OpenConsultation(2, c.commentsUntil(), actor);
            case MakeComment c -> new MakeComment(2, c.comment(), actor);
            case ReturnEdition c -> new ReturnEdition(2, c.reason(), actor);
            case ApproveEdition c -> new ApproveEdition(2, c.documentNo(), actor);
            case PublishEdition c -> new PublishEdition(2, c.effectiveFrom(), actor);
            case WithdrawEdition c -> new WithdrawEdition(2, c.reason(), actor);
        };
    }

    @Test
    void whoever_wrote_something_of_a_version_does_not_approve_it() {
        Versions versions = Versions.consulted().on(TODAY.plusDays(8));

        assertThat(versions.rules(new ApproveEdition(2, "澄信办〔2026〕12号", AUTHOR)))
                .containsExactly("R-4EYE");
        assertThat(versions.rules(new ApproveEdition(2, "澄信办〔2026〕12号", APPROVER)))
                .isEmpty();
    }

    @Test
    void one_file_written_by_a_second_author_bars_that_author_too() {
        Versions versions = Versions.adopted()
                .opened()
                .then(new EditionCommand.WriteFile(2, "making.json", making(10), APPROVER))
                .then(new OpenConsultation(2, TODAY.plusDays(7), AUTHOR))
                .on(TODAY.plusDays(8));

        assertThat(versions.rules(new ApproveEdition(2, "澄信办〔2026〕12号", APPROVER)))
                .containsExactly("R-4EYE");
    }

    @Test
    void comments_have_the_time_that_the_catalogue_in_force_gives_them() {
        Versions versions = Versions.adopted().opened().written();

        assertThat(versions.rules(new OpenConsultation(2, TODAY.plusDays(6), AUTHOR)))
                .containsExactly("R-CAT-CONSULT");
        assertThat(versions.rules(new OpenConsultation(2, TODAY.plusDays(7), AUTHOR)))
                .isEmpty();
        assertThat(Versions.consulted().on(TODAY.plusDays(7)).rules(new ApproveEdition(2, "澄信办〔2026〕12号", APPROVER)))
                .containsExactly("R-CAT-CONSULT");
    }

    @Test
    void a_version_never_takes_effect_on_a_day_that_has_begun() {
        Versions versions = Versions.approved();

        assertThat(versions.rules(new PublishEdition(2, TODAY.plusDays(8), APPROVER)))
                .containsExactly("R-CAT-EFFECT");
        assertThat(versions.rules(new PublishEdition(2, TODAY.plusDays(9), APPROVER)))
                .isEmpty();
    }

    @Test
    void nothing_a_version_changed_is_lost_by_one_begun_before_it() {
        Versions versions = Versions.adopted().opened().written().then(open(new Beginning.Latest()));
        versions.then(new EditionCommand.WriteFile(3, "making.json", making(12), AUTHOR))
                .then(new OpenConsultation(3, TODAY.plusDays(7), AUTHOR))
                .on(TODAY.plusDays(8))
                .then(new ApproveEdition(3, "澄信办〔2026〕13号", APPROVER))
                .then(new PublishEdition(3, TODAY.plusDays(9), APPROVER));

        assertThat(versions.rules(new OpenConsultation(2, TODAY.plusDays(20), AUTHOR)))
                .containsExactly("R-CAT-BASE");
    }

    @Test
    void a_file_that_is_no_json_says_where_and_what_to_do() {
        Refused refused = (Refused) Versions.adopted().opened().decide(write("severity.json", "{\"a\": }"));

        Refusal refusal = refused.refusals().getFirst();
        assertThat(refusal.rule()).isEqualTo("R-CAT-READ");
        assertThat(refusal.pointer()).isEqualTo("/files/severity.json");
        assertThat(refusal.message().zh()).contains("severity.json", "应为");
        assertThat(refusal.message().en()).contains("severity.json", "expected", "mend it");
    }

    @Test
    void a_file_that_contradicts_another_is_found_before_anybody_is_asked_to_comment() {
        String types = SHIPPED.text("types/AA.json").orElseThrow().replace("\"PENALTY\"", "\"NOWHERE\"");
        Versions versions = Versions.adopted().opened().then(write("types/AA.json", types));

        assertThat(versions.rules(new OpenConsultation(2, TODAY.plusDays(7), AUTHOR)))
                .contains("R-CAT-READ");
    }

    @Test
    void a_type_that_records_may_have_is_ended_and_never_dropped() {
        String manifest = SHIPPED.text("catalogue.json").orElseThrow().replace("\"types/TP.json\",", "");
        Versions versions = Versions.adopted().opened().then(write("catalogue.json", manifest));

        assertThat(versions.rules(new OpenConsultation(2, TODAY.plusDays(7), AUTHOR)))
                .containsExactly("R-CAT-DROPPED");
    }

    @Test
    void another_calendar_has_another_version_so_that_clocks_are_counted_anew() {
        String holiday = "{\"name\": \"国庆节\", \"date\": \"2026-10-07\", \"isOffDay\": true},";
        String days = SHIPPED.text("calendar/2026.json")
                .orElseThrow()
                .replace(holiday, holiday + holiday.replace("10-07", "10-08"));
        Versions versions = Versions.adopted().opened().then(write("calendar/2026.json", days));
        String calendar = SHIPPED.text("calendar.json").orElseThrow().replace("\"CN-2026.1\"", "\"CN-2026.2\"");

        assertThat(versions.rules(new OpenConsultation(2, TODAY.plusDays(7), AUTHOR)))
                .containsExactly("R-CAT-CALENDAR");
        assertThat(versions.then(write("calendar.json", calendar))
                        .rules(new OpenConsultation(2, TODAY.plusDays(7), AUTHOR)))
                .isEmpty();
    }

    @Test
    void a_version_that_changes_nothing_goes_nowhere() {
        Versions versions = Versions.adopted().opened();

        assertThat(versions.rules(new OpenConsultation(2, TODAY.plusDays(7), AUTHOR)))
                .containsExactly("R-CAT-SAME");
        assertThat(versions.rules(write("making.json", making(7)))).containsExactly("R-CAT-SAME");
    }

    @Test
    void texts_have_bounds_and_hold_no_personal_numbers() {
        Versions versions = Versions.consulted();

        for (String text : List.of(" ", "长".repeat(2_001), "请联系13800138000")) {
            assertThat(versions.rules(new MakeComment(2, text, DEPARTMENT))).containsExactly("R-CAT-TEXT");
            assertThat(versions.rules(new ReturnEdition(2, text, AUTHOR))).containsExactly("R-CAT-TEXT");
            assertThat(versions.rules(new WithdrawEdition(2, text, AUTHOR))).containsExactly("R-CAT-TEXT");
            assertThat(versions.rules(new OpenEdition(
                            new Beginning.Latest(), new Bilingual(text, "x"), new Bilingual("说明", "note"), AUTHOR)))
                    .containsExactly("R-CAT-TITLE");
        }
        assertThat(versions.on(TODAY.plusDays(8)).rules(new ApproveEdition(2, " ", APPROVER)))
                .containsExactly("R-CAT-DOCUMENT");
    }

    @Test
    void few_versions_are_made_at_once_and_an_unknown_one_is_not_there() {
        Versions versions = Versions.adopted();
        for (int i = 0; i < EditionRules.OPEN_EDITIONS_MAX; i++) {
            versions.opened();
        }

        assertThat(versions.rules(open(new Beginning.Latest()))).containsExactly("R-CAT-OPEN");
        assertThat(versions.rules(new WithdrawEdition(99, "不再需要", AUTHOR))).containsExactly("R-CAT-VERSION");
        assertThat(versions.rules(open(new Beginning.Restored(2)))).containsExactly("R-CAT-VERSION");
    }

    @Test
    void to_go_back_is_a_new_version_with_the_old_files() {
        Versions versions = superseded();

        assertThat(versions.editions().find(3).orElseThrow().texts()).isEqualTo(SHIPPED);
        assertThat(versions.editions().find(3).orElseThrow().restores()).isEqualTo(1);
        assertThat(versions.second().texts()).isNotEqualTo(SHIPPED);
    }

    @Test
    void each_day_has_one_version() {
        Versions versions = superseded();

        assertThat(versions.editions().inForceOn(TODAY.minusYears(30)).number()).isEqualTo(1);
        assertThat(versions.editions().inForceOn(TODAY.plusDays(29)).number()).isEqualTo(1);
        assertThat(versions.editions().inForceOn(TODAY.plusDays(30)).number()).isEqualTo(2);
        assertThat(versions.editions().inForceOn(TODAY.plusDays(42)).number()).isEqualTo(2);
        assertThat(versions.editions().inForceOn(TODAY.plusDays(43)).number()).isEqualTo(3);
    }

    @Test
    void what_returns_to_its_authors_is_written_consulted_and_approved_again() {
        Versions versions = Versions.approved().then(new ReturnEdition(2, "采纳意见", APPROVER));

        assertThat(versions.second().stage()).isEqualTo(EditionStage.DRAFT);
        assertThat(versions.rules(new PublishEdition(2, TODAY.plusDays(60), APPROVER)))
                .containsExactly("R-CAT-STAGE");
        versions.then(write("making.json", making(11)))
                .then(new OpenConsultation(2, TODAY.plusDays(15), AUTHOR))
                .on(TODAY.plusDays(16))
                .then(new ApproveEdition(2, "澄信办〔2026〕14号", APPROVER));
        assertThat(versions.second().documentNo()).isEqualTo("澄信办〔2026〕14号");
    }

    @Test
    void a_version_withdrawn_before_its_day_is_never_in_force() {
        Versions versions = Versions.published().then(new WithdrawEdition(2, "不再需要", AUTHOR));

        assertThat(versions.editions().inForceOn(TODAY.plusYears(1)).number()).isEqualTo(1);
    }
}
