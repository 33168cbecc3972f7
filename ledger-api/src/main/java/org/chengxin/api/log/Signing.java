package org.chengxin.api.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.api.boot.BeforeFirstAppend;
import org.chengxin.api.boot.GrowthListener;
import org.chengxin.ledger.publish.DiscrepancyException;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Signs both logs whenever they have grown: at once after a quiet time, and at most every half second under load. Before the
 * first event of this process is accepted, everything that was not signed yet is looked at. What is found amiss makes the
 * ledger read-only for the rest of the process's life.
 */
final class Signing implements BeforeFirstAppend, GrowthListener, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Signing.class);

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Between two rounds, however long they take. */
    private static final long PAUSE_MIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** A ring may be lost; and the log of disclosure grows without one, a moment after the ledger. */
    private static final long LOOK_AT_LEAST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final SignedLogs logs;
    private final AppendGate gate;
    private final LedgerClock clock;
    private volatile boolean grown;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    Signing(SignedLogs logs, AppendGate gate, LedgerClock clock) {
        this.logs = logs;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public void look() {
        for (SignedLog log : logs.all()) {
            try {
                log.signer().examineAtStart();
            } catch (DiscrepancyException e) {
                refuse(log, e);
            }
        }
    }

    @Override
    public void logHasGrown() {
        grown = true;
        LockSupport.unpark(thread);
    }

    /** Signs what there is and goes on in a thread of its own; before the web server, so that it always has a checkpoint. */
    @Override
    public void start() {
        running = true;
        round();
        logs.all().forEach(log -> log.witnesses().start());
        thread = Thread.ofPlatform().daemon().name("log-signer").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        logs.all().forEach(log -> log.witnesses().close());
        Thread signing = thread;
        if (signing != null) {
            LockSupport.unpark(signing);
            join(signing);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (running) {
            boolean another = grown;
            grown = false;
            long begun = System.nanoTime();
            another |= round();
            parkUntil(Math.max(begun + PERIOD_NANOS, System.nanoTime() + PAUSE_MIN_NANOS), false);
            if (!another) {
                parkUntil(begun + LOOK_AT_LEAST_NANOS, true);
            }
        }
    }

    private void parkUntil(long deadline, boolean orGrown) {
        for (long left = deadline - System.nanoTime();
                running && left > 0 && !(orGrown && grown);
                left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    private boolean round() {
        boolean any = false;
        for (SignedLog log : logs.all()) {
            any |= sign(log);
        }
        return any;
    }

    private boolean sign(SignedLog log) {
        if (log.state().refused().isPresent() || gate.closed().isPresent()) {
            return false;
        }
        try {
            boolean signed = log.signer().sign(log.served().settings().witnessesRequired() == 0);
            log.state().works();
            if (signed) {
                log.witnesses().newCheckpoint();
            }
            return signed;
        } catch (DiscrepancyException e) {
            refuse(log, e);
        } catch (RuntimeException e) {
            log.state().fails(clock.now(), String.valueOf(e.getMessage()));
            LOG.warn("The log /{} could not be signed: {}", log.served().name().path(), e.toString());
        }
        return false;
    }

    private void refuse(SignedLog log, DiscrepancyException e) {
        log.state().refuse(e.discrepancy());
        gate.close(e.discrepancy());
        LOG.error(
                "The log /{} is not signed and the ledger is read-only: {}",
                log.served().name().path(),
                e.discrepancy().text());
    }

    private static void join(Thread signing) {
        try {
            signing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
