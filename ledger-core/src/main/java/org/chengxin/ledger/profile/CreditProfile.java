package org.chengxin.ledger.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.OfProtection;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * The credit profile (信用档案) of one subject: who it is and what is recorded about it, in the order of recording.
 *
 * <p>Folding costs time linear in the events and copies the map of records for each; a view that keeps records apart folds
 * them one by one with {@link RecordProfile#after} and comes to the same result.
 */
public record CreditProfile(
        @Nullable SubjectRegistered subject, ArchiveState state, SequencedMap<RecordId, RecordProfile> records) {

    public static final CreditProfile EMPTY = new CreditProfile(null, ArchiveState.OPEN, new LinkedHashMap<>());

    public CreditProfile {
        records = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(records));
    }

    /** An event and its place in the ledger. */
    public record Happened(CreditEvent event, Stamp stamp) {}

    /** The profile after one more event. */
    public CreditProfile after(CreditEvent event, Stamp stamp) {
        return switch (event) {
            case SubjectRegistered e -> new CreditProfile(e, state, records);
            case OfRecord e -> {
                SequencedMap<RecordId, RecordProfile> next = new LinkedHashMap<>(records);
                next.put(e.recordId(), RecordProfile.after(records.get(e.recordId()), e, stamp));
                yield new CreditProfile(subject, state, next);
            }
            case PersonalDataErased e -> {
                SequencedMap<RecordId, RecordProfile> next = new LinkedHashMap<>(records);
                next.replaceAll((id, record) -> record.withoutPersonal());
                yield new CreditProfile(subject == null ? null : subject.withoutPersonal(), ArchiveState.ERASED, next);
            }
            case OfProtection e ->
                new CreditProfile(subject, ArchiveState.broughtBy(e).orElse(state), records);
        };
    }

    /** The profile that a history amounts to. */
    public static CreditProfile of(List<Happened> history) {
        CreditProfile profile = EMPTY;
        for (Happened happened : history) {
            profile = profile.after(happened.event(), happened.stamp());
        }
        return profile;
    }
}
