package org.chengxin.api.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.chengxin.ledger.store.NewEvent;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.SequenceConflictException;
import org.chengxin.ledger.store.Sequencer;
import org.jspecify.annotations.Nullable;

/**
 * One stream of look-ups. Its places are given out one after the other, so a failed look-up leaves no gap; whoever comes while
 * another is being written waits and is then written together with all others that came.
 */
final class UsageLane {

    /** How often an append is tried when another node writes to the same stream at the same moment. */
    private static final int ATTEMPTS_MAX = 100;

    private static final int BATCH_EVENTS_MAX = 500;
    private static final long UNKNOWN = -1;

    private final String stream;
    private final SealedLog log;
    private final Sequencer sequencer;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** The next free place; guarded by {@link #writing}. */
    private long next = UNKNOWN;

    UsageLane(String stream, SealedLog log, Sequencer sequencer) {
        this.stream = stream;
        this.log = log;
        this.sequencer = sequencer;
    }

    /** A look-up on its way; its fields are guarded by {@link #writing}. */
    private static final class Waiting {

        private final UnplacedUsage usage;
        private boolean answered;
        private @Nullable RuntimeException failure;

        private Waiting(UnplacedUsage usage) {
            this.usage = usage;
        }
    }

    /**
     * Returns when it is stored.
     *
     * @throws RuntimeException if it is not known to be
     */
    void append(UnplacedUsage usage) {
        Waiting mine = new Waiting(usage);
        waiting.add(mine);
        RuntimeException failure;
        writing.lock();
        try {
            while (!mine.answered) {
                write(next());
            }
            failure = mine.failure;
        } finally {
            writing.unlock();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting w = waiting.poll(); w != null; w = batch.size() < BATCH_EVENTS_MAX ? waiting.poll() : null) {
            batch.add(w);
        }
        return batch;
    }

    /** Answers all of {@code batch}, whatever happens. */
    private void write(List<Waiting> batch) {
        @Nullable RuntimeException failure = new IllegalStateException("a look-up could not be stored");
        try {
            store(batch.stream().map(w -> w.usage).toList());
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            if (failure != null) {
                // What became of the places is not known; they are asked for anew.
                next = UNKNOWN;
            }
            for (Waiting w : batch) {
                w.failure = failure;
                w.answered = true;
            }
        }
    }

    private void store(List<UnplacedUsage> usages) {
        for (int attempt = 1; ; attempt++) {
            if (next == UNKNOWN) {
                next = log.lastSequence(stream).orElse(-1) + 1;
            }
            try {
                sequencer.append(placed(usages));
                next += usages.size();
                return;
            } catch (SequenceConflictException e) {
                next = UNKNOWN;
                if (attempt == ATTEMPTS_MAX) {
                    throw e;
                }
            }
        }
    }

    private List<NewEvent> placed(List<UnplacedUsage> usages) {
        List<NewEvent> placed = new ArrayList<>(usages.size());
        for (UnplacedUsage usage : usages) {
            placed.add(usage.at(stream, next + placed.size()));
        }
        return placed;
    }
}
