package org.chengxin.api.log;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chengxin.ledger.seal.AddCheckpoint;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.store.LateSignature;
import org.chengxin.ledger.store.SignedCheckpoint;
import org.chengxin.ledger.time.LedgerClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the witnesses of one log to cosign, all of them the same checkpoint, until enough have; then it is published and the
 * next round takes the newest. A witness that is slow or down is not waited for once there are enough, and asked again later.
 */
final class WitnessRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessRounds.class);

    private static final long ROUND_SECONDS_MAX = 6;

    /** How long nothing happens before it is looked whether a witness that failed may be asked again. */
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final ServedLog log;
    private final List<AskedWitness> witnesses;
    private final LedgerClock clock;
    private final Semaphore news = new Semaphore(0);
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;
    private volatile long publishedSize = -1;

    WitnessRounds(ServedLog log, List<AskedWitness> witnesses, LedgerClock clock) {
        this.log = log;
        this.witnesses = List.copyOf(witnesses);
        this.clock = clock;
    }

    List<AskedWitness> witnesses() {
        return witnesses;
    }

    void start() {
        if (!witnesses.isEmpty()) {
            running = true;
            Thread.ofPlatform()
                    .daemon()
                    .name("log-witnesses-" + log.name().path())
                    .start(this::run);
        }
    }

    /** Says that a checkpoint was signed. */
    void newCheckpoint() {
        news.release();
    }

    @Override
    public void close() {
        running = false;
        news.release();
        asking.shutdownNow();
    }

    private void run() {
        while (running) {
            try {
                news.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                news.drainPermits();
                round();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn(
                            "Witnesses of /{} could not be asked: {}",
                            log.name().path(),
                            e.toString());
                }
            }
        }
    }

    private void round() throws InterruptedException {
        SignedCheckpoint newest = log.table().newest().orElse(null);
        if (newest == null) {
            return;
        }
        Set<String> cosigned = cosigned(newest.size());
        List<AskedWitness> open = witnesses.stream()
                .filter(witness -> !cosigned.contains(witness.vkey()))
                .filter(AskedWitness::take)
                .toList();
        Semaphore answers = new Semaphore(0);
        open.forEach(witness -> asking.execute(() -> {
            try {
                ask(witness, newest);
            } finally {
                witness.answered();
                answers.release();
            }
        }));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ROUND_SECONDS_MAX);
        publishIfEnough(newest.size());
        for (int answered = 0; answered < open.size() && !enough(newest.size()); answered++) {
            if (!answers.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
            publishIfEnough(newest.size());
        }
    }

    private void ask(AskedWitness witness, SignedCheckpoint checkpoint) {
        try {
            WitnessAnswer answer = witness.client().ask(request(witness.size(), checkpoint));
            if (answer instanceof WitnessAnswer.Elsewhere elsewhere) {
                if (elsewhere.size() < 0 || elsewhere.size() > checkpoint.size()) {
                    witness.failed("409 " + elsewhere.size() + ", beyond the log's " + checkpoint.size());
                    return;
                }
                witness.standsAt(elsewhere.size());
                answer = witness.client().ask(request(elsewhere.size(), checkpoint));
            }
            take(witness, checkpoint.size(), answer);
        } catch (RuntimeException e) {
            witness.failed(e.toString());
        }
    }

    private AddCheckpoint request(long from, SignedCheckpoint checkpoint) {
        long old = Math.min(from, checkpoint.size());
        List<Hash> path =
                old == 0 ? List.of() : log.consistency(old, checkpoint.size()).path();
        return new AddCheckpoint(old, path, SignedNote.parse(checkpoint.note()));
    }

    private void take(AskedWitness witness, long size, WitnessAnswer answer) {
        switch (answer) {
            case WitnessAnswer.Cosigned cosigned -> {
                log.table()
                        .addLateSignature(
                                size,
                                new LateSignature(
                                        witness.vkey(), cosigned.signature().line(), clock.now()));
                witness.cosigned(size, clock.now());
            }
            case WitnessAnswer.Elsewhere elsewhere -> witness.failed("409 " + elsewhere.size());
            case WitnessAnswer.Inconsistent inconsistent -> {
                LOG.error(
                        "Witness {} does not accept that /{} grew out of what it knows: {}",
                        witness.name(),
                        log.name().path(),
                        inconsistent.why());
                witness.failed("422 " + inconsistent.why());
            }
            case WitnessAnswer.Failed failed -> witness.failed(failed.why());
        }
    }

    private void publishIfEnough(long size) {
        if (size > publishedSize && enough(size)) {
            log.table().publish(size, clock.now());
            publishedSize = size;
        }
    }

    private boolean enough(long size) {
        return cosigned(size).size() >= log.settings().witnessesRequired();
    }

    /** The witnesses that we know who have cosigned the checkpoint of this size. */
    private Set<String> cosigned(long size) {
        Set<String> known = witnesses.stream().map(AskedWitness::vkey).collect(Collectors.toSet());
        return log.table().lateSignatures(size).stream()
                .map(LateSignature::vkey)
                .filter(known::contains)
                .collect(Collectors.toSet());
    }
}
