package org.chengxin.api.objections;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.chengxin.api.due.ClockRead;
import org.chengxin.api.records.Erased;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.Claim;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.ObjectionOutcome;
import org.chengxin.ledger.credit.ObjectionStage;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.profile.ObjectionProfile;
import org.chengxin.ledger.profile.ObjectionProfile.Move;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.projections.objection.ObjectionQueue;
import org.jspecify.annotations.Nullable;

/**
 * An objection as it is read over the API.
 *
 * @param objectionId the name of the objection in addresses
 * @param queue on whose desk it is
 * @param disputed whether the record is marked as disputed because of it
 * @param clock absent when nothing is due, or no time is set for what is
 * @param steps oldest first
 * @param position where the last step stands in the ledger
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectionRead(
        String objectionId,
        SubjectId subjectId,
        RecordId recordId,
        int number,
        ObjectionStage stage,
        ObjectionQueue queue,
        boolean disputed,
        String ground,
        List<ClaimRead> claims,
        int catalogueVersion,
        @Nullable String source,
        @Nullable ObjectionOutcome outcome,
        int workingDaysAdded,
        boolean paused,
        @Nullable ClockRead clock,
        List<StepRead> steps,
        long position)
        implements OfSubject {

    /** A field that is disputed, and what it should read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClaimRead(String pointer, @Nullable String value) {

        static ClaimRead of(Claim claim) {
            return new ClaimRead(claim.pointer(), text(claim.value()));
        }
    }

    /**
     * One step of it: what was done, by whom, why, on what basis and when.
     *
     * @param detail a word of the step's enumeration or a number; absent if the step has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepRead(
            Move move,
            @Nullable String detail,
            List<Attachment> evidence,
            Actor actor,
            @Nullable String reason,
            List<LegalBasis> legalBasis,
            @Nullable DocumentRef document,
            Instant recordedAt,
            long position,
            String eventId) {

        static StepRead of(ObjectionProfile.Step step) {
            return new StepRead(
                    step.move(),
                    step.detail().isEmpty() ? null : step.detail(),
                    step.evidence(),
                    step.act().actor(),
                    text(step.act().reason()),
                    step.act().legalBasis(),
                    step.act().document(),
                    step.stamp().recordedAt(),
                    step.stamp().position(),
                    step.stamp().eventId());
        }
    }

    static ObjectionRead of(ObjectionProfile o, @Nullable ClockRead clock) {
        List<StepRead> steps = o.steps().stream().map(StepRead::of).toList();
        return new ObjectionRead(
                new ObjectionId(o.subjectId(), o.number()).toString(),
                o.subjectId(),
                o.recordId(),
                o.number(),
                o.stage(),
                ObjectionQueue.of(o.stage()),
                o.stage().disputes(),
                o.ground(),
                o.claims().stream().map(ClaimRead::of).toList(),
                o.catalogueVersion(),
                o.source(),
                o.outcome(),
                o.workingDaysAdded(),
                o.paused(),
                clock,
                steps,
                steps.getLast().position());
    }

    private static @Nullable String text(@Nullable PersonalText text) {
        return text == null ? null : Erased.shown(text);
    }
}
