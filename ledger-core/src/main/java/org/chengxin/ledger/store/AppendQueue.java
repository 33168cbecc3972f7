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

    private final long queueEventsMax;
    private final long queueBytesMax;
    private final Duration roomWaitMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition left = lock.newCondition();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private long waitingEvents;
    private long waitingBytes;
    private boolean led;
    private boolean closed;

    AppendQueue() {
        this(QUEUE_EVENTS_MAX, QUEUE_BYTES_MAX, ROOM_WAIT_MAX);
    }

    AppendQueue(long queueEventsMax, long queueBytesMax, Duration roomWaitMax) {
        this.queueEventsMax = queueEventsMax;
        this.queueBytesMax = queueBytesMax;
        this.roomWaitMax = roomWaitMax;
    }

    /**
     * Waits for room, then for its turn in order of arrival.
     *
     * @return whether the caller leads from now on
     * @throws StoreBusyException if there is no room in time, or nothing is taken any more
     */
    boolean enter(Pending pending) {
        lock.lock();
        try {
            awaitRoomFor(pending);
            if (closed) {
                throw new StoreBusyException("the ledger is shutting down");
            }
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
            if (!led) {
                left.signalAll();
            }
            return !led;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nobody in any more, and waits until all who are in have been served and nobody leads. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            while (led) {
                left.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoomFor(Pending pending) {
        long nanos = roomWaitMax.toNanos();
        while (!closed
                && !waiting.isEmpty()
                && (waitingEvents + pending.items().size() > queueEventsMax
                        || waitingBytes + pending.bytes() > queueBytesMax)) {
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
