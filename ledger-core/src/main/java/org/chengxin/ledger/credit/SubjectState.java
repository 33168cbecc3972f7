package org.chengxin.ledger.credit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.Restated;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about a subject depend on, and nothing more. {@link #evolve} only assigns: whether something may happen
 * was settled before its event existed.
 *
 * <p>Not thread-safe: an aggregate is loaded by one command at a time.
 */
final class SubjectState {

    private @Nullable SubjectRegistered registered;
    private String registeredBy = "";
    private final Map<RecordId, RecordState> records = new HashMap<>();
    private final Map<Fact.NaturalKey, RecordId> byNaturalKey = new HashMap<>();

    /**
     * A record as decisions see it.
     *
     * @param asRecorded the content of the first day, so that the first submission is recognised after a correction
     * @param eventId the event that recorded it
     */
    record RecordState(
            RecordId recordId,
            Fact asRecorded,
            Fact fact,
            Judgement judgement,
            boolean revoked,
            String eventId,
            @Nullable Origin origin) {

        /** Whether {@code content} is what was recorded at first or what the record says now. */
        boolean reads(Fact content) {
            return content.equals(asRecorded) || content.equals(fact);
        }
    }

    void evolve(CreditEvent event, String eventId) {
        switch (event) {
            case SubjectRegistered e -> {
                registered = e;
                registeredBy = eventId;
            }
            case FactRecorded e ->
                put(new RecordState(e.recordId(), e.fact(), e.fact(), e.judgement(), false, eventId, e.origin()));
            case Restated e -> {
                RecordState was = known(e.recordId());
                put(new RecordState(
                        e.recordId(),
                        was.asRecorded(),
                        e.fact(),
                        e.judgement(),
                        was.revoked(),
                        was.eventId(),
                        was.origin()));
            }
            case FactRevoked e -> {
                RecordState was = known(e.recordId());
                put(new RecordState(
                        e.recordId(),
                        was.asRecorded(),
                        was.fact(),
                        was.judgement(),
                        true,
                        was.eventId(),
                        was.origin()));
            }
        }
    }

    Optional<SubjectRegistered> registered() {
        return Optional.ofNullable(registered);
    }

    /** The event that opened the archive; empty before. */
    String registeredBy() {
        return registeredBy;
    }

    Optional<RecordState> record(RecordId recordId) {
        return Optional.ofNullable(records.get(recordId));
    }

    Optional<RecordState> record(Fact.NaturalKey key) {
        return Optional.ofNullable(byNaturalKey.get(key)).map(records::get);
    }

    private RecordState known(RecordId recordId) {
        return record(recordId)
                .orElseThrow(() ->
                        new IllegalStateException("the stream speaks of a record it never recorded: " + recordId));
    }

    private void put(RecordState record) {
        records.put(record.recordId(), record);
        byNaturalKey.put(record.fact().naturalKey(), record.recordId());
        byNaturalKey.put(record.asRecorded().naturalKey(), record.recordId());
    }
}
