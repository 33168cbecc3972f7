package org.chengxin.api.repairs;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.repairs.PaperWrite.PromiseWrite;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditCommand.AcceptRepair;
import org.chengxin.ledger.credit.CreditCommand.DeclineRepair;
import org.chengxin.ledger.credit.CreditCommand.EndShield;
import org.chengxin.ledger.credit.CreditCommand.GrantRepair;
import org.chengxin.ledger.credit.CreditCommand.OfRepair;
import org.chengxin.ledger.credit.CreditCommand.RefuseRepair;
import org.chengxin.ledger.credit.CreditCommand.RequestRepairSupplement;
import org.chengxin.ledger.credit.CreditCommand.ReviewRepairAtSource;
import org.chengxin.ledger.credit.CreditCommand.RevokeRepair;
import org.chengxin.ledger.credit.CreditCommand.SupplementRepair;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * A step of a repair as it is written over the API. Which components a step needs, its verb says.
 *
 * @param fulfilled for {@code review}: whether the duties are done
 * @param reapplyFrom for {@code refuse}: first day of another application
 * @param promise for {@code supplement}: the letter that takes the place of the one that is there
 * @param proofs for {@code supplement}: added to those that are there
 */
public record RepairStepWrite(
        @Nullable Boolean fulfilled,
        @Nullable LocalDate reapplyFrom,
        @Nullable PromiseWrite promise,
        @Nullable List<PaperWrite> proofs,
        @Nullable String reason,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    private static final int REASON_MAX_CHARACTERS = 2_000;

    /**
     * What the step asks of the ledger.
     *
     * @throws ProblemException if there is no such verb
     * @throws RefusedException if it needs what is not there
     */
    OfRepair command(String verb, SubjectId subject, RepairId id, Actor actor) {
        Act act = new Act(actor, text(reason), Objects.requireNonNullElse(legalBasis, List.of()), document);
        return switch (verb) {
            case "request-supplement" -> new RequestRepairSupplement(subject, id.recordId(), id.number(), act);
            case "supplement" ->
                new SupplementRepair(
                        subject,
                        id.recordId(),
                        id.number(),
                        PaperWrite.letter(promise),
                        PaperWrite.papers(proofs),
                        act);
            case "accept" -> new AcceptRepair(subject, id.recordId(), id.number(), act);
            case "decline" -> new DeclineRepair(subject, id.recordId(), id.number(), act);
            case "review" ->
                new ReviewRepairAtSource(subject, id.recordId(), id.number(), needed(fulfilled, "fulfilled"), act);
            case "grant" -> new GrantRepair(subject, id.recordId(), id.number(), act);
            case "refuse" ->
                new RefuseRepair(subject, id.recordId(), id.number(), needed(reapplyFrom, "reapplyFrom"), act);
            case "revoke" -> new RevokeRepair(subject, id.recordId(), id.number(), act);
            case "end-shield" -> new EndShield(subject, id.recordId(), id.number(), act);
            default -> throw new ProblemException(Problems.notFound());
        };
    }

    /** Free text as personal text: it usually names somebody. */
    static @Nullable PersonalText text(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > REASON_MAX_CHARACTERS) {
            throw refused(
                    "R-LENGTH",
                    "reason",
                    "最多" + REASON_MAX_CHARACTERS + "个字符，实为" + text.length() + "个",
                    "At most " + REASON_MAX_CHARACTERS + " characters, found " + text.length());
        }
        return new PersonalText(text.strip());
    }

    static <T> T needed(@Nullable T value, String name) {
        if (value == null) {
            throw refused("R-REPAIR-STEP", name, "这一步须填写 " + name, "This step needs " + name);
        }
        return value;
    }

    private static RefusedException refused(String rule, String name, String zh, String en) {
        return new RefusedException(
                List.of(new Refusal(rule, Refusal.Kind.INVALID, "/" + name, null, new Bilingual(zh, en))));
    }

    /** Nothing of it: the reason and the names may be personal. */
    @Override
    public String toString() {
        return "RepairStepWrite[]";
    }
}
