package org.chengxin.ledger.credit;

import java.util.List;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.chengxin.ledger.personal.HoldsPersonal;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a subject remembers, in one canonical form: subjects that have seen the same events write the same snapshot. It saves
 * reading those events again and proves nothing; whoever does not trust it throws it away.
 *
 * @param lastEventId the newest event it covers
 * @param registered absent while the archive is not open
 * @param registeredBy the event that opened the archive; empty before
 * @param records by id
 * @param documents whose records documents are, by source, type and number
 * @param repairs by record and number
 * @param expired records that have come to the end of their time, by id
 * @param matters by mechanism and number
 * @param successions in the order of the ledger
 * @param overdue times that passed, as far as they were noted
 */
public record SubjectSnapshot(
        SubjectId subjectId,
        String lastEventId,
        @Nullable SubjectRegistered registered,
        String registeredBy,
        List<Kept> records,
        List<Document> documents,
        List<RepairCase> repairs,
        List<RecordId> expired,
        List<ErasureOrder> erasures,
        List<RestrictionOrder> restrictions,
        List<ObjectionCase> objections,
        List<Matter> matters,
        List<Succession> successions,
        List<Overdue> overdue)
        implements HoldsPersonal {

    public SubjectSnapshot {
        records = List.copyOf(records);
        documents = List.copyOf(documents);
        repairs = List.copyOf(repairs);
        expired = List.copyOf(expired);
        erasures = List.copyOf(erasures);
        restrictions = List.copyOf(restrictions);
        objections = List.copyOf(objections);
        matters = List.copyOf(matters);
        successions = List.copyOf(successions);
        overdue = List.copyOf(overdue);
    }

    @Override
    public String keyOwner() {
        return subjectId.value();
    }

    /**
     * A record.
     *
     * @param asRecorded the content of the first day; absent if it is still the same
     * @param recordedBy account of whoever recorded it
     * @param eventId the event that recorded it
     * @param takenOverBy who answers for it in the place of its source; absent while the source does
     */
    record Kept(
            RecordId recordId,
            @Nullable Fact asRecorded,
            Fact fact,
            Judgement judgement,
            boolean revoked,
            String recordedBy,
            String eventId,
            @Nullable Origin origin,
            @Nullable Organ takenOverBy) {

        static Kept of(RecordState state) {
            return new Kept(
                    state.recordId(),
                    state.asRecorded().equals(state.fact()) ? null : state.asRecorded(),
                    state.fact(),
                    state.judgement(),
                    state.revoked(),
                    state.recordedBy(),
                    state.eventId(),
                    state.origin(),
                    state.takenOverBy());
        }

        RecordState state() {
            return new RecordState(
                    recordId,
                    asRecorded == null ? fact : asRecorded,
                    fact,
                    judgement,
                    revoked,
                    recordedBy,
                    eventId,
                    origin,
                    takenOverBy);
        }
    }

    /** Which record a document is spoken of by now. */
    record Document(Fact.NaturalKey key, RecordId recordId) {}
}
