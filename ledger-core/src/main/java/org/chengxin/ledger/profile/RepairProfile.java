package org.chengxin.ledger.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
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
import org.chengxin.ledger.credit.PromiseLetter;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RepairStage;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * One repair of one record, from the application or the order of a court to its end.
 *
 * @param number counts the repairs of the record from 1
 * @param promise the letter of promise as it stands; absent from a shield
 * @param proofs that the duties are done, all of them
 * @param terms the rule it was found eligible under, and once granted the one it was granted under; absent from a shield
 * @param reapplyFrom first day of another application after this one failed; absent otherwise
 * @param shieldedUntil last day of a shield; absent otherwise
 * @param steps oldest first
 */
public record RepairProfile(
        SubjectId subjectId,
        RecordId recordId,
        int number,
        RepairStage stage,
        @Nullable PromiseLetter promise,
        List<Attachment> proofs,
        @Nullable RepairTerms terms,
        @Nullable LocalDate reapplyFrom,
        @Nullable LocalDate shieldedUntil,
        List<Step> steps) {

    public RepairProfile {
        proofs = List.copyOf(proofs);
        steps = List.copyOf(steps);
    }

    /** What was done in a step. */
    public enum Move {
        APPLIED,
        SUPPLEMENT_REQUESTED,
        SUPPLEMENTED,
        ACCEPTED,
        DECLINED,
        FOUND_FULFILLED,
        FOUND_UNFULFILLED,
        GRANTED,
        REFUSED,
        REVOKED,
        SHIELDED,
        SHIELD_ENDED,
        /** The record itself was revoked. */
        OVERTAKEN
    }

    /**
     * One step: what, by whom and on what basis, and where it stands in the ledger.
     *
     * @param day the day it sets: of another application, or the last of a shield; absent from the others
     * @param promise the letter of promise as it stood from then on; absent unless papers came with the step
     * @param proofs as they stood from then on; none unless papers came with the step
     */
    public record Step(
            Move move,
            @Nullable LocalDate day,
            @Nullable PromiseLetter promise,
            List<Attachment> proofs,
            Act act,
            Stamp stamp) {

        public Step {
            proofs = List.copyOf(proofs);
        }

        Step withoutPersonal() {
            return new Step(
                    move,
                    day,
                    promise == null ? null : promise.withoutPersonal(),
                    proofs.stream().map(Attachment::withoutPersonal).toList(),
                    act.withoutPersonal(),
                    stamp);
        }
    }

    /**
     * The repair after one more of its events.
     *
     * @param before null exactly when the event opens it
     */
    public static RepairProfile after(@Nullable RepairProfile before, OfRepair event, Stamp stamp) {
        Step step = step(event, stamp);
        return switch (event) {
            case RepairApplied e -> opened(e, e.promise(), e.proofs(), e.terms(), null, step);
            case RepairShielded e -> opened(e, null, List.of(), null, e.until(), step);
            case RepairSupplemented e -> known(before, e).with(e, e.promise(), e.proofs(), step);
            case RepairGranted e -> known(before, e).granted(e.terms(), step);
            case RepairRefused e -> known(before, e).failed(e, e.reapplyFrom(), step);
            case RepairRevoked e -> known(before, e).failed(e, e.reapplyFrom(), step);
            case OfRepair e -> {
                RepairProfile now = known(before, e);
                yield now.with(e, now.promise, now.proofs, step);
            }
        };
    }

    /** The repair after its record was revoked: whatever it was to do or did is overtaken. */
    public RepairProfile overtaken(FactRevoked event, Stamp stamp) {
        return stage.isOpen() || stage.hides()
                ? at(RepairStage.OVERTAKEN, more(plain(Move.OVERTAKEN, null, event.act(), stamp)))
                : this;
    }

    /** Nothing but what its clock needs: no papers, no reasons. */
    RepairProfile bare() {
        return new RepairProfile(
                subjectId,
                recordId,
                number,
                stage,
                null,
                List.of(),
                terms,
                reapplyFrom,
                shieldedUntil,
                steps.stream()
                        .map(s -> new Step(
                                s.move(),
                                s.day(),
                                null,
                                List.of(),
                                Act.of(s.act().actor()),
                                s.stamp()))
                        .toList());
    }

    /** The repair after the personal data of its archive was erased: what still waited has nothing left to wait for. */
    public RepairProfile afterErasure() {
        boolean waits = stage.isOpen() || stage == RepairStage.SHIELDED;
        return new RepairProfile(
                subjectId,
                recordId,
                number,
                waits ? RepairStage.OVERTAKEN : stage,
                promise == null ? null : promise.withoutPersonal(),
                proofs.stream().map(Attachment::withoutPersonal).toList(),
                terms,
                reapplyFrom,
                shieldedUntil,
                steps.stream().map(Step::withoutPersonal).toList());
    }

    private static RepairProfile opened(
            OfRepair event,
            @Nullable PromiseLetter promise,
            List<Attachment> proofs,
            @Nullable RepairTerms terms,
            @Nullable LocalDate shieldedUntil,
            Step step) {
        return new RepairProfile(
                event.subjectId(),
                event.recordId(),
                event.repair(),
                RepairStage.after(event),
                promise,
                proofs,
                terms,
                null,
                shieldedUntil,
                List.of(step));
    }

    private RepairProfile with(OfRepair event, @Nullable PromiseLetter letter, List<Attachment> papers, Step step) {
        return new RepairProfile(
                subjectId,
                recordId,
                number,
                RepairStage.after(event),
                letter,
                papers,
                terms,
                reapplyFrom,
                shieldedUntil,
                more(step));
    }

    private RepairProfile granted(RepairTerms under, Step step) {
        return new RepairProfile(
                subjectId,
                recordId,
                number,
                RepairStage.GRANTED,
                promise,
                proofs,
                under,
                reapplyFrom,
                shieldedUntil,
                more(step));
    }

    private RepairProfile failed(OfRepair event, LocalDate again, Step step) {
        return new RepairProfile(
                subjectId,
                recordId,
                number,
                RepairStage.after(event),
                promise,
                proofs,
                terms,
                again,
                shieldedUntil,
                more(step));
    }

    private RepairProfile at(RepairStage next, List<Step> then) {
        return new RepairProfile(
                subjectId, recordId, number, next, promise, proofs, terms, reapplyFrom, shieldedUntil, then);
    }

    private List<Step> more(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return more;
    }

    private static Step step(OfRepair event, Stamp stamp) {
        return switch (event) {
            case RepairApplied e -> new Step(Move.APPLIED, null, e.promise(), e.proofs(), e.act(), stamp);
            case RepairSupplemented e -> new Step(Move.SUPPLEMENTED, null, e.promise(), e.proofs(), e.act(), stamp);
            case RepairSupplementRequested e -> plain(Move.SUPPLEMENT_REQUESTED, null, e.act(), stamp);
            case RepairAccepted e -> plain(Move.ACCEPTED, null, e.act(), stamp);
            case RepairDeclined e -> plain(Move.DECLINED, null, e.act(), stamp);
            case RepairReviewed e ->
                plain(e.fulfilled() ? Move.FOUND_FULFILLED : Move.FOUND_UNFULFILLED, null, e.act(), stamp);
            case RepairGranted e -> plain(Move.GRANTED, null, e.act(), stamp);
            case RepairRefused e -> plain(Move.REFUSED, e.reapplyFrom(), e.act(), stamp);
            case RepairRevoked e -> plain(Move.REVOKED, e.reapplyFrom(), e.act(), stamp);
            case RepairShielded e -> plain(Move.SHIELDED, e.until(), e.act(), stamp);
            case ShieldEnded e -> plain(Move.SHIELD_ENDED, null, e.act(), stamp);
        };
    }

    private static Step plain(Move move, @Nullable LocalDate day, Act act, Stamp stamp) {
        return new Step(move, day, null, List.of(), act, stamp);
    }

    private static RepairProfile known(@Nullable RepairProfile before, OfRepair event) {
        if (before == null) {
            throw new IllegalStateException(
                    "the stream speaks of a repair nobody applied for: " + event.recordId() + " " + event.repair());
        }
        return before;
    }
}
