package org.chengxin.projections.engine;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.chengxin.projections.engine.Batches.Outcome;
import org.chengxin.projections.engine.Batches.Taken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds one line on a thread of its own: batch after batch, and at the end of the log waits for more. */
final class Follower implements Runnable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Follower.class);

    /** How long a word from another node may be lost. */
    private static final long LOOK_MILLIS = 500;

    private static final long SOMEBODY_ELSES_MILLIS = 20;
    private static final long PAUSE_MILLIS = 2;
    private static final long RETRY_MILLIS_MIN = 100;
    private static final long RETRY_MILLIS_MAX = 10_000;

    private final Line line;
    private final Batches batches;
    private final Semaphore permits;
    private final Growth growth;
    private final Pace pace;
    private final ViewPositions moved;
    private final int batchEventsMax;
    private final AtomicLong events = new AtomicLong();
    private final Thread thread;
    private long position;
    private volatile @Nullable String failure;
    private volatile boolean closed;

    /**
     * @param permits how many may work at once, all together
     * @param position where it stands, as far as is known
     */
    Follower(
            Line line,
            Batches batches,
            Semaphore permits,
            Growth growth,
            Pace pace,
            ViewPositions moved,
            int batchEventsMax,
            long position) {
        this.line = line;
        this.batches = batches;
        this.permits = permits;
        this.growth = growth;
        this.pace = pace;
        this.moved = moved;
        this.batchEventsMax = batchEventsMax;
        this.position = position;
        this.thread = Thread.ofPlatform().daemon().name("view-" + line).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Why it stands still; absent while it goes on. */
    @Nullable
    String failure() {
        return failure;
    }

    void close() {
        closed = true;
        thread.interrupt();
    }

    void join(long millisMax) throws InterruptedException {
        thread.join(millisMax);
    }

    @Override
    public void run() {
        long pause = RETRY_MILLIS_MIN;
        while (!closed) {
            try {
                step();
                failure = null;
                pause = RETRY_MILLIS_MIN;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException e) {
                if (closed) {
                    break;
                }
                pace.leave(line);
                String reason = Passing.reason(e);
                if (!reason.equals(failure)) {
                    LOGGER.warn("The view {} stands still behind event {}; it tries again", line, position, e);
                }
                failure = reason;
                pause = sleep(pause);
            }
        }
        pace.leave(line);
    }

    private void step() throws InterruptedException {
        boolean building = line.target() == Target.NEXT;
        if (building) {
            pace.at(line, position);
            while (!pace.mayGoOn(position) && !closed) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        long seen = growth.times();
        permits.acquire();
        Taken taken;
        try {
            taken = batches.take(line, position, batchEventsMax);
        } finally {
            permits.release();
        }
        position = taken.position();
        if (taken.outcome() == Outcome.TAKEN) {
            events.addAndGet(taken.events());
            if (!building) {
                moved.moved();
            }
            return;
        }
        if (building) {
            pace.leave(line);
        }
        growth.await(seen, taken.outcome() == Outcome.AT_THE_END ? LOOK_MILLIS : SOMEBODY_ELSES_MILLIS);
    }

    /** Returns how long to wait the next time. */
    private long sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        return Math.min(RETRY_MILLIS_MAX, millis * 2);
    }
}
