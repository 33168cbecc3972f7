package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.RepairAccepted;
import org.chengxin.ledger.credit.CreditEvent.RepairApplied;
import org.chengxin.ledger.credit.CreditEvent.RepairDeclined;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairRefused;
import org.chengxin.ledger.credit.CreditEvent.RepairReviewed;
import org.chengxin.ledger.credit.CreditEvent.RepairRevoked;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplementRequested;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplemented;
import org.chengxin.ledger.credit.CreditEvent.ShieldEnded;
import org.jspecify.annotations.Nullable;

/**
 * One repair of one record, as decisions see it.
 *
 * @param number counts the repairs of the record from 1
 * @param opened who applied, or ordered the shield
 * @param openedBy the event that opened it
 * @param promise the letter of promise as it stands; absent from a shield
 * @param proofs that the duties are done
 * @param accepted who accepted it; absent before
 * @param date first day of another application after it failed, or last day of the shield; absent otherwise
 * @param decidedBy account of whoever took the last step
 * @param eventId the event of the last step
 */
record RepairCase(
        RecordId recordId,
        int number,
        RepairStage stage,
        Act opened,
        String openedBy,
        @Nullable PromiseLetter promise,
        List<Attachment> proofs,
        @Nullable Actor accepted,
        @Nullable LocalDate date,
        String decidedBy,
        String eventId) {

    RepairCase {
        proofs = List.copyOf(proofs);
    }

    /** The case that an event opens. */
    private static RepairCase opened(
            OfRepair event,
            RepairStage stage,
            @Nullable PromiseLetter promise,
            List<Attachment> proofs,
            @Nullable LocalDate date,
            String eventId) {
        return new RepairCase(
                event.recordId(),
                event.repair(),
                stage,
                event.act(),
                eventId,
                promise,
                proofs,
                null,
                date,
                event.act().actor().account(),
                eventId);
    }

    /**
     * The case after one more of its events.
     *
     * @param before null exactly when the event opens it
     */
    static RepairCase after(@Nullable RepairCase before, OfRepair event, String eventId) {
        return switch (event) {
            case RepairApplied e -> opened(e, RepairStage.APPLIED, e.promise(), e.proofs(), null, eventId);
            case RepairShielded e -> opened(e, RepairStage.SHIELDED, null, List.of(), e.until(), eventId);
            case RepairSupplementRequested e -> known(before, e).step(RepairStage.SUPPLEMENT_REQUESTED, e, eventId);
            case RepairSupplemented e -> known(before, e).supplemented(e, eventId);
            case RepairAccepted e -> known(before, e).accepted(e, eventId);
            case RepairDeclined e -> known(before, e).step(RepairStage.DECLINED, e, eventId);
            case RepairReviewed e ->
                known(before, e).step(e.fulfilled() ? RepairStage.FULFILLED : RepairStage.UNFULFILLED, e, eventId);
            case RepairGranted e -> known(before, e).step(RepairStage.GRANTED, e, eventId);
            case RepairRefused e -> known(before, e).failed(RepairStage.REFUSED, e.reapplyFrom(), e, eventId);
            case RepairRevoked e -> known(before, e).failed(RepairStage.REVOKED, e.reapplyFrom(), e, eventId);
            case ShieldEnded e -> known(before, e).step(RepairStage.SHIELD_ENDED, e, eventId);
        };
    }

    /** The case after its record was revoked. */
    RepairCase overtaken() {
        return stage.isOpen() || stage.hides() ? at(RepairStage.OVERTAKEN, date, decidedBy, eventId) : this;
    }

    /** Whether this was the last step, and taken by the same person. */
    boolean isSaidAgain(RepairStage said, Actor by) {
        return stage == said && decidedBy.equalsIgnoreCase(by.account());
    }

    /** Whether nobody has decided on this application yet, and it is sent again. */
    boolean isAppliedAgain(@Nullable PromiseLetter letter, List<Attachment> papers, Act act) {
        return stage.isOpen()
                && papers.equals(proofs)
                && letter != null
                && letter.equals(promise)
                && OrderRules.isSaidAgain(opened, act);
    }

    private RepairCase step(RepairStage next, OfRepair event, String id) {
        return at(next, date, event.act().actor().account(), id);
    }

    private RepairCase failed(RepairStage next, LocalDate reapplyFrom, OfRepair event, String id) {
        return at(next, reapplyFrom, event.act().actor().account(), id);
    }

    private RepairCase at(RepairStage next, @Nullable LocalDate day, String by, String id) {
        return new RepairCase(recordId, number, next, opened, openedBy, promise, proofs, accepted, day, by, id);
    }

    private RepairCase supplemented(RepairSupplemented e, String id) {
        return new RepairCase(
                recordId,
                number,
                RepairStage.APPLIED,
                opened,
                openedBy,
                e.promise(),
                e.proofs(),
                accepted,
                date,
                e.act().actor().account(),
                id);
    }

    private RepairCase accepted(RepairAccepted e, String id) {
        Actor by = e.act().actor();
        return new RepairCase(
                recordId, number, RepairStage.ACCEPTED, opened, openedBy, promise, proofs, by, date, by.account(), id);
    }

    private static RepairCase known(@Nullable RepairCase before, OfRepair event) {
        if (before == null) {
            throw new IllegalStateException(
                    "the stream speaks of a repair nobody applied for: " + event.recordId() + " " + event.repair());
        }
        return before;
    }
}
