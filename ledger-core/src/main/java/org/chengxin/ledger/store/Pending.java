package org.chengxin.ledger.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.FieldSums;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * Events that enter the log together or not at all, and the caller who waits for them. All that does not depend on the
 * position is worked out here, in the caller's thread.
 */
final class Pending {

    /** One event, ready but for its position. */
    static final class Item {

        final NewEvent event;
        final byte[] eventId;
        final byte[] subjectId;
        final int sequence;
        final long sums;
        private final byte[] entry;

        private Item(NewEvent event, TreeHasher hasher) {
            this.event = event;
            this.eventId = EventIds.toBytes(event.eventId());
            this.subjectId = SubjectIds.toBytes(event.subjectId());
            this.sequence = Math.toIntExact(event.sequence());
            StoredEvent unplaced = new StoredEvent(
                    0,
                    event.eventId(),
                    event.name(),
                    event.subjectId(),
                    event.sequence(),
                    event.recordedAtMicros(),
                    event.bytes(),
                    0,
                    NO_HASH,
                    null);
            this.entry = unplaced.entry(hasher).encode();
            this.sums = FieldSums.ofEntry(
                    entry, event.bytes().payload(), event.bytes().metadata());
        }

        Hash leafAt(long position, TreeHasher hasher) {
            Entry.place(entry, position);
            return hasher.leaf(entry);
        }
    }

    private static final Hash NO_HASH = Hash.of(new byte[Hash.BYTES]);

    private final List<Item> items;
    private final long bytes;
    private final Thread caller = Thread.currentThread();
    private volatile @Nullable List<Appended> done;
    private volatile @Nullable RuntimeException failed;

    /**
     * @throws SequenceConflictException if two of the events want the same place
     * @throws EventIdConflictException if two of them have the same id
     */
    Pending(List<NewEvent> events, TreeHasher hasher) {
        refuseRivals(events);
        this.items = events.stream().map(event -> new Item(event, hasher)).toList();
        this.bytes = events.stream().mapToLong(NewEvent::length).sum();
    }

    List<Item> items() {
        return items;
    }

    long bytes() {
        return bytes;
    }

    boolean isAnswered() {
        return done != null || failed != null;
    }

    void succeed(List<Appended> appended) {
        done = appended;
        LockSupport.unpark(caller);
    }

    void fail(RuntimeException reason) {
        failed = reason;
        LockSupport.unpark(caller);
    }

    private static void refuseRivals(List<NewEvent> events) {
        if (events.size() == 1) {
            return;
        }
        Set<SubjectPlace> places = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (NewEvent event : events) {
            if (!places.add(SubjectPlace.of(event))) {
                throw new SequenceConflictException(event.subjectId(), event.sequence());
            }
            if (!ids.add(event.eventId())) {
                throw new EventIdConflictException("event id " + event.eventId() + " occurs twice in one append");
            }
        }
    }

    /** Waits for the answer, however long it takes: what has been handed to the database is not abandoned. */
    List<Appended> answer() {
        boolean interrupted = false;
        while (!isAnswered()) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException reason = failed;
        if (reason != null) {
            throw reason;
        }
        List<Appended> appended = done;
        return appended == null ? List.of() : appended;
    }
}
