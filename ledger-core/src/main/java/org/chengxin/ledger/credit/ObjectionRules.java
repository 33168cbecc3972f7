package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.ObjectionPolicy;
import org.chengxin.ledger.credit.CreditCommand.StepObjection;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionAccepted;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionChecked;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionExtended;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionForwarded;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionNotAccepted;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionNotified;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionPaused;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionResumed;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionSupplementAsked;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionSupplemented;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionUrged;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionVerified;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionWithdrawn;
import org.chengxin.ledger.credit.ObjectionEvent.ReviewRequested;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.chengxin.ledger.subject.SubjectId;

/**
 * Who may take which step with an objection, and when (异议处理). What a decision is and does is said in
 * {@link ObjectionDecisions}.
 */
final class ObjectionRules {

    private static final Set<ObjectionStage> UNDER_WAY = EnumSet.of(
            ObjectionStage.FILED,
            ObjectionStage.SUPPLEMENT_ASKED,
            ObjectionStage.ACCEPTED,
            ObjectionStage.DIFFERS,
            ObjectionStage.AT_SOURCE,
            ObjectionStage.VERIFIED,
            ObjectionStage.IN_REVIEW);

    private ObjectionRules() {}

    /** An objection somebody wants to go on with. */
    record Going(SubjectState state, ObjectionCase objection, RecordState record, StepObjection command) {

        Act act() {
            return command.act();
        }

        Actor actor() {
            return command.act().actor();
        }

        SubjectId subjectId() {
            return command.subjectId();
        }

        RecordId recordId() {
            return objection.recordId();
        }

        int number() {
            return objection.number();
        }

        Optional<Refusal> is(ObjectionStage... stages) {
            return theStageIs(objection, EnumSet.copyOf(Arrays.asList(stages)));
        }

        /** The same person has taken this step and nothing came after it. */
        boolean isDoneBy(ObjectionStage reached) {
            return objection.stage() == reached && objection.lastBy().equals(actor().account());
        }

        Decision again() {
            return new Decision.AlreadyOrdered(number(), objection.lastEventId());
        }
    }

