package org.chengxin.ledger.credit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An objection as decisions see it.
 *
 * @param number counts the objections of the archive from 1
 * @param filedBy account of whoever filed it
 * @param handledBy account that accepted or checked it last; absent before
 * @param decidedBy account that decided it; absent before
 * @param finding what the source said; absent before it did
 * @param workingDaysAdded what extensions have added
 * @param paused whether the clock stands
 * @param countedBy the version of the catalogue by whose calendar its clock counts
 * @param lastBy account of whoever took the last step
 * @param lastEventId the event of the last step, which no act of the ledger itself is
 */
record ObjectionCase(
        int number,
        RecordId recordId,
        String ground,
        List<Claim> claims,
        ObjectionStage stage,
        String filedBy,
        @Nullable String handledBy,
        @Nullable String decidedBy,
        @Nullable SourceFinding finding,
        int workingDaysAdded,
        boolean paused,
        int countedBy,
        String lastBy,
        String lastEventId) {

    ObjectionCase {
        claims = List.copyOf(claims);
    }

    static ObjectionCase filed(ObjectionEvent.ObjectionFiled e, String eventId) {
        String by = e.act().actor().account();
        return new ObjectionCase(
                e.objection(),
                e.recordId(),
                e.ground(),
                e.claims(),
                ObjectionStage.FILED,
                by,
                null,
                null,
                null,
                0,
                false,
                e.catalogueVersion(),
                by,
                eventId);
    }

    /** The objection after one more of its events. */
    ObjectionCase after(ObjectionEvent event, String eventId) {
        String by = event.act().actor().account();
        ObjectionCase next = at(ObjectionStage.after(stage, event), by, eventId);
        return switch (event) {
            case ObjectionEvent.ObjectionFiled e -> filed(e, eventId);
            case ObjectionEvent.ObjectionAccepted e -> next.handledBy(by);
            case ObjectionEvent.ObjectionChecked e -> next.handledBy(by);
            case ObjectionEvent.ObjectionVerified e -> next.found(e.finding());
            case ObjectionEvent.ObjectionDecided e -> next.decidedBy(by);
            case ObjectionEvent.ObjectionExtended e -> next.extendedBy(e.workingDays());
            case ObjectionEvent.ObjectionPaused e -> next.paused(true);
            case ObjectionEvent.ObjectionResumed e -> next.paused(false);
            case ObjectionEvent.DeadlineRecomputed e -> countedBy(e.catalogueVersion());
            default -> next;
        };
    }

    ObjectionCase overtaken() {
        return stage.isOver() ? this : at(ObjectionStage.OVERTAKEN, lastBy, lastEventId);
    }

    private ObjectionCase at(ObjectionStage next, String by, String eventId) {
        return new ObjectionCase(
                number,
                recordId,
                ground,
                claims,
                next,
                filedBy,
                handledBy,
                decidedBy,
                finding,
                workingDaysAdded,
                paused,
                countedBy,
                by,
                eventId);
    }

    private ObjectionCase handledBy(String by) {
        return new ObjectionCase(
                number,
                recordId,
                ground,
                claims,
                stage,
                filedBy,
                by,
                decidedBy,
                finding,
                workingDaysAdded,
                paused,
                countedBy,
                lastBy,
                lastEventId);
    }

    private ObjectionCase decidedBy(String by) {
        return new ObjectionCase(
                number,
                recordId,
                ground,
                claims,
                stage,
                filedBy,
                handledBy,
                by,
                finding,
                workingDaysAdded,
                paused,
                countedBy,
                lastBy,
                lastEventId);
    }

    private ObjectionCase found(SourceFinding answer) {
        return new ObjectionCase(
                number,
                recordId,
                ground,
                claims,
                stage,
                filedBy,
                handledBy,
                decidedBy,
                answer,
                workingDaysAdded,
                paused,
                countedBy,
                lastBy,
                lastEventId);
    }

    private ObjectionCase extendedBy(int workingDays) {
        return new ObjectionCase(
                number,
                recordId,
                ground,
                claims,
                stage,
                filedBy,
                handledBy,
                decidedBy,
                finding,
                workingDaysAdded + workingDays,
                paused,
                countedBy,
                lastBy,
                lastEventId);
    }

    private ObjectionCase paused(boolean stands) {
        return new ObjectionCase(
                number,
                recordId,
                ground,
                claims,
                stage,
                filedBy,
                handledBy,
                decidedBy,
                finding,
                workingDaysAdded,
                stands,
                countedBy,
                lastBy,
                lastEventId);
    }

    private ObjectionCase countedBy(int version) {
        return new ObjectionCase(
                number,
                recordId,
                ground,
                claims,
                stage,
                filedBy,
                handledBy,
                decidedBy,
                finding,
                workingDaysAdded,
                paused,
                version,
                lastBy,
                lastEventId);
    }
}
