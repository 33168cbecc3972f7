package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RecordSuccession;
import org.chengxin.ledger.credit.CreditCommand.TakeOver;
import org.chengxin.ledger.credit.Succession.Successor;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.Facts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a body: who says so, when, and who answers for what it left open. */
class SuccessionRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate REFORM = LocalDate.of(2019, 2, 1);
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final MatterSteps STEPS = new MatterSteps(TODAY);
    private static final Organ HEIR = new Organ("江阴市承继局", Facts.code("1132028100000031"));

    private static final Actor LEDGER = new Actor("ledger", Role.SYSTEM, null);

    private final SubjectState state = STEPS.archive(Mechanism.TASK);

    @Test
    void aRenamedBodyGoesOnUnderItsNewName() {
        MatterRulesTest.evolve(state, MatterRulesTest.happens(decide(SuccessionKind.RENAMED, "江阴市司法局", 0)));

        assertThat(state.registered().orElseThrow().name().open()).isEqualTo("江阴市司法局");
        assertThat(state.ended()).isEmpty();
        assertThat(decide(SuccessionKind.RENAMED, "江阴市司法局", 0)).isInstanceOf(Decision.AlreadySo.class);
        assertThat(SubjectState.of(state.snapshot(SUBJECT, "last")).snapshot(SUBJECT, "last"))
                .isEqualTo(state.snapshot(SUBJECT, "last"));
    }

    @ParameterizedTest
    @CsvSource({
        "RENAMED, , 0, R-SUCC",
        "RENAMED, 江阴市示例单位, 0, R-NO-CHANGE",
        "RENAMED, 江阴市司法局, 1, R-SUCC",
        "MERGED, , 0, R-SUCC",
        "MERGED, , 2, R-SUCC",
        "MERGED, 新名, 1, R-SUCC",
        "SPLIT, , 1, R-SUCC",
        "FUNCTIONS_TRANSFERRED, , 0, R-SUCC",
        "ABOLISHED, , 0, R-SUCC",
    })
    void whatDoesNotFitTheKindIsRefused(SuccessionKind kind, @Nullable String name, int successors, String rule) {
        assertThat(MatterRulesTest.rules(decide(kind, name, successors))).containsExactly(rule);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OFFICE", "SYSTEM"})
    void onlyTheOfficeSaysSo(Role role) {
        Actor stranger = new Actor("stranger", role, Facts.code("1132028100000008"));

        assertThat(MatterRulesTest.rules(decide(state, SuccessionKind.ABOLISHED, null, 1, REFORM, stranger)))
                .containsExactly("R-ACL");
    }

    @Test
    void whatHasEndedTakesNothingOfLaterDaysAndDoesNotEndAgain() {
        MatterRulesTest.evolve(state, MatterRulesTest.happens(decide(SuccessionKind.ABOLISHED, null, 1)));

        assertThat(MatterRulesTest.rules(decide(SuccessionKind.MERGED, null, 1)))
                .containsExactly("R-SUCC");
        assertThat(MatterRulesTest.rules(RecordRules.decide(state, fact(REFORM), CATALOGUE, TODAY)))
                .contains("R-SUCC");
        assertThat(MatterRulesTest.rules(RecordRules.decide(state, fact(REFORM.minusDays(1)), CATALOGUE, TODAY)))
                .doesNotContain("R-SUCC");
    }

    @Test
    void whoeverTookOverAnswersForWhatIsOpen() {
        SubjectState department = STEPS.after(MatterMove.COMMITMENT_MADE);
        Actor heir = new Actor("heir", Role.SUBMITTER, HEIR.uscc());
        assertThat(MatterRulesTest.rules(STEPS.decide(
                        department, MatterMove.COMMITMENT_REPORTED, heir, STEPS.terms(MatterMove.COMMITMENT_REPORTED))))
                .containsExactly("R-ACL");

        MatterRulesTest.evolve(
                department,
                MatterRulesTest.happens(decide(department, SuccessionKind.MERGED, null, 1, REFORM, OFFICE)));
        MatterRulesTest.evolve(
                department,
                MatterRulesTest.happens(STEPS.decide(
                        department,
                        MatterMove.COMMITMENT_REPORTED,
                        heir,
                        STEPS.terms(MatterMove.COMMITMENT_REPORTED))));

        assertThat(department
                        .matters()
                        .find(Mechanism.COMMITMENT, 1)
                        .orElseThrow()
                        .stage())
                .isEqualTo(MatterStage.REPORTED);
    }

    @Test
    void neitherAPersonNorTheFutureHasASuccession() {
        SubjectState person = new SubjectState();
        Registration registration = Facts.person(SubjectKind.PERSON);
        person.evolve(
                RegistrationRules.event(new CreditCommand.RegisterSubject(SUBJECT, registration, Act.of(OFFICE)), null),
                "r");

        assertThat(MatterRulesTest.rules(decide(person, SuccessionKind.ABOLISHED, null, 1, REFORM, OFFICE)))
                .containsExactly("R-SUCC");
        assertThat(MatterRulesTest.rules(decide(state, SuccessionKind.ABOLISHED, null, 1, TODAY.plusDays(1), OFFICE)))
                .containsExactly("R-DATE-FUTURE");
    }

    @Test
    void ofABodyThatEndsOneTakesTheRestAndOfOneThatGoesOnEachWhatIsNamed() {
        assertThat(rules(SuccessionKind.SPLIT, heir(1), heir(2))).containsExactly("R-SUCC");
        assertThat(rules(SuccessionKind.SPLIT, heir(1, "AA-01"), heir(2, "AA-02")))
                .containsExactly("R-SUCC");
        assertThat(rules(SuccessionKind.SPLIT, heir(1, "AA-01"), heir(2))).isEmpty();
        assertThat(rules(SuccessionKind.MERGED, heir(1, "AA-01"))).containsExactly("R-SUCC");
        assertThat(rules(SuccessionKind.FUNCTIONS_TRANSFERRED, heir(1))).containsExactly("R-SUCC");
        assertThat(rules(SuccessionKind.FUNCTIONS_TRANSFERRED, heir(1, "AA-01", "AA-02")))
                .isEmpty();
    }

    @Test
    void eachSuccessorAndEachTypeIsNamedOnceAndEachTypeIsOfTheCatalogue() {
        assertThat(rules(SuccessionKind.SPLIT, heir(1, "AA-01"), heir(1))).containsExactly("R-SUCC");
        assertThat(rules(SuccessionKind.FUNCTIONS_TRANSFERRED, heir(1, "AA-01"), heir(2, "AA-01")))
                .containsExactly("R-SUCC");
        assertThat(rules(SuccessionKind.FUNCTIONS_TRANSFERRED, heir(1, "ZZ-99")))
                .containsExactly("R-SUCC");
        assertThat(rules(SuccessionKind.MERGED, new Successor(SUBJECT, HEIR, List.of())))
                .containsExactly("R-SUCC");
    }

    @Test
    void aBodyThatIsNoMoreBeginsNothing() {
        SubjectState department = STEPS.archive(Mechanism.COMMITMENT);
        MatterRulesTest.evolve(
                department,
                MatterRulesTest.happens(decide(department, SuccessionKind.MERGED, null, 1, REFORM, OFFICE)));

        for (MatterMove move : List.of(MatterMove.COMMITMENT_MADE, MatterMove.TASK_ASSIGNED)) {
            assertThat(MatterRulesTest.rules(STEPS.decide(department, move, OFFICE, STEPS.terms(move))))
                    .contains("R-SUCC");
        }
    }

    @Test
    void theDaysOfABodysStoryFollowEachOther() {
        MatterRulesTest.evolve(state, MatterRulesTest.happens(decide(SuccessionKind.RENAMED, "江阴市司法局", 0)));

        assertThat(MatterRulesTest.rules(decide(state, SuccessionKind.ABOLISHED, null, 1, REFORM.minusDays(1), OFFICE)))
                .containsExactly("R-SUCC");
    }

    @Test
    void whoReadTheBodyUnderANameItNoLongerHasReadsItAgain() {
        Succession stale = new Succession(SuccessionKind.ABOLISHED, REFORM, "从前的名称", null, List.of(heir(1)));

        assertThat(MatterRulesTest.rules(SuccessionRules.decide(
                        state, new RecordSuccession(SUBJECT, stale, accounted(OFFICE)), CATALOGUE, TODAY)))
                .containsExactly("R-SUCC");
    }

    @Test
    void aBodyIsKnownUnderTheNameItHad() {
        Registration before = registration(state);
        MatterRulesTest.evolve(state, MatterRulesTest.happens(decide(SuccessionKind.RENAMED, "江阴市司法局", 0)));

        assertThat(RegistrationRules.decide(state, new CreditCommand.RegisterSubject(SUBJECT, before, Act.of(OFFICE))))
                .isInstanceOf(Decision.AlreadySo.class);
    }

    @Test
    void theLedgerHandsRecordsOverAndTheHeirAnswersForThem() {
        SubjectState company = ObjectionRulesTest.recorded(SubjectKind.ENTERPRISE);
        Actor source = new Actor("source", Role.SUBMITTER, Facts.MARKET.uscc());
        Actor heir = new Actor("heir", Role.SUBMITTER, HEIR.uscc());
        TakeOver command = new TakeOver(SUBJECT, Facts.record(1), HEIR, Act.of(LEDGER));
        assertThat(MendRules.theActorMayMend(source, record(company))).isEmpty();

        assertThat(MatterRulesTest.rules(SuccessionRules.decide(
                        company, new TakeOver(SUBJECT, Facts.record(1), HEIR, accounted(OFFICE)))))
                .containsExactly("R-ACL");
        assertThat(MatterRulesTest.rules(
                        SuccessionRules.decide(company, new TakeOver(SUBJECT, Facts.record(7), HEIR, Act.of(LEDGER)))))
                .containsExactly("R-RECORD");
        MatterRulesTest.evolve(company, MatterRulesTest.happens(SuccessionRules.decide(company, command)));

        assertThat(SuccessionRules.decide(company, command)).isInstanceOf(Decision.AlreadySo.class);
        assertThat(MendRules.theActorMayMend(source, record(company))).isPresent();
        assertThat(MendRules.theActorMayMend(heir, record(company))).isEmpty();
        assertThat(record(company).fact().source()).isEqualTo(Facts.MARKET);
        assertThat(SubjectState.of(company.snapshot(SUBJECT, "last")).snapshot(SUBJECT, "last"))
                .isEqualTo(company.snapshot(SUBJECT, "last"));
    }

    private static SubjectState.RecordState record(SubjectState state) {
        return state.record(Facts.record(1)).orElseThrow();
    }

    private static Registration registration(SubjectState state) {
        CreditEvent.SubjectRegistered r = state.registered().orElseThrow();
        return new Registration(r.kind(), r.name(), r.identifiers(), r.regionCode(), r.noCodeReason());
    }

    private static Successor heir(int n, String... types) {
        return new Successor(
                new SubjectId("01J0000000000000000000009" + n),
                new Organ("江阴市承继局" + n, Facts.code("113202810000003" + n)),
                List.of(types));
    }

    private List<String> rules(SuccessionKind kind, Successor... heirs) {
        Succession asked =
                new Succession(kind, REFORM, registration(state).name().value(), null, List.of(heirs));
        return MatterRulesTest.rules(SuccessionRules.decide(
                state, new RecordSuccession(SUBJECT, asked, accounted(OFFICE)), CATALOGUE, TODAY));
    }

    private Decision decide(SuccessionKind kind, @Nullable String name, int successors) {
        return decide(state, kind, name, successors, REFORM, OFFICE);
    }

    private static Decision decide(
            SubjectState state, SuccessionKind kind, @Nullable String name, int successors, LocalDate on, Actor actor) {
        List<Successor> heirs = IntStream.range(0, successors)
                .mapToObj(n -> new Successor(
                        new SubjectId("01J0000000000000000000009" + n),
                        HEIR,
                        n == 0 && kind.ends() ? List.of() : List.of("AA-0" + (n + 1))))
                .toList();
        return SuccessionRules.decide(
                state,
                new RecordSuccession(
                        SUBJECT,
                        new Succession(
                                kind,
                                on,
                                state.registered().orElseThrow().name().value(),
                                name,
                                heirs),
                        accounted(actor)),
                CATALOGUE,
                TODAY);
    }

    private static RecordFact fact(LocalDate decidedOn) {
        return new RecordFact(
                SUBJECT,
                Facts.record(9),
                null,
                Facts.penalty("1号", decidedOn, "罚款"),
                SubjectKind.DEPARTMENT,
                Act.of(Facts.SUBMITTER),
                null);
    }
}
