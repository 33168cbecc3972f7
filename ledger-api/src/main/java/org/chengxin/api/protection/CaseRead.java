package org.chengxin.api.protection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.chengxin.api.records.Erased;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.ErasureGround;
import org.chengxin.ledger.credit.OrderStage;
import org.chengxin.ledger.credit.RestrictionGround;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.profile.ProtectionCase;
import org.chengxin.ledger.profile.ProtectionCase.Lever;
import org.chengxin.ledger.profile.ProtectionCase.Move;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * An order to erase or to restrict as it is read over the API.
 *
 * @param number counts the orders of one lever and one archive from 1
 * @param erasure why, for an erasure
 * @param restriction why, for a restriction
 * @param completed of an erasure that was confirmed: whether the key is destroyed and the identifiers forgotten by now
 * @param steps oldest first
 * @param position where the last step stands in the ledger
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseRead(
        SubjectId subjectId,
        Lever lever,
        int number,
        OrderStage stage,
        @Nullable ErasureGround erasure,
        @Nullable RestrictionGround restriction,
        @Nullable Boolean completed,
        List<StepRead> steps,
        long position)
        implements OfSubject {

    /** One step of it: what was done, by whom, why, on what basis and when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepRead(
            Move move,
            Actor actor,
            @Nullable String reason,
            List<LegalBasis> legalBasis,
            @Nullable DocumentRef document,
            Instant recordedAt,
            long position,
            String eventId) {

        static StepRead of(ProtectionCase.Step step) {
            PersonalText reason = step.act().reason();
            return new StepRead(
                    step.move(),
                    step.act().actor(),
                    reason == null ? null : Erased.shown(reason),
                    step.act().legalBasis(),
                    step.act().document(),
                    step.stamp().recordedAt(),
                    step.stamp().position(),
                    step.stamp().eventId());
        }
    }

    static CaseRead of(ProtectionCase c, @Nullable Boolean completed) {
        List<StepRead> steps = c.steps().stream().map(StepRead::of).toList();
        return new CaseRead(
                c.subjectId(),
                c.lever(),
                c.number(),
                c.stage(),
                c.erasure(),
                c.restriction(),
                completed,
                steps,
                steps.getLast().position());
    }

    /** Why, in both languages. */
    public Bilingual ground() {
        if (erasure != null) {
            return erasure.text();
        }
        return restriction == null ? new Bilingual("", "") : restriction.text();
    }

    /** The order that waits, or waited last. */
    public StepRead lastOrder() {
        return steps.reversed().stream()
                .filter(step -> step.move() == Move.ORDERED || step.move() == Move.LIFT_ORDERED)
                .findFirst()
                .orElseThrow();
    }
}
