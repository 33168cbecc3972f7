package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.MoveMatter;
import org.chengxin.ledger.credit.CreditEvent.FactExempted;
import org.chengxin.ledger.credit.CreditEvent.FactReinstated;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterNeed;
import org.chengxin.ledger.matter.MatterParty;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.support.Facts;
import org.chengxin.ledger.time.LedgerClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step of every mechanism: by whom, when, with what, and what comes of it. */
class MatterRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final MatterSteps STEPS = new MatterSteps(TODAY);

    static Stream<MatterMove> later() {
        return Stream.of(MatterMove.values()).filter(move -> !move.opens());
    }

    @ParameterizedTest
    @EnumSource(MatterMove.class)
    void eachStepLeadsWhereTheTableSays(MatterMove move) {
        SubjectState state = STEPS.before(move);
        MatterStage stage = move.opens()
                ? null
                : state.matters().find(move.mechanism(), 1).orElseThrow().stage();

        List<CreditEvent> events = happens(STEPS.decide(state, move, STEPS.actorOf(move), STEPS.terms(move)));

        MatterEvent event = (MatterEvent) events.getFirst();
        assertThat(event.stage()).isEqualTo(stage == null ? move.firstStage() : move.stageAfter(stage));
        assertThat(event.matter()).isEqualTo(1);
        assertThat(event.catalogueVersion()).isEqualTo(CATALOGUE.version());
    }

    @ParameterizedTest
    @MethodSource("later")
    void aStepThatIsNotDueIsRefusedWithTheLaw(MatterMove move) {
        Set<MatterStage> tried = EnumSet.noneOf(MatterStage.class);
        for (MatterMove other : MatterMove.of(move.mechanism())) {
            SubjectState state = STEPS.after(other);
            MatterStage stage =
                    state.matters().find(move.mechanism(), 1).orElseThrow().stage();
            if (other != move && tried.add(stage) && !move.leadsFrom(stage)) {
                Refusal refusal = refusals(STEPS.decide(state, move, STEPS.strangerFor(move), STEPS.terms(move)))
                        .getFirst();
                // Before a matter names an organ, nobody is the organ it names.
                boolean unnamed =
                        stage == MatterStage.RECEIVED && move.parties().contains(MatterParty.NAMED_ORGAN);
                assertThat(refusal.rule()).as("%s at %s", move, stage).isEqualTo(unnamed ? "R-ACL" : "R-STATE");
                assertThat(refusal.basis()).isEqualTo(CATALOGUE.matters().basis(move));
            }
        }
        assertThat(tried).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(MatterMove.class)
    void nobodyElseTakesAStep(MatterMove move) {
        SubjectState state = STEPS.before(move);
        for (Role role : Role.values()) {
            Actor stranger = new Actor("stranger", role, Facts.code("1132028100000099"));
            boolean may = STEPS.isFor(move, role);
            Decision decision = STEPS.decide(state, move, stranger, STEPS.terms(move));
            if (!may) {
                Refusal refusal = refusals(decision).getFirst();
                assertThat(refusal.rule()).as("%s by %s", move, role).isEqualTo("R-ACL");
                assertThat(refusal.basis()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MatterMove.class)
    void whoeverTookTheOtherStepDoesNotTakeThisOne(MatterMove move) {
        SubjectState state = STEPS.before(move);
        Matter before = state.matters().find(move.mechanism(), 1).orElse(null);
        String excluded = switch (move.apart()) {
            case NOBODY -> null;
            case OPENER -> Objects.requireNonNull(before).opener();
            case LAST, ALL_BEFORE -> Objects.requireNonNull(before).lastBy();
            case RECORDER -> "recorder";
        };
        if (excluded == null) {
            return;
        }
        Actor same = new Actor(
                excluded, STEPS.actorOf(move).role(), STEPS.actorOf(move).organ());

        assertThat(rules(STEPS.decide(state, move, same, STEPS.terms(move)))).containsExactly("R-4EYE");
    }

    @ParameterizedTest
    @EnumSource(MatterMove.class)
    void whatAStepNeedsIsAskedForByName(MatterMove move) {
        SubjectState state = STEPS.before(move);
        Actor actor = STEPS.actorOf(move);
        // Whom the record is about decides who may act, so it stays.
        MatterTerms bare = move == MatterMove.TOLERANCE_APPLIED ? STEPS.onlyRecords(move) : MatterTerms.NONE;

        Decision decision = MatterRules.decide(
                state,
                new MoveMatter(SUBJECT, move, move.opens() ? 0 : 1, bare, Act.of(actor)),
                CATALOGUE,
                move.isOfTheLedger() ? TODAY.plusYears(2) : TODAY);

        Set<MatterNeed> needs = EnumSet.noneOf(MatterNeed.class);
        needs.addAll(move.needs());
        if (move == MatterMove.TOLERANCE_APPLIED) {
            needs.remove(MatterNeed.RECORD);
        }
        if (needs.isEmpty()) {
            assertThat(decision).isInstanceOf(Decision.Happens.class);
        } else {
            assertThat(refusals(decision))
                    .hasSizeGreaterThanOrEqualTo(needs.size())
                    .allSatisfy(refusal -> {
                        assertThat(refusal.pointer()).isNotBlank();
                        assertThat(refusal.message().zh()).isNotBlank();
                        assertThat(refusal.message().en()).isNotBlank();
                    });
        }
    }

    @Test
    void aStepTakenAgainByTheSamePersonIsTheSameStep() {
        SubjectState state = STEPS.after(MatterMove.RECTIFICATION_VERIFIED);

        assertThat(STEPS.decide(
                        state,
                        MatterMove.RECTIFICATION_VERIFIED,
                        STEPS.actorOf(MatterMove.RECTIFICATION_VERIFIED),
                        STEPS.terms(MatterMove.RECTIFICATION_VERIFIED)))
                .isInstanceOf(Decision.AlreadyOrdered.class);
    }

    @Test
    void aMatterNobodyOpenedIsUnknown() {
        assertThat(rules(STEPS.decide(
                        STEPS.archive(Mechanism.TASK),
                        MatterMove.TASK_URGED,
                        OFFICE,
                        STEPS.terms(MatterMove.TASK_URGED))))
                .containsExactly("R-MATTER");
    }

    @Test
    void whatIsToleratedIsNotHeldAgainstAnybodyAndNothingRestsOnItAnyMore() {
        SubjectState state = STEPS.before(MatterMove.TOLERANCE_RECOGNISED);
        STEPS.take(state, MatterMove.MEASURE_IMPOSED);

        List<CreditEvent> events = happens(rulebook().decide(state, STEPS.command(MatterMove.TOLERANCE_RECOGNISED)));

        assertThat(events).hasSize(3);
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        FactExempted.class, e -> assertThat(e.recordId()).isEqualTo(record(1)));
        assertThat(events.get(2)).isInstanceOfSatisfying(MatterEvent.class, e -> {
            assertThat(e.move()).isEqualTo(MatterMove.MEASURE_LIFTED);
            assertThat(e.stage()).isEqualTo(MatterStage.LIFTED);
        });
        evolve(state, events);
        assertThat(state.stands(state.record(record(1)).orElseThrow())).isFalse();

        evolve(state, happens(rulebook().decide(state, STEPS.command(MatterMove.TOLERANCE_REVOKED))));
        assertThat(state.stands(state.record(record(1)).orElseThrow())).isTrue();
    }

    @Test
    void aRevokedToleranceSaysThatTheRecordCountsAgain() {
        SubjectState state = STEPS.after(MatterMove.TOLERANCE_RECOGNISED);

        assertThat(happens(STEPS.decide(
                                state,
                                MatterMove.TOLERANCE_REVOKED,
                                STEPS.strangerFor(MatterMove.TOLERANCE_REVOKED),
                                STEPS.terms(MatterMove.TOLERANCE_REVOKED)))
                        .getLast())
                .isInstanceOf(FactReinstated.class);
    }

    @Test
    void aMeasureEndsWithTheLastRecordItRestsOn() {
        SubjectState state = STEPS.archive(Mechanism.MEASURE);
        STEPS.record(state, 2);
        evolve(
                state,
                happens(STEPS.decide(
                        state, MatterMove.MEASURE_IMPOSED, STEPS.actorOf(MatterMove.MEASURE_IMPOSED), STEPS.about(2))));
        FactRevoked first = STEPS.revoked(1);

        Decision revoked = rulebook().decide(state, STEPS.revocation(1));
        assertThat(happens(revoked)).hasSize(1);
        state.evolve(first, "r1");
        assertThat(happens(rulebook().decide(state, STEPS.revocation(2))))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        MatterEvent.class, e -> assertThat(e.move()).isEqualTo(MatterMove.MEASURE_LIFTED));
    }

    @Test
    void aMeasureIsOfTheListForTheSubjectWithinItsTimeAndOnALiveFact() {
        assertThat(imposing(STEPS.measure("SA-99", TODAY.plusMonths(1)))).contains("R-MEA-LIST");
        assertThat(imposing(STEPS.measure("SA-02", TODAY.plusMonths(1)))).contains("R-MATTER-KIND");
        assertThat(imposing(STEPS.measure("SA-05", TODAY.plusMonths(36)))).isEmpty();
        assertThat(imposing(STEPS.measure("SA-05", TODAY.plusMonths(36).plusDays(1))))
                .containsExactly("R-MEA-TERM");
        assertThat(imposing(STEPS.measure("SA-05", null))).containsExactly("R-MEA-TERM");
        assertThat(imposing(STEPS.measure("SA-10", null))).isEmpty();
        assertThat(imposing(STEPS.measure("IN-01", TODAY.plusMonths(1)))).containsExactly("R-MEA-POLARITY");

        SubjectState state = STEPS.archive(Mechanism.MEASURE);
        state.evolve(STEPS.revoked(1), "r");
        assertThat(rules(STEPS.decide(
                        state,
                        MatterMove.MEASURE_IMPOSED,
                        STEPS.actorOf(MatterMove.MEASURE_IMPOSED),
                        STEPS.measure("SA-10", null))))
                .containsExactly("R-MEA-LIVE");
    }

    @Test
    void whoeverIsFoundWronglyListedIsTakenOffTheListAndTheRecordStays() {
        SubjectState state = STEPS.archive(Mechanism.LISTING);
        MatterTerms entry = STEPS.measure("HN-06", TODAY.plusMonths(12));
        evolve(
                state,
                happens(STEPS.decide(
                        state, MatterMove.LISTING_ENTERED, STEPS.actorOf(MatterMove.LISTING_ENTERED), entry)));
        Actor reviewer = new Actor("reviewer", Role.REVIEWER, null);
        evolve(
                state,
                happens(rulebook()
                        .decide(
                                state,
                                new CreditCommand.FileObjection(
                                        SUBJECT, record(1), "DUPLICATE", List.of(), List.of(), accounted(OFFICE)))));
        for (ObjectionStep step : List.of(new ObjectionStep.Accept(), new ObjectionStep.Check(false))) {
            evolve(state, happens(rulebook().decide(state, objection(step, reviewer))));
        }

        List<CreditEvent> events = happens(rulebook()
                .decide(state, objection(new ObjectionStep.Decide(ObjectionOutcome.DELISTED, List.of()), reviewer)));

        assertThat(events).hasSize(2);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        MatterEvent.class, e -> assertThat(e.move()).isEqualTo(MatterMove.LISTING_REMOVED));
        evolve(state, events);
        assertThat(state.stands(state.record(record(1)).orElseThrow())).isTrue();
    }

    private static CreditCommand objection(ObjectionStep step, Actor actor) {
        return new CreditCommand.StepObjection(SUBJECT, 1, step, accounted(actor));
    }

    @Test
    void theSameMeasureIsNotImposedTwice() {
        SubjectState state = STEPS.after(MatterMove.MEASURE_IMPOSED);

        assertThat(rules(STEPS.decide(
                        state,
                        MatterMove.MEASURE_IMPOSED,
                        STEPS.actorOf(MatterMove.MEASURE_IMPOSED),
                        STEPS.terms(MatterMove.MEASURE_IMPOSED))))
                .containsExactly("R-MEA-TWICE");
    }

    /** Or a tolerance for one record would be examined for another. */
    @Test
    void whatAMatterIsAboutIsSettledWhenItIsOpened() {
        SubjectState state = STEPS.after(MatterMove.TOLERANCE_APPLIED);
        STEPS.record(state, 2);

        assertThat(rules(STEPS.decide(
                        state,
                        MatterMove.TOLERANCE_EXAMINED,
                        STEPS.actorOf(MatterMove.TOLERANCE_EXAMINED),
                        STEPS.about(2))))
                .containsOnly("R-MATTER-SETTLED")
                .hasSize(3);
    }

    @Test
    void mitigationOnlyShortens() {
        SubjectState state = STEPS.after(MatterMove.MEASURE_IMPOSED);
        LocalDate until = Objects.requireNonNull(
                state.matters().find(Mechanism.MEASURE, 1).orElseThrow().terms().until());

        assertThat(rules(STEPS.decide(
                        state,
                        MatterMove.MEASURE_MITIGATED,
                        STEPS.actorOf(MatterMove.MEASURE_MITIGATED),
                        STEPS.until(MatterMove.MEASURE_MITIGATED, until))))
                .containsExactly("R-NOAGG");
    }

    @Test
    void aChangeOfOfficialsIsNeverAnExcuse() {
        for (MatterMove move : List.of(MatterMove.COMMITMENT_ALTERED, MatterMove.BREACH_UNFOUNDED)) {
            for (String excuse : List.of("OFFICIAL_CHANGE", "REORGANISATION")) {
                Refusal refusal = refusals(
                                STEPS.decide(STEPS.before(move), move, STEPS.actorOf(move), STEPS.ground(move, excuse)))
                        .getFirst();
                assertThat(refusal.rule()).isEqualTo("R-NEVER-AN-EXCUSE");
                assertThat(refusal.basis()).isEqualTo(new LegalBasis("优化营商环境条例", "第三十一条"));
            }
        }
    }

    @Test
    void aPurchasersPledgeCoversAllFiveAndNamesItsProject() {
        SubjectState state = STEPS.archive(Mechanism.COMMITMENT);
        Actor organ = STEPS.actorOf(MatterMove.COMMITMENT_MADE);

        assertThat(rules(STEPS.decide(
                        state,
                        MatterMove.COMMITMENT_MADE,
                        organ,
                        STEPS.commitment("CM-04", null, List.of("OPENNESS")))))
                .containsExactly("R-CM-PROJECT", "R-CM-ITEM");
        assertThat(rules(STEPS.decide(
                        state,
                        MatterMove.COMMITMENT_MADE,
                        organ,
                        STEPS.commitment(
                                "CM-04",
                                "CG-2026-1",
                                List.of("OPENNESS", "FUNDS", "PROCUREMENT_LAW", "CONTRACT", "LIABILITY")))))
                .isEmpty();
        assertThat(rules(STEPS.decide(
                        state, MatterMove.COMMITMENT_MADE, organ, STEPS.commitment("CM-08", null, List.of()))))
                .containsExactly("R-CM-PARTY");
    }

    @Test
    void aStageOfAProjectHasOneResponsiblePersonAtATime() {
        SubjectState state = STEPS.after(MatterMove.RESPONSIBILITY_ASSIGNED);
        MatterTerms terms = STEPS.terms(MatterMove.RESPONSIBILITY_ASSIGNED);
        Actor organ = STEPS.actorOf(MatterMove.RESPONSIBILITY_ASSIGNED);

        assertThat(rules(STEPS.decide(state, MatterMove.RESPONSIBILITY_ASSIGNED, organ, terms)))
                .containsExactly("R-PRJ-TWICE");
        STEPS.take(state, MatterMove.RESPONSIBILITY_ENDED);
        assertThat(rules(STEPS.decide(state, MatterMove.RESPONSIBILITY_ASSIGNED, organ, terms)))
                .isEmpty();
    }

    @Test
    void aListIsEnteredOnARecordOfItsType() {
        SubjectState state = STEPS.archive(Mechanism.LISTING);

        assertThat(rules(STEPS.decide(
                        state,
                        MatterMove.LISTING_ENTERED,
                        STEPS.actorOf(MatterMove.LISTING_ENTERED),
                        STEPS.measure("LS-01", TODAY.plusMonths(12)))))
                .containsExactly("R-LIST-RECORD");
    }

    @ParameterizedTest
    @EnumSource(MatterMove.class)
    void whatTheLedgerDoesWhenADayIsOverIsSaidOnce(MatterMove move) {
        if (move.isOfTheLedger()) {
            SubjectState state = STEPS.before(move);
            MatterStage stage =
                    state.matters().find(move.mechanism(), 1).orElseThrow().stage();
            assertThat(MatterMove.whenDue(move.mechanism(), stage)).contains(move);
        }
    }

    @Test
    void timeTakesNoStepBeforeItsTimeAndNoneTwice() {
        Actor ledger = new Actor("ledger", Role.SYSTEM, null);
        SubjectState state = STEPS.after(MatterMove.RECTIFICATION_ORDERED);
        MoveMatter overdue =
                new MoveMatter(SUBJECT, MatterMove.RECTIFICATION_OVERDUE, 1, MatterTerms.NONE, Act.of(ledger));
        LocalDate due = TODAY.plusDays(30);

        assertThat(rules(MatterRules.decide(state, overdue, CATALOGUE, due))).containsExactly("R-MATTER-DATE");
        evolve(state, happens(MatterRules.decide(state, overdue, CATALOGUE, due.plusDays(1))));
        assertThat(MatterRules.decide(state, overdue, CATALOGUE, due.plusDays(1)))
                .isInstanceOf(Decision.AlreadyOrdered.class);
        assertThat(state.matters()
                        .find(Mechanism.RECTIFICATION, 1)
                        .orElseThrow()
                        .overdueOn())
                .isEqualTo(due);
        STEPS.take(state, MatterMove.RECTIFICATION_EXTENDED);
        assertThat(state.matters()
                        .find(Mechanism.RECTIFICATION, 1)
                        .orElseThrow()
                        .overdueOn())
                .isNull();
    }

    @Test
    void anErasedArchiveLeavesNothingUnderWay() {
        SubjectState state = STEPS.after(MatterMove.RECTIFICATION_ORDERED);
        state.matters().overtake();

        assertThat(state.matters()
                        .find(Mechanism.RECTIFICATION, 1)
                        .orElseThrow()
                        .stage())
                .isEqualTo(MatterStage.OVERTAKEN);
    }

    @Test
    void aSnapshotRemembersEveryMatter() {
        for (MatterMove move : MatterMove.values()) {
            SubjectState state = STEPS.after(move);
            SubjectSnapshot snapshot = state.snapshot(SUBJECT, "last");
            assertThat(SubjectState.of(snapshot).snapshot(SUBJECT, "last"))
                    .as(move.name())
                    .isEqualTo(snapshot);
        }
    }

    private static List<String> imposing(MatterTerms terms) {
        return rules(STEPS.decide(
                STEPS.archive(Mechanism.MEASURE),
                MatterMove.MEASURE_IMPOSED,
                STEPS.actorOf(MatterMove.MEASURE_IMPOSED),
                terms));
    }

    private static Rulebook rulebook() {
        return new Rulebook(
                Catalogues.only(CATALOGUE),
                new LedgerClock(
                        Clock.fixed(TODAY.atTime(10, 0).atZone(LedgerClock.ZONE).toInstant(), LedgerClock.ZONE)));
    }

    static List<CreditEvent> happens(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Happens.class);
        return ((Decision.Happens) decision).events();
    }

    static List<Refusal> refusals(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).refusals();
    }

    static List<String> rules(Decision decision) {
        return decision instanceof Decision.Refused refused
                ? refused.refusals().stream().map(Refusal::rule).toList()
                : List.of();
    }

    static void evolve(SubjectState state, List<CreditEvent> events) {
        List<CreditEvent> all = new ArrayList<>(events);
        for (int i = 0; i < all.size(); i++) {
            state.evolve(all.get(i), "e" + i);
        }
    }
}
