package org.chengxin.api.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A closed loop: every client appends, waits for the answer and appends again, without a pause, until the time is up. What
 * was begun before the end is counted and waited for.
 */
final class Load {

    private final boolean virtualThreads;

    Load(boolean virtualThreads) {
        this.virtualThreads = virtualThreads;
    }

    /** What a turn brought. Latencies are in nanoseconds and sorted. */
    record Result(long events, double seconds, long[] latencies) {

        double percentileMillis(double fraction) {
            int index = (int) Math.min(latencies.length - 1L, (long) Math.ceil(fraction * latencies.length) - 1);
            return latencies[Math.max(0, index)] / 1e6;
        }
    }

    Result run(Contender contender, List<Work> clients, double seconds) throws Exception {
        CountDownLatch ready = new CountDownLatch(clients.size());
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = threads()) {
            List<Future<Tally>> running = new ArrayList<>();
            for (Work work : clients) {
                running.add(threads.submit(() -> {
                    Contender.Client client = contender.client(work);
                    ready.countDown();
                    go.await();
                    return new Tally().fill(client, (long) (seconds * 1e9));
                }));
            }
            ready.await();
            long start = System.nanoTime();
            go.countDown();
            List<Tally> tallies = new ArrayList<>();
            for (Future<Tally> client : running) {
                tallies.add(client.get());
            }
            return total(tallies, (System.nanoTime() - start) / 1e9);
        }
    }

    private ExecutorService threads() {
        return virtualThreads ? Executors.newVirtualThreadPerTaskExecutor() : Executors.newCachedThreadPool();
    }

    private static Result total(List<Tally> tallies, double seconds) {
        long[] latencies = tallies.stream()
                .flatMapToLong(tally -> Arrays.stream(tally.latencies, 0, tally.appends))
                .sorted()
                .toArray();
        return new Result(tallies.stream().mapToLong(tally -> tally.events).sum(), seconds, latencies);
    }

    /** What one client did. */
    private static final class Tally {

        private long[] latencies = new long[1 << 12];
        private int appends;
        private long events;

        Tally fill(Contender.Client client, long nanos) throws Exception {
            long start = System.nanoTime();
            long before = start;
            while (before - start < nanos) {
                events += client.append();
                long after = System.nanoTime();
                add(after - before);
                before = after;
            }
            return this;
        }

        private void add(long latency) {
            if (appends == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * appends);
            }
            latencies[appends++] = latency;
        }
    }
}
