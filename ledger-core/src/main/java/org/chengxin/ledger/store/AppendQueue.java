package org.chengxin.ledger.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who waits to be stored, and whether somebody is storing. Whoever enters while nobody leads has to lead; a leader who goes
 * must leave through {@link #leaveIfEmpty}, so that nobody is left waiting.
 */
final class AppendQueue {

    /** Most events that wait. One append may be larger; it then waits until it is alone. */
    static final int QUEUE_EVENTS_MAX = 50_000;

    static final long QUEUE_BYTES_MAX = 256L << 20;

    /** Most events stored by one statement. One append may be larger; it is then stored alone. */
    static final int BATCH_EVENTS_MAX = 4_096;

    static final long BATCH_BYTES_MAX = 16L << 20;

    static final Duration ROOM_WAIT_MAX = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private long waitingEvents;
    private long waitingBytes;
    private boolean led;

    /**
     * Waits for room, then for its turn in order of arrival.
     *
     * @return whether the caller leads from now on
     * @throws StoreBusyException if there is no room for {@value #QUEUE_EVENTS_MAX} events within ten seconds
     */
    boolean enter(Pending pending) {
        lock.lock();
        try {
            awaitRoomFor(pending);
            waiting.add(pending);
            waitingEvents += pending.items().size();
            waitingBytes += pending.bytes();
            boolean leads = !led;
            led = true;
            return leads;
        } finally {
            lock.unlock();
        }
    }

    /** What the leader stores next; empty if nobody waits. */
    List<Pending> take() {
        lock.lock();
        try {
            List<Pending> batch = new ArrayList<>(waiting.size());
            long events = 0;
            long bytes = 0;
            while (!waiting.isEmpty()) {
                Pending next = waiting.element();
                if (!batch.isEmpty()
                        && (events + next.items().size() > BATCH_EVENTS_MAX
                                || bytes + next.bytes() > BATCH_BYTES_MAX)) {
                    break;
                }
                batch.add(waiting.remove());
                events += next.items().size();
                bytes += next.bytes();
            }
            waitingEvents -= events;
            waitingBytes -= bytes;
            room.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the lead up, unless somebody waits. */
    boolean leaveIfEmpty() {
        lock.lock();
        try {
            led = !waiting.isEmpty();
            return !led;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoomFor(Pending pending) {
        long nanos = ROOM_WAIT_MAX.toNanos();
        while (!waiting.isEmpty()
                && (waitingEvents + pending.items().size() > QUEUE_EVENTS_MAX
                        || waitingBytes + pending.bytes() > QUEUE_BYTES_MAX)) {
            if (nanos <= 0) {
                throw new StoreBusyException(
                        "no room for " + pending.items().size() + " events behind " + waitingEvents + " that wait");
            }
            try {
                nanos = room.awaitNanos(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreBusyException("interrupted while waiting for room");
            }
        }
    }
}
