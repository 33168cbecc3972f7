package org.chengxin.api.objections;

import java.util.List;
import java.util.Objects;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.ObjectionOutcome;
import org.chengxin.ledger.credit.ObjectionStep;
import org.chengxin.ledger.credit.PauseGround;
import org.chengxin.ledger.credit.SourceFinding;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;

/**
 * A step of an objection as it is written over the API. Which components a step needs, its verb says.
 *
 * @param sameAsSource for {@code check}
 * @param finding for {@code verify}
 * @param outcome for {@code decide} and {@code decideReview}
 * @param values for an outcome that corrects or supplements
 * @param workingDays for {@code extend}
 * @param pause for {@code pause}
 * @param evidence for {@code supplement}
 */
public record StepWrite(
        @Nullable Boolean sameAsSource,
        @Nullable SourceFinding finding,
        @Nullable ObjectionOutcome outcome,
        @Nullable List<FieldValue> values,
        @Nullable Integer workingDays,
        @Nullable PauseGround pause,
        @Nullable List<Attachment> evidence,
        @Nullable String reason,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    private static final int REASON_MAX_CHARACTERS = 2_000;

    Act act(Actor actor) {
        return new Act(actor, text(reason), Objects.requireNonNullElse(legalBasis, List.of()), document);
    }

    /** @throws ProblemException if there is no such verb, or it needs what is not there */
    ObjectionStep step(String verb) {
        return switch (verb) {
            case "askForSupplement" -> new ObjectionStep.AskForSupplement();
            case "supplement" -> new ObjectionStep.Supplement(Objects.requireNonNullElse(evidence, List.of()));
            case "accept" -> new ObjectionStep.Accept();
            case "decline" -> new ObjectionStep.Decline();
            case "withdraw" -> new ObjectionStep.Withdraw();
            case "check" -> new ObjectionStep.Check(needed(sameAsSource, "sameAsSource"));
            case "forward" -> new ObjectionStep.Check(true);
            case "verify" -> new ObjectionStep.Verify(needed(finding, "finding"));
            case "decide" -> new ObjectionStep.Decide(needed(outcome, "outcome"), fields());
            case "inform" -> new ObjectionStep.Inform();
            case "requestReview" -> new ObjectionStep.RequestReview();
            case "decideReview" -> new ObjectionStep.DecideReview(needed(outcome, "outcome"), fields());
            case "urge" -> new ObjectionStep.Urge();
            case "extend" -> new ObjectionStep.Extend(needed(workingDays, "workingDays"));
            case "pause" -> new ObjectionStep.Pause(needed(pause, "pause"));
            case "resume" -> new ObjectionStep.Resume();
            default -> throw new ProblemException(Problems.notFound());
        };
    }

    /** Free text as personal text: it usually names somebody. */
    static @Nullable PersonalText text(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > REASON_MAX_CHARACTERS) {
            throw new ProblemException(Problems.invalid(
                    "/reason",
                    "R-LENGTH",
                    new Bilingual(
                            "最多" + REASON_MAX_CHARACTERS + "个字符，实为" + text.length() + "个",
                            "At most " + REASON_MAX_CHARACTERS + " characters, found " + text.length())));
        }
        return new PersonalText(text.strip());
    }

    private List<FieldValue> fields() {
        return Objects.requireNonNullElse(values, List.of());
    }

    private static <T> T needed(@Nullable T value, String name) {
        if (value == null) {
            throw new ProblemException(Problems.invalid(
                    "/" + name, "R-OBJ-STEP", new Bilingual("这一步须填写 " + name, "This step needs " + name)));
        }
        return value;
    }

    /** Nothing of it: the reason and the values may be personal. */
    @Override
    public String toString() {
        return "StepWrite[]";
    }
}
