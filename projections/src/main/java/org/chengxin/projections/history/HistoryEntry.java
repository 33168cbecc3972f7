package org.chengxin.projections.history;

import java.util.List;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Change;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.Restated;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.Origin;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireNames;
import org.jspecify.annotations.Nullable;

/**
 * One line of a history.
 *
 * @param what wire name of the event
 * @param recordId the record it is about, absent for events about the subject itself
 * @param type record type, where there is one
 * @param documentNo number of the document recorded, as it reads after the event
 * @param changes before and after, field by field; empty for a first recording
 * @param judgement how the catalogue weighed the content from then on
 */
public record HistoryEntry(
        Stamp stamp,
        String what,
        SubjectId subjectId,
        @Nullable RecordId recordId,
        @Nullable String type,
        @Nullable String documentNo,
        Act act,
        List<Change> changes,
        @Nullable Judgement judgement,
        @Nullable RevocationGround ground,
        @Nullable Origin origin) {

    /** How {@code event} reads. */
    public static HistoryEntry of(CreditEvent event, Stamp stamp) {
        String what = WireNames.of(event.getClass()).orElseThrow().name();
        RecordId recordId = event instanceof OfRecord ofRecord ? ofRecord.recordId() : null;
        return switch (event) {
            case CreditEvent.SubjectRegistered e ->
                new HistoryEntry(
                        stamp, what, e.subjectId(), null, null, null, e.act(), List.of(), null, null, e.origin());
            case FactRecorded e ->
                new HistoryEntry(
                        stamp,
                        what,
                        e.subjectId(),
                        recordId,
                        e.fact().type(),
                        e.fact().documentNo(),
                        e.act(),
                        List.of(),
                        e.judgement(),
                        null,
                        e.origin());
            case Restated e ->
                new HistoryEntry(
                        stamp,
                        what,
                        e.subjectId(),
                        recordId,
                        e.fact().type(),
                        e.fact().documentNo(),
                        e.act(),
                        e.changes(),
                        e.judgement(),
                        null,
                        null);
            case FactRevoked e ->
                new HistoryEntry(
                        stamp, what, e.subjectId(), recordId, null, null, e.act(), List.of(), null, e.ground(), null);
        };
    }
}
