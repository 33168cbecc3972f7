package org.chengxin.api.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;

/** Batches of many events, as an import appends them, beside binary COPY into the same indexes. */
final class BulkSection implements Section {

    private static final String DATABASE = "bulk";
    private static final int EVENTS_PER_APPEND = 500;
    private static final int ROWS_PER_COPY = 5_000;
    private static final int CLIENTS = 4;

    private static final Goal COPY = Goal.atLeast(0.5, "events/s", "append in batches of 500, against binary COPY");

    private final Options options;
    private final BenchPostgres postgres;
    private final Samples samples;

    BulkSection(Options options, BenchPostgres postgres, Samples samples) {
        this.options = options;
        this.postgres = postgres;
        this.samples = samples;
    }

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public List<Goal> goals() {
        return List.of(COPY);
    }

    @Override
    public Map<Goal, Ratio> measure() throws Exception {
        postgres.createLedger(DATABASE);
        try (HikariDataSource pool = postgres.pool(DATABASE, options.pool());
                SealedStore sealed = SealedStore.open(pool, () -> postgres.connect(DATABASE))) {
            List<Contender> contenders = List.of(
                    new EngineContender(SealedStore.SEALED, sealed.engine(), EVENTS_PER_APPEND),
                    new CopyBatches(pool, LikeOurs.create(pool, "copied"), ROWS_PER_COPY));
            new Turns(options, postgres, samples).take(name(), CLIENTS, contenders);
            return Map.of(
                    COPY,
                    samples.ratio(name(), SealedStore.SEALED, CopyBatches.NAME, CLIENTS, Sample::eventsPerSecond));
        }
    }
}
