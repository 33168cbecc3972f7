package org.chengxin.api.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * Time from nothing but a running PostgreSQL to the first acknowledged append: connections, the head of the log, its tree, one
 * event. Warm-up and rounds as everywhere. What a start reads is counted in rows, so that a scan of the log could not hide
 * behind a fast disk.
 */
final class Restarts {

    private final Options options;
    private final BenchPostgres postgres;
    private final Samples samples;
    private final Notes notes;

    Restarts(Options options, BenchPostgres postgres, Samples samples, Notes notes) {
        this.options = options;
        this.postgres = postgres;
        this.samples = samples;
        this.notes = notes;
    }

    void take(String section, Map<String, GrownLog> logs) throws Exception {
        List<Work> work = Work.forClients(1, options.seed());
        for (int round = 0; round <= options.rounds(); round++) {
            for (Map.Entry<String, GrownLog> log : logs.entrySet()) {
                postgres.checkpoint();
                long rows = postgres.rowsRead(log.getValue().database());
                double seconds = restart(log.getValue(), work.getFirst());
                rows = postgres.rowsRead(log.getValue().database()) - rows;
                Progress.say(
                        "%s, round %d, %s: %.1f ms, %,d rows read", section, round, log.getKey(), seconds * 1e3, rows);
                if (round > 0) {
                    samples.add(sample(section, round, log.getKey(), seconds));
                } else {
                    notes.say("rows read by a restart, %s: %,d", log.getKey(), rows);
                }
            }
        }
    }

    private static double restart(GrownLog log, Work work) {
        log.close();
        long start = System.nanoTime();
        log.open();
        log.store().engine().appendEvents(work.next(1));
        return (System.nanoTime() - start) / 1e9;
    }

    private static Sample sample(String section, int round, String name, double seconds) {
        return new Sample(
                section,
                round,
                name,
                1,
                1,
                1,
                seconds,
                seconds * 1e3,
                seconds * 1e3,
                0,
                0,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