    static Decision decide(SubjectState state, StepObjection command, Catalogue catalogue, LocalDate today) {
        Optional<Refusal> stranger = somebodyInTheCaseActs(state, command.act().actor());
        if (stranger.isPresent()) {
            return Decision.Refused.because(stranger.get());
        }
        Optional<ObjectionCase> objection = state.objection(command.objection());
        if (objection.isEmpty()) {
            return Decision.Refused.because(unknownObjection());
        }
        RecordState record = state.record(objection.get().recordId()).orElseThrow();
        Going going = new Going(state, objection.get(), record, command);
        return ArchiveRules.theArchiveIsOpen(state)
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> step(going, catalogue, today));
    }

    private static Decision step(Going going, Catalogue catalogue, LocalDate today) {
        return switch (going.command().step()) {
            case ObjectionStep.AskForSupplement step -> askForSupplement(going);
            case ObjectionStep.Supplement step -> supplement(going, step.evidence(), catalogue.objections());
            case ObjectionStep.Accept step -> accept(going);
            case ObjectionStep.Decline step -> decline(going);
            case ObjectionStep.Withdraw step -> withdraw(going);
            case ObjectionStep.Check step -> check(going, step.sameAsSource());
            case ObjectionStep.Verify step -> verify(going, step.finding());
            case ObjectionStep.Decide step ->
                ObjectionDecisions.decide(going, step.outcome(), step.values(), catalogue, today);
            case ObjectionStep.Inform step -> inform(going);
            case ObjectionStep.RequestReview step -> requestReview(going);
            case ObjectionStep.DecideReview step ->
                ObjectionDecisions.decideReview(going, step.outcome(), step.values(), catalogue, today);
            case ObjectionStep.Urge step -> urge(going);
            case ObjectionStep.Extend step -> extend(going, step.workingDays(), catalogue.objections());
            case ObjectionStep.Pause step -> pause(going, step.ground());
            case ObjectionStep.Resume step -> resume(going);
        };
    }

    private static Decision askForSupplement(Going g) {
        if (g.isDoneBy(ObjectionStage.SUPPLEMENT_ASKED)) {
            return g.again();
        }
        return aHandlerActs(g)
                .or(() -> g.is(ObjectionStage.FILED))
                .or(() -> reasoned(g))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(
                        new ObjectionSupplementAsked(g.subjectId(), g.recordId(), g.number(), g.act())));
    }

    private static Decision supplement(Going g, List<Attachment> evidence, ObjectionPolicy policy) {
        return PartyRules.theSubjectOrTheOfficeActs(g.state(), g.actor())
                .or(() -> g.is(ObjectionStage.FILED, ObjectionStage.SUPPLEMENT_ASKED))
                .or(() -> FilingRules.theEvidenceIsBounded(evidence, policy))
                .or(() -> reasoned(g))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(
                        new ObjectionSupplemented(g.subjectId(), g.recordId(), g.number(), evidence, g.act())));
    }

    private static Decision accept(Going g) {
        if (g.isDoneBy(ObjectionStage.ACCEPTED)) {
            return g.again();
        }
        return aHandlerActs(g)
                .or(() -> g.is(ObjectionStage.FILED))
                .or(() -> ActRules.textIsReadable(g.act()))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() ->
                        Decision.Happens.of(new ObjectionAccepted(g.subjectId(), g.recordId(), g.number(), g.act())));
    }

    private static Decision decline(Going g) {
        if (g.isDoneBy(ObjectionStage.NOT_ACCEPTED)) {
            return g.again();
        }
        return aHandlerActs(g)
                .or(() -> g.is(ObjectionStage.FILED, ObjectionStage.SUPPLEMENT_ASKED))
                .or(() -> ActRules.theActIsAccountedFor(g.act(), null))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(
                        new ObjectionNotAccepted(g.subjectId(), g.recordId(), g.number(), g.act())));
    }

    private static Decision withdraw(Going g) {
        if (g.isDoneBy(ObjectionStage.WITHDRAWN)) {
            return g.again();
        }
        return PartyRules.theSubjectOrTheOfficeActs(g.state(), g.actor())
                .or(() -> theStageIs(g.objection(), UNDER_WAY))
                .or(() -> reasoned(g))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() ->
                        Decision.Happens.of(new ObjectionWithdrawn(g.subjectId(), g.recordId(), g.number(), g.act())));
    }

    /** If both copies say the same, the source is asked at once: nobody has to remember to do it. */
    private static Decision check(Going g, boolean sameAsSource) {
        if (g.isDoneBy(sameAsSource ? ObjectionStage.AT_SOURCE : ObjectionStage.DIFFERS)) {
            return g.again();
        }
        Optional<Refusal> refusal = aHandlerActs(g)
                .or(() -> g.is(ObjectionStage.ACCEPTED))
                .or(() -> theClockRuns(g.objection()))
                .or(() -> reasoned(g));
        if (refusal.isPresent()) {
            return Decision.Refused.because(refusal.get());
        }
        ObjectionChecked checked = new ObjectionChecked(g.subjectId(), g.recordId(), g.number(), sameAsSource, g.act());
        return sameAsSource
                ? new Decision.Happens(List.of(
                        checked,
                        new ObjectionForwarded(
                                g.subjectId(),
                                g.recordId(),
                                g.number(),
                                g.record().answering(),
                                Act.of(g.actor()))))
                : Decision.Happens.of(checked);
    }

    private static Decision verify(Going g, SourceFinding finding) {
        if (g.isDoneBy(ObjectionStage.VERIFIED)) {
            return g.again();
        }
        return PartyRules.theSourceActs(g.actor(), g.record())
                .or(() -> PartyRules.theRecorderStaysOut(g.record(), g.actor()))
                .or(() -> g.is(ObjectionStage.AT_SOURCE))
                .or(() -> reasoned(g))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(
                        new ObjectionVerified(g.subjectId(), g.recordId(), g.number(), finding, g.act())));
    }

    private static Decision inform(Going g) {
        if (g.isDoneBy(ObjectionStage.NOTIFIED)) {
            return g.again();
        }
        return PartyRules.aHandlerActs(g.actor())
                .or(() -> g.is(ObjectionStage.DECIDED))
                .or(() -> ActRules.theDocumentIsNamed(g.act()))
                .or(() -> ActRules.textIsReadable(g.act()))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() ->
                        Decision.Happens.of(new ObjectionNotified(g.subjectId(), g.recordId(), g.number(), g.act())));
    }

    private static Decision requestReview(Going g) {
        if (g.isDoneBy(ObjectionStage.IN_REVIEW)) {
            return g.again();
        }
        return PartyRules.theSubjectOrTheOfficeActs(g.state(), g.actor())
                .or(() -> g.is(ObjectionStage.NOTIFIED))
                .or(() -> noOtherIsOpen(g))
                .or(() -> reasoned(g))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() ->
                        Decision.Happens.of(new ReviewRequested(g.subjectId(), g.recordId(), g.number(), g.act())));
    }

    private static Decision urge(Going g) {
        return PartyRules.theSubjectOrTheOfficeActs(g.state(), g.actor())
                .or(() -> theStageIs(g.objection(), UNDER_WAY))
                .or(() -> ActRules.textIsReadable(g.act()))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() ->
                        Decision.Happens.of(new ObjectionUrged(g.subjectId(), g.recordId(), g.number(), g.act())));
    }

    private static Decision extend(Going g, int workingDays, ObjectionPolicy policy) {
        int left = policy.extensionWorkingDaysMax() - g.objection().workingDaysAdded();
        return PartyRules.theOfficeActs(g.actor())
                .or(() -> PartyRules.somebodyElseThan(
                        g.objection().handledBy(),
                        g.actor(),
                        "承办人不能自己批准延期，须由他人批准",
                        "Whoever handles an objection does not extend its time; somebody else does"))
                .or(() -> theStageIs(g.objection(), UNDER_WAY))
                .or(() -> workingDays < 1 || workingDays > left
                        ? Refusals.invalid(
                                "R-OBJ-EXTENSION",
                                "/workingDays",
                                "可延长1至" + left + "个工作日，实为" + workingDays + "个",
                                "1 to " + left + " working days may be added, found " + workingDays)
                        : Optional.empty())
                .or(() -> reasoned(g))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(
                        new ObjectionExtended(g.subjectId(), g.recordId(), g.number(), workingDays, g.act())));
    }

    private static Decision pause(Going g, PauseGround ground) {
        return aHandlerActs(g)
                .or(() -> theStageIs(g.objection(), UNDER_WAY))
                .or(() -> theClockRuns(g.objection()))
                .or(() -> reasoned(g))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(
                        new ObjectionPaused(g.subjectId(), g.recordId(), g.number(), ground, g.act())));
    }

    private static Decision resume(Going g) {
        return aHandlerActs(g)
                .or(() -> theStageIs(g.objection(), UNDER_WAY))
                .or(() -> g.objection().paused()
                        ? Optional.empty()
                        : Optional.of(
                                Refusals.of("R-STATE", Kind.CONFLICT, null, "期限没有中止", "The clock does not stand")))
                .or(() -> ActRules.textIsReadable(g.act()))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() ->
                        Decision.Happens.of(new ObjectionResumed(g.subjectId(), g.recordId(), g.number(), g.act())));
    }

    static Optional<Refusal> aHandlerActs(Going g) {
        return PartyRules.aHandlerActs(g.actor()).or(() -> PartyRules.theRecorderStaysOut(g.record(), g.actor()));
    }

    static Optional<Refusal> reasoned(Going g) {
        return ActRules.theReasonIsGiven(g.act()).or(() -> ActRules.textIsReadable(g.act()));
    }

    static Optional<Refusal> theClockRuns(ObjectionCase objection) {
        return objection.paused()
                ? Optional.of(Refusals.of(
                        "R-OBJ-PAUSED",
                        Kind.CONFLICT,
                        null,
                        "期限已中止，请先恢复再办理",
                        "The clock stands; let it run again first"))
                : Optional.empty();
    }

    /** Asked first, so that a stranger learns nothing about the archive. */
    private static Optional<Refusal> somebodyInTheCaseActs(SubjectState state, Actor actor) {
        return actor.role() == Role.SUBMITTER || actor.role() == Role.REVIEWER
                ? Optional.empty()
                : PartyRules.theSubjectOrTheOfficeActs(state, actor);
    }

    private static Optional<Refusal> noOtherIsOpen(Going g) {
        return g.state()
                .openObjection(g.recordId())
                .filter(other -> other.number() != g.number())
                .map(other -> Refusals.of(
                        "R-OBJ-OPEN",
                        Kind.CONFLICT,
                        null,
                        "该记录已有另一件异议（第 " + other.number() + " 号）正在办理",
                        "Objection " + other.number() + " to the same record is open"));
    }

    private static Optional<Refusal> theStageIs(ObjectionCase objection, Set<ObjectionStage> stages) {
        return stages.contains(objection.stage())
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-STATE",
                        Kind.CONFLICT,
                        null,
                        "异议目前处于“" + objection.stage() + "”，不能办理这一步",
                        "The objection is " + objection.stage() + "; this step is not due"));
    }

    static Refusal unknownObjection() {
        return Refusals.of("R-OBJ", Kind.UNKNOWN, null, "没有这件异议", "There is no such objection");
    }
}
