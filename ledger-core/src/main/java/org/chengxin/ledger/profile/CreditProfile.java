package org.chengxin.ledger.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.OfProtection;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Succession;
import org.chengxin.ledger.matter.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * The credit profile (信用档案) of one subject: who it is and what is recorded about it, in the order of recording.
 *
 * <p>Folding costs time linear in the events and copies the map of records for each; a view that keeps records apart folds
 * them one by one with {@link RecordProfile#after} and comes to the same result.
 */
public record CreditProfile(
        @Nullable SubjectRegistered subject,
        ArchiveState state,
        List<Succession> successions,
        SequencedMap<RecordId, RecordProfile> records,
        SequencedMap<MatterKey, MatterProfile> matters) {

    public static final CreditProfile EMPTY =
            new CreditProfile(null, ArchiveState.OPEN, List.of(), new LinkedHashMap<>(), new LinkedHashMap<>());

    public CreditProfile {
        successions = List.copyOf(successions);
        records = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(records));
        matters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(matters));
    }

    /** Which matter of an archive. */
    public record MatterKey(Mechanism mechanism, int number) {

        public static MatterKey of(MatterEvent event) {
            return new MatterKey(event.move().mechanism(), event.matter());
        }
    }

    /** An event and its place in the ledger. */
    public record Happened(CreditEvent event, Stamp stamp) {}

    /** The profile after one more event. */
    public CreditProfile after(CreditEvent event, Stamp stamp) {
        return switch (event) {
            case SubjectRegistered e -> new CreditProfile(e, state, successions, records, matters);
            case SubjectSucceeded e -> {
                List<Succession> more = new ArrayList<>(successions);
                more.add(e.succession());
                String newName = e.succession().newName();
                yield new CreditProfile(
                        newName == null || subject == null ? subject : subject.renamed(newName),
                        state,
                        more,
                        records,
                        matters);
            }
            case OfRecord e -> {
                SequencedMap<RecordId, RecordProfile> next = new LinkedHashMap<>(records);
                next.put(e.recordId(), RecordProfile.after(records.get(e.recordId()), e, stamp));
                yield new CreditProfile(subject, state, successions, next, matters);
            }
            case MatterEvent e -> {
                SequencedMap<MatterKey, MatterProfile> next = new LinkedHashMap<>(matters);
                next.put(MatterKey.of(e), MatterProfile.after(matters.get(MatterKey.of(e)), e, stamp));
                yield new CreditProfile(subject, state, successions, records, next);
            }
            case PersonalDataErased e -> {
                SequencedMap<RecordId, RecordProfile> next = new LinkedHashMap<>(records);
                next.replaceAll((id, record) -> record.withoutPersonal());
                SequencedMap<MatterKey, MatterProfile> closed = new LinkedHashMap<>(matters);
                closed.replaceAll((key, matter) -> matter.afterErasure());
                yield new CreditProfile(
                        subject == null ? null : subject.withoutPersonal(),
                        ArchiveState.ERASED,
                        successions,
                        next,
                        closed);
            }
            case OfProtection e ->
                new CreditProfile(subject, ArchiveState.broughtBy(e).orElse(state), successions, records, matters);
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
