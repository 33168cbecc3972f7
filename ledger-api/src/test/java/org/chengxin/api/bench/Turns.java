package org.chengxin.api.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Interleaved rounds: in every round each contender has its turn, in an order drawn anew, after a checkpoint. A turn into
 * which a checkpoint fell that nobody ordered is thrown away and taken again.
 */
final class Turns {

    private static final int TRIES_MAX = 3;

    private final Options options;
    private final BenchPostgres postgres;
    private final Samples samples;

    Turns(Options options, BenchPostgres postgres, Samples samples) {
        this.options = options;
        this.postgres = postgres;
        this.samples = samples;
    }

    /** Warms everybody up, discards that, and takes the rounds. */
    void take(String section, int clients, List<Contender> all) throws Exception {
        List<Contender> contenders = all.stream()
                .filter(contender ->
                        options.contenders().isEmpty() || options.contenders().contains(contender.name()))
                .toList();
        Progress.say("%s, %d client(s): warming up", section, clients);
        for (Contender contender : contenders) {
            contender.prepare();
            turn(contender, clients, 0);
        }
        Random order = new Random(options.seed());
        for (int round = 1; round <= options.rounds(); round++) {
            List<Contender> shuffled = new ArrayList<>(contenders);
            Collections.shuffle(shuffled, order);
            for (Contender contender : shuffled) {
                samples.add(undisturbed(section, round, contender, clients));
            }
        }
    }

    private Sample undisturbed(String section, int round, Contender contender, int clients) throws Exception {
        for (int tried = 1; ; tried++) {
            contender.prepare();
            postgres.checkpoint();
            String checkpoint = postgres.lastCheckpoint();
            CpuTime before = postgres.cpuTime();
            Load.Result result = turn(contender, clients, round);
            Sample sample = sample(
                    section,
                    round,
                    contender,
                    clients,
                    result,
                    postgres.cpuTime().minus(before));
            Progress.say(
                    "%s, round %d/%d, %d client(s), %s: %,.0f events/s, p50 %.2f ms, p99 %.2f ms, cpu %.0f + %.0f µs/event",
                    section,
                    round,
                    options.rounds(),
                    clients,
                    contender.name(),
                    sample.eventsPerSecond(),
                    sample.p50Millis(),
                    sample.p99Millis(),
                    sample.jvmMicrosPerEvent(),
                    sample.postgresMicrosPerEvent());
            if (postgres.lastCheckpoint().equals(checkpoint) || tried == TRIES_MAX) {
                return sample;
            }
            Progress.say("a checkpoint fell into this turn: once more");
        }
    }

    private Load.Result turn(Contender contender, int clients, int round) throws Exception {
        List<Work> work = Work.forClients(clients, options.seed() + round);
        return new Load(options.virtualThreads()).run(contender, work, options.seconds());
    }

    private static Sample sample(
            String section, int round, Contender contender, int clients, Load.Result result, CpuTime cpu) {
        return new Sample(
                section,
                round,
                contender.name(),
                clients,
                result.latencies().length,
                result.events(),
                result.seconds(),
                result.percentileMillis(0.5),
                result.percentileMillis(0.99),
                cpu.jvmSeconds() * 1e6 / result.events(),
                cpu.postgresSeconds() * 1e6 / result.events(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
