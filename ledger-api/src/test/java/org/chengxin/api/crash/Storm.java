package org.chengxin.api.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Many clients at work, a strike at a random moment, and a look at what is left: again and again on one log. */
final class Storm implements AutoCloseable {

    private static final int CLIENTS = 32;

    /** A strike comes when the clients have been told of so many more events. */
    private static final int RECEIPTS_MIN = 20;

    private static final int RECEIPTS_MAX = 600;
    private static final long PAUSE_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(3);

    private final CrashPostgres postgres;
    private final Victim victim;
    private final Random random;
    private final Journal journal;
    private final List<Finding> findings = Collections.synchronizedList(new ArrayList<>());
    private final List<Client> clients = new ArrayList<>();
    private CountDownLatch atWork = new CountDownLatch(0);

    Storm(Path folder, CrashPostgres postgres, Victim victim, long seed) throws Exception {
        this.postgres = postgres;
        this.victim = victim;
        this.random = new Random(seed);
        this.journal = new Journal(folder.resolve("journal"));
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(new Client("subject-" + client, random.nextLong(), journal, findings));
        }
    }

    /** What happens to the ledger in the middle of its work. Afterwards it runs again. */
    interface Strike {

        void hit(Random random) throws Exception;
    }

    /** Ends at the first strike after which something is wrong. */
    List<Finding> ride(int strikes, Strike strike) throws Exception {
        for (int number = 1; number <= strikes && findings.isEmpty(); number++) {
            workUntil(strike);
            look();
            settle();
            look();
        }
        return List.copyOf(findings);
    }

    /** For a strike: waits until no client gets an answer any more. */
    void awaitSilence() throws InterruptedException {
        atWork.await();
    }

    /** How many events the clients were told of. */
    int told() {
        return journal.size();
    }

    private void workUntil(Strike strike) throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        int enough = journal.size() + random.nextInt(RECEIPTS_MIN, RECEIPTS_MAX);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = new ArrayList<>();
            clients.forEach(client -> working.add(threads.submit(() -> client.work(victim, threads, stopped::get))));
            journal.await(enough);
            LockSupport.parkNanos(random.nextLong(PAUSE_NANOS_MAX));
            strike.hit(random);
            stopped.set(true);
            for (Future<?> client : working) {
                client.get();
            }
        }
    }

    private void settle() {
        for (Client client : clients) {
            if (findings.isEmpty()) {
                client.settle(victim);
            }
        }
    }

    private void look() throws Exception {
        try (Connection connection = postgres.connect()) {
            findings.addAll(LogCheck.of(StoredLog.read(connection), journal.receipts()));
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
