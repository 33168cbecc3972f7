package org.chengxin.api.repairs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.due.ClockRead;
import org.chengxin.api.records.Erased;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.PromiseLetter;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RepairStage;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.profile.RepairProfile;
import org.chengxin.ledger.profile.RepairProfile.Move;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.projections.repair.RepairQueue;
import org.jspecify.annotations.Nullable;

/**
 * A repair as it is read over the API.
 *
 * @param repairId the name of the repair in addresses
 * @param queue on whose desk it is
 * @param promise the letter of promise as it stands; absent from a shield
 * @param terms the rule it was found eligible under, and once granted the one it was granted under; absent from a shield
 * @param reapplyFrom first day of another application after this one failed
 * @param shieldedUntil last day of a shield
 * @param clock of the step it waits for; absent when nothing is due or no time is set
 * @param steps oldest first
 * @param position where the last step stands in the ledger
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RepairRead(
        String repairId,
        SubjectId subjectId,
        RecordId recordId,
        int number,
        RepairStage stage,
        RepairQueue queue,
        @Nullable PromiseLetter promise,
        List<Attachment> proofs,
        @Nullable RepairTerms terms,
        @Nullable LocalDate reapplyFrom,
        @Nullable LocalDate shieldedUntil,
        @Nullable ClockRead clock,
        List<RepairStepRead> steps,
        long position)
        implements OfSubject {

    /**
     * One step of it: what was done, by whom, why, on what basis and when.
     *
     * @param day the day it sets: of another application, or the last of a shield
     * @param promise the letter of promise as it stood from then on; absent unless papers came with the step
     * @param proofs as they stood from then on; none unless papers came with the step
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RepairStepRead(
            Move move,
            @Nullable LocalDate day,
            @Nullable PromiseLetter promise,
            List<Attachment> proofs,
            Actor actor,
            @Nullable String reason,
            List<LegalBasis> legalBasis,
            @Nullable DocumentRef document,
            Instant recordedAt,
            long position,
            String eventId) {

        static RepairStepRead of(RepairProfile.Step step) {
            return new RepairStepRead(
                    step.move(),
                    step.day(),
                    step.promise(),
                    step.proofs(),
                    step.act().actor(),
                    text(step.act().reason()),
                    step.act().legalBasis(),
                    step.act().document(),
                    step.stamp().recordedAt(),
                    step.stamp().position(),
                    step.stamp().eventId());
        }
    }

    static RepairRead of(RepairProfile repair, @Nullable ClockRead clock) {
        List<RepairStepRead> steps =
                repair.steps().stream().map(RepairStepRead::of).toList();
        return new RepairRead(
                new RepairId(repair.recordId(), repair.number()).toString(),
                repair.subjectId(),
                repair.recordId(),
                repair.number(),
                repair.stage(),
                RepairQueue.of(repair.stage()),
                repair.promise(),
                repair.proofs(),
                repair.terms(),
                repair.reapplyFrom(),
                repair.shieldedUntil(),
                clock,
                steps,
                steps.getLast().position());
    }

    private static @Nullable String text(@Nullable PersonalText text) {
        return text == null ? null : Erased.shown(text);
    }
}
