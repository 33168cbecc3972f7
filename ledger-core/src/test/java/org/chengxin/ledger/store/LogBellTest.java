package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chengxin.ledger.seal.Suite;
import org.junit.jupiter.api.Test;

/** A node hears that another has appended. */
class LogBellTest {

    private static final long WAIT_MAX_SECONDS = 60;

    private final StoreDatabase database = StoreDatabase.fresh();

    @Test
    @SuppressWarnings("try") // it listens by being there
    void aReaderOfAnotherNodeIsWoken() throws Exception {
        Semaphore woken = new Semaphore(0);
        try (LogBell here = new LogBell(database::connect, () -> {});
                LogBell there = new LogBell(database::connect, woken::release);
                Sequencer sequencer = new Sequencer(database::connect, Suite.INTL, new AppendGate(), here::ring)) {
            for (int i = 0; i < 3; i++) {
                awaitListener(woken, here);
                sequencer.append(StoreSamples.events("a", i, 1));
                assertThat(woken.tryAcquire(WAIT_MAX_SECONDS, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void aReaderThatCannotBeWokenOnceIsWokenTheNextTime() throws Exception {
        Semaphore woken = new Semaphore(0);
        try (LogBell bell = new LogBell(database::connect, () -> {
            woken.release();
            throw new IllegalStateException("asleep");
        })) {
            awaitListener(woken, bell);
            awaitListener(woken, bell);
        }
    }

    @Test
    void whoeverLostItsSessionIsWokenWhenItIsBack() throws Exception {
        Semaphore woken = new Semaphore(0);
        try (LogBell bell = new LogBell(database::connect, woken::release)) {
            awaitListener(woken, bell);
            database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid() and query like 'listen%'");
            assertThat(woken.tryAcquire(WAIT_MAX_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Rings until it is heard: only then it is certain that somebody listens. Rings still on their way are let pass. */
    private static void awaitListener(Semaphore woken, LogBell bell) throws InterruptedException {
        bell.ring();
        for (int seconds = 0; !woken.tryAcquire(1, TimeUnit.SECONDS); seconds++) {
            assertThat((long) seconds).isLessThan(WAIT_MAX_SECONDS);
            bell.ring();
        }
        woken.drainPermits();
    }
}
