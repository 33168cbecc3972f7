package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.MARKET;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.FileObjection;
import org.chengxin.ledger.credit.CreditCommand.GiveStatement;
import org.chengxin.ledger.credit.CreditCommand.NoteRemedy;
import org.chengxin.ledger.credit.CreditCommand.RecomputeDeadline;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.StepObjection;
import org.chengxin.ledger.credit.CreditEvent.FactCorrected;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.FactSupplemented;
import org.chengxin.ledger.credit.ObjectionEvent.DeadlineRecomputed;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionDecided;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionFiled;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionForwarded;
import org.chengxin.ledger.credit.ObjectionEvent.ReviewDecided;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.Facts;
import org.chengxin.ledger.support.LaterCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** An objection, step by step: who takes which, when, and what comes of it. */
class ObjectionRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final String CODE = Facts.code("91320281MA000000");

    private static final Actor RECORDER = new Actor("recorder", Role.SUBMITTER, MARKET.uscc());
    private static final Actor SOURCE = new Actor("source", Role.SUBMITTER, MARKET.uscc());
    private static final Actor COMPANY = new Actor("company", Role.SUBJECT, CODE);
    private static final Actor LEDGER = new Actor("ledger", Role.SYSTEM, null);
    private static final Actor REVIEWER = new Actor("reviewer", Role.REVIEWER, null);
    private static final Actor SECOND = new Actor("second", Role.REVIEWER, null);

    /** Each step by somebody who may take it, as far as persons go. */
    private static final Map<String, Map.Entry<ObjectionStep, Actor>> STEPS = steps();

    /** Which steps are due at which stage; whatever is missing is refused. */
    private static final Map<ObjectionStage, Set<String>> DUE = due();

    private final SubjectState state = recorded(SubjectKind.ENTERPRISE);

    static Stream<ObjectionStage> stages() {
        return Stream.of(ObjectionStage.values()).filter(stage -> stage != ObjectionStage.OVERTAKEN);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void atEachStageTheStepsThatAreDueAreTakenAndTheOthersRefused(ObjectionStage stage) {
        Set<String> taken = STEPS.entrySet().stream()
                .filter(step -> {
                    SubjectState there = at(stage);
                    // Somebody who has not taken the last step, or it would be answered as the same step again.
                    return decide(
                                    there,
                                    step.getValue().getKey(),
                                    step.getValue().getValue())
                            instanceof Decision.Happens;
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(taken).isEqualTo(DUE.get(stage));
    }

    @Test
    void anObjectionIsFiledAgainstFieldsOfARecord() {
        ObjectionFiled filed = (ObjectionFiled)
                happens(file("ERROR", claim("/payload/content", "不予处罚。"))).getFirst();

        assertThat(filed.objection()).isEqualTo(1);
        assertThat(filed.ground()).isEqualTo("ERROR");
        assertThat(filed.claims()).containsExactly(new Claim("/payload/content", new PersonalText("不予处罚。")));
        assertThat(filed.catalogueVersion()).isEqualTo(CATALOGUE.version());
        assertThat(filed.toString()).doesNotContain("不予处罚");
    }

    @Test
    void whatIsFiledAgainIsOneObjectionAndAnotherWaits() {
        evolve(happens(file("ERROR", claim("/payload/content", "不予处罚。"))));

        assertThat(file("ERROR", claim("/payload/content", "不予处罚。")))
                .isInstanceOfSatisfying(
                        Decision.AlreadyOrdered.class,
                        a -> assertThat(a.order()).isEqualTo(1));
        assertThat(rules(file("DUPLICATE"))).containsExactly("R-OBJ-OPEN");
    }

    @ParameterizedTest
    @CsvSource({
        "NONSENSE, /payload/content, x, R-OBJ-GROUND",
        "ERROR, , , R-OBJ-CLAIM",
        "DUPLICATE, /payload/content, x, R-OBJ-CLAIM",
        "ERROR, payload, x, R-OBJ-CLAIM",
        "ERROR, '', x, R-OBJ-CLAIM",
        "ERROR, /payload/nowhere, , R-OBJ-CLAIM",
    })
    void anObjectionThatNamesNothingItCouldMeanIsRefused(
            String ground, @Nullable String pointer, @Nullable String value, String rule) {
        Claim[] claims = pointer == null ? new Claim[0] : new Claim[] {claim(pointer, value)};

        assertThat(rules(file(ground, claims))).containsExactly(rule);
    }

    @Test
    void fieldsAndFilesAreBounded() {
        Claim[] many = new Claim[CATALOGUE.objections().claimsMax() + 1];
        for (int i = 0; i < many.length; i++) {
            many[i] = claim("/payload/x" + i, "x");
        }
        assertThat(rules(file("ERROR", many))).containsExactly("R-LENGTH");

        List<Attachment> files = new ArrayList<>();
        for (int i = 0; i <= CATALOGUE.objections().evidenceMax(); i++) {
            files.add(new Attachment("%064x".formatted(i), "image/png", "图.png"));
        }
        FileObjection command =
                new FileObjection(SUBJECT, record(1), "DUPLICATE", List.of(), files, accounted(COMPANY));
        assertThat(rules(FilingRules.decide(state, command, CATALOGUE))).containsExactly("R-LENGTH");
        assertThat(rules(file("ERROR", claim("/payload/content", "a"), claim("/payload/content", "b"))))
                .containsExactly("R-OBJ-CLAIM");
    }

    @Test
    void onlyTheSubjectAndTheOfficeObject() {
        for (Role role : Role.values()) {
            Actor own = new Actor("somebody", role, CODE);
            boolean may = role == Role.SUBJECT || role == Role.OFFICE;
            assertThat(rules(file(own))).isEqualTo(may ? List.of() : List.of("R-ACL"));
        }
        assertThat(rules(file(new Actor("other", Role.SUBJECT, MARKET.uscc())))).containsExactly("R-ACL");
        assertThat(rules(file(new Actor("nobody", Role.SUBJECT, null)))).containsExactly("R-ACL");
    }

    @Test
    void aPersonsAccountIsBoundByTheArchive() {
        SubjectState person = recorded(SubjectKind.PERSON);
        Actor self = new Actor("self", Role.SUBJECT, SUBJECT.value());
        FileObjection command =
                new FileObjection(SUBJECT, record(1), "DUPLICATE", List.of(), List.of(), accounted(self));

        assertThat(FilingRules.decide(person, command, CATALOGUE)).isInstanceOf(Decision.Happens.class);
    }

    @Test
    void aRevokedRecordIsNotObjectedTo() {
        state.evolve(new FactRevoked(SUBJECT, record(1), RevocationGround.RECORDED_IN_ERROR, accounted(OFFICE)), "r");

        assertThat(rules(file("DUPLICATE"))).containsExactly("R-STATE");
    }

    @Test
    void aCopyThatReadsLikeTheSourcesGoesToTheSourceAtOnce() {
        SubjectState accepted = at(ObjectionStage.ACCEPTED);

        List<CreditEvent> events = happens(decide(accepted, new ObjectionStep.Check(true), REVIEWER));

        assertThat(events).hasSize(2);
        assertThat(((ObjectionForwarded) events.getLast()).source()).isEqualTo(MARKET);
    }

    @ParameterizedTest
    @EnumSource(ObjectionOutcome.class)
    void aDecisionDoesToTheRecordWhatItSays(ObjectionOutcome outcome) {
        List<CreditEvent> events = happens(decide(at(ObjectionStage.VERIFIED), decision(outcome), REVIEWER));

        assertThat(((ObjectionDecided) events.getFirst()).outcome()).isEqualTo(outcome);
        switch (outcome) {
            case CORRECTED ->
                assertThat(((FactCorrected) events.getLast())
                                .fact()
                                .payload()
                                .path("content")
                                .asString())
                        .isEqualTo("警告。");
            case SUPPLEMENTED ->
                assertThat(((FactSupplemented) events.getLast()).fact().documentTitle())
                        .isEqualTo("行政处罚决定书");
            case REVOKED ->
                assertThat(((FactRevoked) events.getLast()).ground()).isEqualTo(RevocationGround.OBJECTION_UPHELD);
            case WITHDRAWN, DELISTED, REJECTED -> assertThat(events).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectionOutcome.class)
    void aReviewDoesToTheRecordWhatItSays(ObjectionOutcome outcome) {
        ObjectionStep.Decide decide = (ObjectionStep.Decide) decision(outcome);
        List<CreditEvent> events = happens(decide(
                at(ObjectionStage.IN_REVIEW),
                new ObjectionStep.DecideReview(decide.outcome(), decide.values()),
                SECOND));

        assertThat(((ReviewDecided) events.getFirst()).outcome()).isEqualTo(outcome);
        assertThat(events)
                .hasSize(
                        Set.of(ObjectionOutcome.WITHDRAWN, ObjectionOutcome.DELISTED, ObjectionOutcome.REJECTED)
                                        .contains(outcome)
                                ? 1
                                : 2);
    }

    @Test
    void whatTheSourceCannotConfirmIsNotRejected() {
        ObjectionStep rejection = new ObjectionStep.Decide(ObjectionOutcome.REJECTED, List.of());
        for (SourceFinding finding : SourceFinding.values()) {
            SubjectState asked = at(ObjectionStage.AT_SOURCE);
            evolve(asked, happens(decide(asked, new ObjectionStep.Verify(finding), SOURCE)));
            assertThat(rules(decide(asked, rejection, REVIEWER)))
                    .isEqualTo(finding == SourceFinding.RIGHT ? List.of() : List.of("R-OBJ-FINDING"));
        }
        assertThat(rules(decide(at(ObjectionStage.DIFFERS), rejection, REVIEWER)))
                .containsExactly("R-OBJ-FINDING");
    }

    /** 不得加重: whoever objects never comes out of it with more than before. */
    @Test
    void aRemedyNeverAggravates() {
        assertThat(rules(decide(
                        at(ObjectionStage.VERIFIED),
                        new ObjectionStep.Decide(
                                ObjectionOutcome.CORRECTED, List.of(value("/payload/kind", "[\"责令停产停业\"]"))),
                        REVIEWER)))
                .containsExactly("R-NOAGG");
        assertThat(rules(decide(
                        at(ObjectionStage.VERIFIED),
                        new ObjectionStep.Decide(
                                ObjectionOutcome.CORRECTED, List.of(value("/decidedOn", "\"2026-07-01\""))),
                        REVIEWER)))
                .containsExactly("R-NOAGG");
    }

    @Test
    void nobodyJudgesHisOwnWork() {
        Actor recorderAtTheOffice = new Actor("RECORDER", Role.OFFICE, null);
        assertThat(rules(decide(at(ObjectionStage.FILED), new ObjectionStep.Accept(), recorderAtTheOffice)))
                .containsExactly("R-4EYE");
        assertThat(rules(decide(at(ObjectionStage.AT_SOURCE), new ObjectionStep.Verify(SourceFinding.RIGHT), RECORDER)))
                .containsExactly("R-4EYE");
        assertThat(rules(decide(
                        at(ObjectionStage.IN_REVIEW),
                        new ObjectionStep.DecideReview(ObjectionOutcome.REVOKED, List.of()),
                        REVIEWER)))
                .containsExactly("R-4EYE");
        SubjectState handled = at(ObjectionStage.ACCEPTED, OFFICE);
        assertThat(rules(decide(handled, new ObjectionStep.Extend(3), OFFICE))).containsExactly("R-4EYE");
    }

    @Test
    void eachStepIsForItsOwnPeople() {
        Actor stranger = new Actor("stranger", Role.SUBJECT, MARKET.uscc());
        Actor otherSource = new Actor("fire", Role.SUBMITTER, Facts.FIRE.uscc());
        Actor auditor = new Actor("auditor", Role.AUDITOR, null);
        STEPS.forEach((name, step) -> {
            for (Actor actor : List.of(stranger, otherSource, auditor, new Actor("r", Role.ADMINISTRATOR, null))) {
                assertThat(rules(decide(at(ObjectionStage.FILED), step.getKey(), actor)))
                        .as("%s by %s", name, actor)
                        .containsExactly("R-ACL");
            }
        });
        assertThat(rules(decide(at(ObjectionStage.VERIFIED), decision(ObjectionOutcome.REVOKED), COMPANY)))
                .containsExactly("R-ACL");
        assertThat(rules(decide(at(ObjectionStage.AT_SOURCE), new ObjectionStep.Verify(SourceFinding.RIGHT), REVIEWER)))
                .containsExactly("R-ACL");
        assertThat(rules(decide(at(ObjectionStage.FILED), new ObjectionStep.Withdraw(), REVIEWER)))
                .containsExactly("R-ACL");
    }

    @Test
    void aClockThatStandsIsNotDecidedAgainst() {
        SubjectState paused = at(ObjectionStage.VERIFIED);
        evolve(paused, happens(decide(paused, new ObjectionStep.Pause(PauseGround.EXPERT_APPRAISAL), REVIEWER)));

        assertThat(rules(decide(paused, decision(ObjectionOutcome.REVOKED), REVIEWER)))
                .containsExactly("R-OBJ-PAUSED");
        assertThat(rules(decide(paused, new ObjectionStep.Pause(PauseGround.FORCE_MAJEURE), REVIEWER)))
                .containsExactly("R-OBJ-PAUSED");
        evolve(paused, happens(decide(paused, new ObjectionStep.Resume(), REVIEWER)));
        assertThat(decide(paused, decision(ObjectionOutcome.REVOKED), REVIEWER)).isInstanceOf(Decision.Happens.class);
    }

    @Test
    void allExtensionsTogetherAreBounded() {
        SubjectState accepted = at(ObjectionStage.ACCEPTED);
        int max = CATALOGUE.objections().extensionWorkingDaysMax();
        evolve(accepted, happens(decide(accepted, new ObjectionStep.Extend(max - 1), OFFICE)));

        assertThat(rules(decide(accepted, new ObjectionStep.Extend(2), OFFICE))).containsExactly("R-OBJ-EXTENSION");
        assertThat(rules(decide(accepted, new ObjectionStep.Extend(0), OFFICE))).containsExactly("R-OBJ-EXTENSION");
        assertThat(decide(accepted, new ObjectionStep.Extend(1), OFFICE)).isInstanceOf(Decision.Happens.class);
    }

    @Test
    void aStepTakenAgainByTheSamePersonIsTheSameStep() {
        assertThat(decide(at(ObjectionStage.ACCEPTED), new ObjectionStep.Accept(), REVIEWER))
                .isInstanceOf(Decision.AlreadyOrdered.class);
        assertThat(decide(at(ObjectionStage.DECIDED), decision(ObjectionOutcome.REJECTED), REVIEWER))
                .isInstanceOf(Decision.AlreadyOrdered.class);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aClockIsCountedAnewOnceByTheLedgerAloneWhileTheObjectionIsOpen(ObjectionStage stage) {
        SubjectState s = at(stage);
        RecomputeDeadline command = new RecomputeDeadline(SUBJECT, 1, Act.of(LEDGER));

        assertThat(rules(DeadlineRules.decide(
                        s, new RecomputeDeadline(SUBJECT, 1, accounted(OFFICE)), LaterCalendar.SECOND)))
                .containsExactly("R-ACL");
        assertThat(rules(DeadlineRules.decide(
                        s, new RecomputeDeadline(SUBJECT, 2, Act.of(LEDGER)), LaterCalendar.SECOND)))
                .containsExactly("R-OBJ");
        assertThat(DeadlineRules.decide(s, command, CATALOGUE)).isInstanceOf(Decision.AlreadyOrdered.class);
        Decision decision = DeadlineRules.decide(s, command, LaterCalendar.SECOND);
        if (stage.isOver()) {
            assertThat(decision).isInstanceOf(Decision.AlreadyOrdered.class);
        } else {
            DeadlineRecomputed event = (DeadlineRecomputed) happens(decision).getFirst();
            assertThat(event.calendar()).isEqualTo("CN-2026.2");
            evolve(s, List.of(event));
            assertThat(DeadlineRules.decide(s, command, LaterCalendar.SECOND))
                    .isInstanceOf(Decision.AlreadyOrdered.class);
            assertThat(s.objection(1).orElseThrow().stage()).isEqualTo(stage);
        }
    }

    @Test
    void aStepIsStillTheSameStepAfterItsClockWasCountedAnew() {
        SubjectState s = at(ObjectionStage.ACCEPTED);
        evolve(
                s,
                happens(DeadlineRules.decide(
                        s, new RecomputeDeadline(SUBJECT, 1, Act.of(LEDGER)), LaterCalendar.SECOND)));

        assertThat(decide(s, new ObjectionStep.Accept(), REVIEWER)).isInstanceOf(Decision.AlreadyOrdered.class);
    }

    @Test
    void anObjectionNobodyFiledIsUnknown() {
        assertThat(rules(decide(state, new ObjectionStep.Accept(), REVIEWER))).containsExactly("R-OBJ");
    }

    @Test
    void whoeverDecidesSaysWhyOnWhatBasisAndByWhichDocument() {
        StepObjection bare = new StepObjection(SUBJECT, 1, decision(ObjectionOutcome.REVOKED), Act.of(REVIEWER));
        assertThat(rules(ObjectionRules.decide(at(ObjectionStage.VERIFIED), bare, CATALOGUE, TODAY)))
                .containsExactly("R-ACT-REASON");
    }

    @Test
    void aRemedyAgainstTheDecisionIsNotedAndDecidesNothing() {
        for (Actor actor : List.of(COMPANY, OFFICE, REVIEWER, RECORDER)) {
            assertThat(RecordNoteRules.decide(
                            state, new NoteRemedy(SUBJECT, record(1), Remedy.LITIGATION, true, accounted(actor))))
                    .isInstanceOf(Decision.Happens.class);
        }
        Actor fire = new Actor("fire", Role.SUBMITTER, Facts.FIRE.uscc());
        assertThat(rules(RecordNoteRules.decide(
                        state, new NoteRemedy(SUBJECT, record(1), Remedy.LITIGATION, true, accounted(fire)))))
                .containsExactly("R-ACL");
    }

    @Test
    void aStatementIsShortAndTheSubjectsOwn() {
        assertThat(rules(state(COMPANY, "我们不同意该处罚。"))).isEmpty();
        assertThat(rules(state(COMPANY, "长".repeat(RecordNoteRules.STATEMENT_CHARACTERS_MAX + 1))))
                .containsExactly("R-LENGTH");
        assertThat(rules(state(COMPANY, "\u0007"))).containsExactly("R-TEXT-CONTROL");
        assertThat(rules(state(REVIEWER, "我们不同意该处罚。"))).containsExactly("R-ACL");
    }

    private Decision state(Actor actor, String text) {
        return RecordNoteRules.decide(
                state, new GiveStatement(SUBJECT, record(1), new PersonalText(text), Act.of(actor)));
    }

    private static Map<String, Map.Entry<ObjectionStep, Actor>> steps() {
        Map<String, Map.Entry<ObjectionStep, Actor>> steps = new LinkedHashMap<>();
        Actor third = new Actor("third", Role.REVIEWER, null);
        Actor window = new Actor("window", Role.OFFICE, null);
        steps.put("askForSupplement", Map.entry(new ObjectionStep.AskForSupplement(), third));
        steps.put("supplement", Map.entry(new ObjectionStep.Supplement(List.of()), window));
        steps.put("accept", Map.entry(new ObjectionStep.Accept(), third));
        steps.put("decline", Map.entry(new ObjectionStep.Decline(), third));
        steps.put("withdraw", Map.entry(new ObjectionStep.Withdraw(), window));
        steps.put("checkSame", Map.entry(new ObjectionStep.Check(true), third));
        steps.put("checkDiffers", Map.entry(new ObjectionStep.Check(false), third));
        steps.put(
                "verify",
                Map.entry(
                        new ObjectionStep.Verify(SourceFinding.RIGHT), new Actor("v", Role.SUBMITTER, MARKET.uscc())));
        steps.put("decide", Map.entry(new ObjectionStep.Decide(ObjectionOutcome.WITHDRAWN, List.of()), third));
        steps.put("inform", Map.entry(new ObjectionStep.Inform(), third));
        steps.put("requestReview", Map.entry(new ObjectionStep.RequestReview(), window));
        steps.put(
                "decideReview",
                Map.entry(new ObjectionStep.DecideReview(ObjectionOutcome.WITHDRAWN, List.of()), third));
        steps.put("urge", Map.entry(new ObjectionStep.Urge(), window));
        steps.put("extend", Map.entry(new ObjectionStep.Extend(1), window));
        steps.put("pause", Map.entry(new ObjectionStep.Pause(PauseGround.FORCE_MAJEURE), third));
        return steps;
    }

    private static Map<ObjectionStage, Set<String>> due() {
        Map<ObjectionStage, Set<String>> due = new LinkedHashMap<>();
        due.put(ObjectionStage.FILED, Set.of("askForSupplement", "supplement", "accept", "decline"));
        due.put(ObjectionStage.SUPPLEMENT_ASKED, Set.of("supplement", "decline"));
        due.put(ObjectionStage.ACCEPTED, Set.of("checkSame", "checkDiffers"));
        due.put(ObjectionStage.DIFFERS, Set.of("decide"));
        due.put(ObjectionStage.AT_SOURCE, Set.of("verify"));
        due.put(ObjectionStage.VERIFIED, Set.of("decide"));
        due.put(ObjectionStage.DECIDED, Set.of("inform"));
        due.put(ObjectionStage.NOTIFIED, Set.of("requestReview"));
        due.put(ObjectionStage.IN_REVIEW, Set.of("decideReview"));
        due.put(ObjectionStage.REVIEWED, Set.of());
        due.put(ObjectionStage.NOT_ACCEPTED, Set.of());
        due.put(ObjectionStage.WITHDRAWN, Set.of());
        Set<String> always = Set.of("withdraw", "urge", "extend", "pause");
        EnumSet.allOf(ObjectionStage.class).stream()
                .filter(ObjectionStage::disputes)
                .forEach(stage -> due.merge(
                        stage,
                        always,
                        (a, b) -> Stream.concat(a.stream(), b.stream()).collect(Collectors.toSet())));
        return due;
    }

    private static ObjectionStep decision(ObjectionOutcome outcome) {
        return new ObjectionStep.Decide(
                outcome,
                switch (outcome) {
                    case CORRECTED -> List.of(value("/payload/content", "\"警告。\""));
                    case SUPPLEMENTED -> List.of(value("/documentTitle", "\"行政处罚决定书\""));
                    case WITHDRAWN, DELISTED, REVOKED, REJECTED -> List.of();
                });
    }

    static SubjectState at(ObjectionStage stage) {
        return at(stage, REVIEWER);
    }

    private static SubjectState at(ObjectionStage stage, Actor handler) {
        SubjectState s = recorded(SubjectKind.ENTERPRISE);
        FileObjection filing = new FileObjection(
                SUBJECT,
                record(1),
                "ERROR",
                List.of(new Claim("/payload/content", new PersonalText("警告。"))),
                List.of(),
                accounted(COMPANY));
        evolve(s, happens(FilingRules.decide(s, filing, CATALOGUE)));
        for (Map.Entry<ObjectionStep, Actor> step : path(stage, handler)) {
            evolve(s, happens(decide(s, step.getKey(), step.getValue())));
        }
        assertThat(s.objection(1).orElseThrow().stage()).isEqualTo(stage);
        return s;
    }

    private static List<Map.Entry<ObjectionStep, Actor>> path(ObjectionStage stage, Actor handler) {
        List<Map.Entry<ObjectionStep, Actor>> path = new ArrayList<>();
        switch (stage) {
            case SUPPLEMENT_ASKED -> path.add(Map.entry(new ObjectionStep.AskForSupplement(), handler));
            case NOT_ACCEPTED -> path.add(Map.entry(new ObjectionStep.Decline(), handler));
            case WITHDRAWN -> path.add(Map.entry(new ObjectionStep.Withdraw(), COMPANY));
            case DIFFERS -> {
                path.add(Map.entry(new ObjectionStep.Accept(), handler));
                path.add(Map.entry(new ObjectionStep.Check(false), handler));
            }
            case FILED, OVERTAKEN -> {}
            case ACCEPTED, AT_SOURCE, VERIFIED, DECIDED, NOTIFIED, IN_REVIEW, REVIEWED -> {
                List<Map.Entry<ObjectionStep, Actor>> whole = List.of(
                        Map.entry(new ObjectionStep.Accept(), handler),
                        Map.entry(new ObjectionStep.Check(true), handler),
                        Map.entry(new ObjectionStep.Verify(SourceFinding.RIGHT), SOURCE),
                        Map.entry(new ObjectionStep.Decide(ObjectionOutcome.REJECTED, List.of()), handler),
                        Map.entry(new ObjectionStep.Inform(), handler),
                        Map.entry(new ObjectionStep.RequestReview(), COMPANY),
                        Map.entry(new ObjectionStep.DecideReview(ObjectionOutcome.REJECTED, List.of()), SECOND));
                List<ObjectionStage> reached = List.of(
                        ObjectionStage.ACCEPTED,
                        ObjectionStage.AT_SOURCE,
                        ObjectionStage.VERIFIED,
                        ObjectionStage.DECIDED,
                        ObjectionStage.NOTIFIED,
                        ObjectionStage.IN_REVIEW,
                        ObjectionStage.REVIEWED);
                path.addAll(whole.subList(0, reached.indexOf(stage) + 1));
            }
        }
        return path;
    }

    private static Decision decide(SubjectState s, ObjectionStep step, Actor actor) {
        return ObjectionRules.decide(s, new StepObjection(SUBJECT, 1, step, accounted(actor)), CATALOGUE, TODAY);
    }

    private Decision file(String ground, Claim... claims) {
        return FilingRules.decide(
                state,
                new FileObjection(SUBJECT, record(1), ground, List.of(claims), List.of(), accounted(COMPANY)),
                CATALOGUE);
    }

    private Decision file(Actor actor) {
        return FilingRules.decide(
                state,
                new FileObjection(SUBJECT, record(1), "DUPLICATE", List.of(), List.of(), accounted(actor)),
                CATALOGUE);
    }

    private static Claim claim(String pointer, @Nullable String value) {
        return new Claim(pointer, value == null ? null : new PersonalText(value));
    }

    private static FieldValue value(String pointer, String json) {
        return new FieldValue(pointer, JsonMapper.shared().readTree(json));
    }

    static SubjectState recorded(SubjectKind kind) {
        SubjectState fresh = new SubjectState();
        RecordFact command = new RecordFact(
                SUBJECT,
                record(1),
                kind.isNaturalPerson() ? Facts.person(kind) : Facts.body(kind),
                Facts.penalty("澄市监处罚〔2026〕1号", LocalDate.of(2026, 6, 1), "没收违法所得、没收非法财物"),
                SubjectKind.DEPARTMENT,
                Act.of(RECORDER),
                null);
        evolve(fresh, happens(RecordRules.decide(fresh, command, CATALOGUE, TODAY)));
        return fresh;
    }

    private void evolve(List<CreditEvent> events) {
        evolve(state, events);
    }

    private static void evolve(SubjectState s, List<CreditEvent> events) {
        for (CreditEvent event : events) {
            s.evolve(event, "event-" + System.identityHashCode(event));
        }
    }

    private static List<CreditEvent> happens(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Happens.class);
        return ((Decision.Happens) decision).events();
    }

    private static List<String> rules(Decision decision) {
        return decision instanceof Decision.Refused refused
                ? refused.refusals().stream().map(Refusal::rule).toList()
                : List.of();
    }
}
