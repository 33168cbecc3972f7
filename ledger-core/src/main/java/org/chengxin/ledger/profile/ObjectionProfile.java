package org.chengxin.ledger.profile;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.Claim;
import org.chengxin.ledger.credit.ObjectionEvent;
import org.chengxin.ledger.credit.ObjectionOutcome;
import org.chengxin.ledger.credit.ObjectionStage;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * One objection, from the day it was filed to its end.
 *
 * @param number counts the objections of one archive from 1
 * @param countedBy the version of the catalogue by whose calendar its clock counts
 * @param source unified social credit code of the organ that was asked; absent before
 * @param outcome of the decision, or of the review that took its place; absent before
 * @param workingDaysAdded what extensions have added
 * @param paused whether the clock stands
 * @param steps oldest first
 */
public record ObjectionProfile(
        SubjectId subjectId,
        RecordId recordId,
        int number,
        ObjectionStage stage,
        String ground,
        List<Claim> claims,
        int catalogueVersion,
        int countedBy,
        @Nullable String source,
        @Nullable ObjectionOutcome outcome,
        int workingDaysAdded,
        boolean paused,
        List<Step> steps) {

    public ObjectionProfile {
        claims = List.copyOf(claims);
        steps = List.copyOf(steps);
    }

    /** What was done in a step. */
    public enum Move {
        FILED,
        SUPPLEMENT_ASKED,
        SUPPLEMENTED,
        ACCEPTED,
        NOT_ACCEPTED,
        WITHDRAWN,
        CHECKED,
        FORWARDED,
        VERIFIED,
        DECIDED,
        NOTIFIED,
        REVIEW_REQUESTED,
        REVIEW_DECIDED,
        URGED,
        EXTENDED,
        PAUSED,
        RESUMED,
        RECOMPUTED
    }

    /**
     * One step: what, by whom and on what basis, and where it stands in the ledger.
     *
     * @param detail what the step said beside that, as a word of its enumeration or a number; empty if nothing
     */
    public record Step(Move move, String detail, List<Attachment> evidence, Act act, Stamp stamp) {
        public Step {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * The objection after one more of its events.
     *
     * @param before null exactly when the event files it
     */
    public static ObjectionProfile after(@Nullable ObjectionProfile before, ObjectionEvent event, Stamp stamp) {
        Step step = step(event, stamp);
        if (event instanceof ObjectionEvent.ObjectionFiled e) {
            return new ObjectionProfile(
                    e.subjectId(),
                    e.recordId(),
                    e.objection(),
                    ObjectionStage.FILED,
                    e.ground(),
                    e.claims(),
                    e.catalogueVersion(),
                    e.catalogueVersion(),
                    null,
                    null,
                    0,
                    false,
                    List.of(step));
        }
        if (before == null) {
            throw new IllegalStateException("the stream speaks of an objection nobody filed: " + event.objection());
        }
        List<Step> more = new ArrayList<>(before.steps);
        more.add(step);
        return new ObjectionProfile(
                before.subjectId,
                before.recordId,
                before.number,
                ObjectionStage.after(before.stage, event),
                before.ground,
                before.claims,
                before.catalogueVersion,
                event instanceof ObjectionEvent.DeadlineRecomputed e ? e.catalogueVersion() : before.countedBy,
                event instanceof ObjectionEvent.ObjectionForwarded e
                        ? e.source().uscc()
                        : before.source,
                outcome(before, event),
                before.workingDaysAdded + (event instanceof ObjectionEvent.ObjectionExtended e ? e.workingDays() : 0),
                event instanceof ObjectionEvent.ObjectionPaused
                        || (before.paused && !(event instanceof ObjectionEvent.ObjectionResumed)),
                more);
    }

    /** The objection after another organ took the place of the source. */
    public ObjectionProfile takenOver(Organ by) {
        return source == null
                ? this
                : new ObjectionProfile(
                        subjectId,
                        recordId,
                        number,
                        stage,
                        ground,
                        claims,
                        catalogueVersion,
                        countedBy,
                        by.uscc(),
                        outcome,
                        workingDaysAdded,
                        paused,
                        steps);
    }

    /** The objection after the personal data of its archive was erased. */
    public ObjectionProfile afterErasure() {
        return new ObjectionProfile(
                subjectId,
                recordId,
                number,
                stage.isOver() ? stage : ObjectionStage.OVERTAKEN,
                ground,
                claims.stream().map(Claim::withoutPersonal).toList(),
                catalogueVersion,
                countedBy,
                source,
                outcome,
                workingDaysAdded,
                paused,
                steps.stream()
                        .map(s -> new Step(
                                s.move(),
                                s.detail(),
                                s.evidence().stream()
                                        .map(Attachment::withoutPersonal)
                                        .toList(),
                                s.act().withoutPersonal(),
                                s.stamp()))
                        .toList());
    }

    /** Nothing but what its clock needs: no claims, no papers, no reasons. */
    ObjectionProfile bare() {
        return new ObjectionProfile(
                subjectId,
                recordId,
                number,
                stage,
                ground,
                List.of(),
                catalogueVersion,
                countedBy,
                source,
                outcome,
                workingDaysAdded,
                paused,
                steps.stream()
                        .map(s -> new Step(
                                s.move(), s.detail(), List.of(), Act.of(s.act().actor()), s.stamp()))
                        .toList());
    }

    private static @Nullable ObjectionOutcome outcome(ObjectionProfile before, ObjectionEvent event) {
        return switch (event) {
            case ObjectionEvent.ObjectionDecided e -> e.outcome();
            case ObjectionEvent.ReviewDecided e -> e.outcome();
            default -> before.outcome;
        };
    }

    /** How an event of an objection reads as a step. */
    public static Step step(ObjectionEvent event, Stamp stamp) {
        return switch (event) {
            case ObjectionEvent.ObjectionFiled e -> new Step(Move.FILED, e.ground(), e.evidence(), e.act(), stamp);
            case ObjectionEvent.ObjectionSupplementAsked e -> plain(Move.SUPPLEMENT_ASKED, e.act(), stamp);
            case ObjectionEvent.ObjectionSupplemented e ->
                new Step(Move.SUPPLEMENTED, "", e.evidence(), e.act(), stamp);
            case ObjectionEvent.ObjectionAccepted e -> plain(Move.ACCEPTED, e.act(), stamp);
            case ObjectionEvent.ObjectionNotAccepted e -> plain(Move.NOT_ACCEPTED, e.act(), stamp);
            case ObjectionEvent.ObjectionWithdrawn e -> plain(Move.WITHDRAWN, e.act(), stamp);
            case ObjectionEvent.ObjectionChecked e ->
                said(Move.CHECKED, e.sameAsSource() ? "SAME" : "DIFFERS", e.act(), stamp);
            case ObjectionEvent.ObjectionForwarded e ->
                said(Move.FORWARDED, e.source().uscc(), e.act(), stamp);
            case ObjectionEvent.ObjectionVerified e ->
                said(Move.VERIFIED, e.finding().name(), e.act(), stamp);
            case ObjectionEvent.ObjectionDecided e ->
                said(Move.DECIDED, e.outcome().name(), e.act(), stamp);
            case ObjectionEvent.ObjectionNotified e -> plain(Move.NOTIFIED, e.act(), stamp);
            case ObjectionEvent.ReviewRequested e -> plain(Move.REVIEW_REQUESTED, e.act(), stamp);
            case ObjectionEvent.ReviewDecided e ->
                said(Move.REVIEW_DECIDED, e.outcome().name(), e.act(), stamp);
            case ObjectionEvent.ObjectionUrged e -> plain(Move.URGED, e.act(), stamp);
            case ObjectionEvent.ObjectionExtended e ->
                said(Move.EXTENDED, String.valueOf(e.workingDays()), e.act(), stamp);
            case ObjectionEvent.ObjectionPaused e ->
                said(Move.PAUSED, e.ground().name(), e.act(), stamp);
            case ObjectionEvent.ObjectionResumed e -> plain(Move.RESUMED, e.act(), stamp);
            case ObjectionEvent.DeadlineRecomputed e -> said(Move.RECOMPUTED, e.calendar(), e.act(), stamp);
        };
    }

    private static Step plain(Move move, Act act, Stamp stamp) {
        return new Step(move, "", List.of(), act, stamp);
    }

    private static Step said(Move move, String detail, Act act, Stamp stamp) {
        return new Step(move, detail, List.of(), act, stamp);
    }
}
