package org.chengxin.ledger.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller is told whose events may be in the log already: the first answer, a conflict, or nothing yet. */
final class Verdict {

    private final @Nullable List<Appended> appended;
    private final @Nullable RuntimeException refused;

    private Verdict(@Nullable List<Appended> appended, @Nullable RuntimeException refused) {
        this.appended = appended;
        this.refused = refused;
    }

    /**
     * @param stored the events of the log that have the id of one of the caller's
     * @param taken the places of the caller's events that are occupied
     * @param before events found up to this position were sent earlier; those behind it are the caller's own
     */
    static Verdict of(Pending pending, Map<String, StoredEvent> stored, Set<SubjectPlace> taken, long before) {
        List<Appended> appended = new ArrayList<>(pending.items().size());
        for (Pending.Item item : pending.items()) {
            StoredEvent found = stored.get(item.event.eventId());
            if (found == null) {
                if (taken.contains(SubjectPlace.of(item.event))) {
                    return new Verdict(
                            null, new SequenceConflictException(item.event.subjectId(), item.event.sequence()));
                }
            } else if (isSame(item.event, found)) {
                appended.add(new Appended(found.position(), found.leafHash(), found.position() <= before));
            } else {
                return new Verdict(null, new EventIdConflictException(item.event.eventId(), found.position()));
            }
        }
        if (appended.isEmpty()) {
            return new Verdict(null, null);
        }
        if (appended.size() < pending.items().size()) {
            return new Verdict(
                    null,
                    new EventIdConflictException(
                            pending.items().getFirst().event.eventId(),
                            appended.getFirst().position()));
        }
        return new Verdict(appended, null);
    }

    boolean isOpen() {
        return appended == null && refused == null;
    }

    void tell(Pending pending) {
        if (appended != null) {
            pending.succeed(appended);
        } else if (refused != null) {
            pending.fail(refused);
        }
    }

    /** The same event, sent again; its salt and the moment of sending may be others. */
    private static boolean isSame(NewEvent sent, StoredEvent found) {
        return sent.subjectId().equals(found.subjectId())
                && sent.sequence() == found.sequence()
                && sent.name().equals(found.name())
                && Arrays.equals(sent.bytes().payload(), found.bytes().payload())
                && Arrays.equals(sent.bytes().metadata(), found.bytes().metadata());
    }
}
