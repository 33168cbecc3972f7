package org.chengxin.api.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** One event after the other: one client, and many at once. */
final class AppendSection implements Section {

    private static final String DATABASE = "append";

    private static final Goal WIRED = Goal.atLeast(3, "events/s", "append, many clients, against Axon as wired");
    private static final Goal BARE = Goal.atLeast(2, "events/s", "append, many clients, against bare Axon");
    private static final Goal RAW = Goal.atLeast(1.5, "events/s", "append, many clients, against raw inserts");
    private static final Goal P99_WIRED = Goal.atMost(0.4, "ms", "p99, many clients, against Axon as wired");
    private static final Goal P99_BARE = Goal.atMost(0.4, "ms", "p99, many clients, against bare Axon");
    private static final Goal P50_WIRED = Goal.atMost(1, "ms", "p50, one client, against Axon as wired");
    private static final Goal P50_BARE = Goal.atMost(1.2, "ms", "p50, one client, against bare Axon");
    private static final Goal SEALING = Goal.atLeast(0.95, "events/s", "append, many clients, sealing on against off");

    private final Options options;
    private final BenchPostgres postgres;
    private final Samples samples;

    AppendSection(Options options, BenchPostgres postgres, Samples samples) {
        this.options = options;
        this.postgres = postgres;
        this.samples = samples;
    }

    @Override
    public String name() {
        return "append";
    }

    @Override
    public List<Goal> goals() {
        return List.of(WIRED, BARE, RAW, P99_WIRED, P99_BARE, P50_WIRED, P50_BARE, SEALING);
    }

    @Override
    public Map<Goal, Ratio> measure() throws Exception {
        postgres.createLedger(DATABASE);
        try (HikariDataSource pool = postgres.pool(DATABASE, options.pool())) {
            List<Contender> contenders = contenders(pool);
            Turns turns = new Turns(options, postgres, samples);
            turns.take(name(), 1, contenders);
            turns.take(name(), options.clients(), contenders);
        }
        return Map.of();
    }

    private static List<Contender> contenders(DataSource pool) {
        return List.of(AxonContender.wired(pool), AxonContender.bare(pool));
    }
}
