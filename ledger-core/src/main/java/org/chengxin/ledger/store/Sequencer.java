package org.chengxin.ledger.store;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.ledger.seal.Suite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way into the log. Callers queue; one of them at a time writes for all (group commit without a timer). Whoever
 * finds nobody writing writes in its own thread, so a single client pays for no hand-over; when others are waiting as it is
 * done, a thread of the sequencer goes on in its place until the queue is empty.
 *
 * <p>When {@link #append} returns, the events are on disk, have their positions, and are leaves of the tree.
 */
public final class Sequencer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Sequencer.class);

    /** Most events in one append, which is one transaction. */
    public static final int APPEND_EVENTS_MAX = 20_000;

    private final AppendQueue queue = new AppendQueue();
    private final AppendGate gate;
    private final Suite suite;
    private final BatchWriter writer;
    private final Runnable afterAppend;
    private final Thread successor;
    private volatile boolean successorLeads;
    private volatile boolean closed;

    /**
     * Reads the head of the log; a head that does not fit its tree closes {@code gate}.
     *
     * @param afterAppend run after every batch, by whoever wrote it; must return at once
     */
    public Sequencer(WriterConnections connections, Suite suite, AppendGate gate, Runnable afterAppend) {
        this.gate = gate;
        this.suite = suite;
        this.writer = new BatchWriter(connections, suite, gate);
        this.afterAppend = afterAppend;
        this.successor = Thread.ofPlatform().daemon().name("ledger-sequencer").start(this::succeed);
    }

    /**
     * Stores {@code events} together or not at all, and answers in their order. An event that is in the log already, with the
     * same content under the same id, is answered as it was the first time.
     *
     * @throws SequenceConflictException if a subject has an event of that sequence already
     * @throws EventIdConflictException if an id belongs to another event
     * @throws AppendsClosedException if the ledger is read-only
     * @throws StoreBusyException if too much is waiting, or the sequencer is closed
     * @throws StoreException if the database is gone for longer than can be waited for; then the outcome is known by trying
     *     again with the same event ids
     */
    public List<Appended> append(List<NewEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        if (events.size() > APPEND_EVENTS_MAX) {
            throw new IllegalArgumentException(
                    "one append takes at most " + APPEND_EVENTS_MAX + " events, found " + events.size());
        }
        gate.check();
        Pending mine = new Pending(events, suite.hasher());
        if (queue.enter(mine)) {
            leadUntilAnswered(mine);
        }
        return mine.answer();
    }

    /** The number of events in the log as this sequencer last saw it. */
    public long size() {
        return writer.size();
    }

    /** Stores what is waiting, then takes nothing more. */
    @Override
    public void close() {
        queue.close();
        closed = true;
        LockSupport.unpark(successor);
        try {
            successor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }

    private void leadUntilAnswered(Pending mine) {
        while (!mine.isAnswered()) {
            write(queue.take());
        }
        if (!queue.leaveIfEmpty()) {
            successorLeads = true;
            LockSupport.unpark(successor);
        }
    }

    private void succeed() {
        while (!closed) {
            if (!successorLeads) {
                LockSupport.park(this);
                continue;
            }
            List<Pending> batch = queue.take();
            if (batch.isEmpty()) {
                leave();
            } else {
                write(batch);
            }
        }
    }

    private void write(List<Pending> batch) {
        writer.write(batch);
        try {
            afterAppend.run();
        } catch (RuntimeException e) {
            // What is stored is stored. Readers look by themselves now and then.
            LOGGER.warn("Nobody could be told that the log has grown", e);
        }
    }

    /** Marks the lead as given up before it is, or a hand-over in between would be forgotten. */
    private void leave() {
        successorLeads = false;
        if (!queue.leaveIfEmpty()) {
            successorLeads = true;
        }
    }
}
