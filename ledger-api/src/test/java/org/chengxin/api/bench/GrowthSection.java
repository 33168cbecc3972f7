package org.chengxin.api.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What becomes of the store when its log grows a thousandfold, and what a proof costs on the large one. */
final class GrowthSection implements Section {

    private static final int SMALL_EVENTS = 10_000;

    private static final String SMALL = "small log";
    private static final String LARGE = "large log";
    private static final String PROOF = "inclusion proof";
    private static final String READ = "read by primary key";

    private static final String APPENDS = "growth, appends";
    private static final String APPENDS_TO_KNOWN = "growth, appends to known subjects";
    private static final String READS = "growth, reads of a subject";
    private static final String RESTARTS = "growth, restarts";
    private static final String PROOFS = "proofs";

    private static final Goal APPEND = Goal.atLeast(0.8, "events/s", "append to a large log, against a small one");
    private static final Goal SUBJECT = Goal.atMost(1.3, "ms", "read of a subject, large log against small");
    private static final Goal RESTART = Goal.atMost(1.2, "ms", "restart to the first append, large log against small");
    private static final Goal PROVE = Goal.atMost(5, "ms", "inclusion proof on the large log, against a read by key");

    private final Options options;
    private final BenchPostgres postgres;
    private final Samples samples;
    private final Notes notes;

    GrowthSection(Options options, BenchPostgres postgres, Samples samples, Notes notes) {
        this.options = options;
        this.postgres = postgres;
        this.samples = samples;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Goal> goals() {
        return List.of(APPEND, SUBJECT, RESTART, PROVE);
    }

    @Override
    public Map<Goal, Ratio> measure() throws Exception {
        int events = Disk.affordable(options.growthEvents(), notes);
        try (GrownLog small = GrownLog.loadRenewable(postgres, "small", SMALL_EVENTS, options);
                GrownLog large = GrownLog.load(postgres, "large", events, options)) {
            notes.say("small log: %,d events, large log: %,d events", small.events(), large.events());
            postgres.warm(large.database());
            Turns turns = new Turns(options, postgres, samples);
            turns.take(PROOFS, 1, List.of(Proofs.of(PROOF, large), Proofs.readsByKey(READ, large)));
            turns.take(READS, 1, List.of(new SubjectReads(SMALL, small), new SubjectReads(LARGE, large)));
            turns.take(
                    APPENDS,
                    options.clients(),
                    List.of(new GrownAppends(SMALL, small), new GrownAppends(LARGE, large)));
            turns.take(
                    APPENDS_TO_KNOWN,
                    options.clients(),
                    List.of(new KnownAppends(SMALL, small), new KnownAppends(LARGE, large)));
            new Restarts(options, postgres, samples, notes).take(RESTARTS, Map.of(SMALL, small, LARGE, large));
        }
        return ratios();
    }

    private Map<Goal, Ratio> ratios() {
        notes.say(
                "append to subjects of the log, large against small: %s",
                rate(APPENDS_TO_KNOWN).told());
        notes.say("p99 of a subject's read, large against small: %s", p99(READS).told());
        Map<Goal, Ratio> ratios = new HashMap<>();
        ratios.put(APPEND, rate(APPENDS));
        ratios.put(SUBJECT, samples.ratio(READS, LARGE, SMALL, 1, Sample::p50Millis));
        ratios.put(RESTART, samples.ratio(RESTARTS, LARGE, SMALL, 1, Sample::p50Millis));
        ratios.put(PROVE, samples.ratio(PROOFS, PROOF, READ, 1, Sample::p50Millis));
        return ratios;
    }

    private Ratio rate(String section) {
        return samples.ratio(section, LARGE, SMALL, options.clients(), Sample::eventsPerSecond);
    }

    private Ratio p99(String section) {
        return samples.ratio(section, LARGE, SMALL, 1, Sample::p99Millis);
    }
}
