package org.chengxin.api.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** One event after the other, by one client and by many at once; and the room that the events then take. */
final class AppendSection implements Section {

    private static final String DATABASE = "append";
    private static final String UNSEALED_DATABASE = "append_unsealed";

    private static final Goal WIRED = Goal.atLeast(3, "events/s", "append, many clients, against Axon as wired");
    private static final Goal BARE = Goal.atLeast(2, "events/s", "append, many clients, against bare Axon");
    private static final Goal RAW = Goal.atLeast(1.5, "events/s", "append, many clients, against raw inserts");
    private static final Goal P99_WIRED = Goal.atMost(0.4, "ms", "p99, many clients, against Axon as wired");
    private static final Goal P99_BARE = Goal.atMost(0.4, "ms", "p99, many clients, against bare Axon");
    private static final Goal P50_WIRED = Goal.atMost(1, "ms", "p50, one client, against Axon as wired");
    private static final Goal P50_BARE = Goal.atMost(1.2, "ms", "p50, one client, against bare Axon");
    private static final Goal SEALING = Goal.atLeast(0.95, "events/s", "append, many clients, sealing on against off");
    private static final Goal STORAGE = Goal.atMost(0.95, "bytes/event", "storage with the tree, against Axon's table");

    /** Everything that grows with the log, indexes and all. */
    private static final List<String> OUR_TABLES = List.of("ledger.event", "ledger.node", "ledger.event_type");

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
        return List.of(WIRED, BARE, RAW, P99_WIRED, P99_BARE, P50_WIRED, P50_BARE, SEALING, STORAGE);
    }

    @Override
    public Map<Goal, Ratio> measure() throws Exception {
        postgres.createLedger(DATABASE);
        postgres.createLedger(UNSEALED_DATABASE);
        try (HikariDataSource pool = postgres.pool(DATABASE, options.pool());
                HikariDataSource unsealedPool = postgres.pool(UNSEALED_DATABASE, options.pool());
                SealedStore sealed = SealedStore.open(pool, () -> postgres.connect(DATABASE));
                SealedStore unsealed =
                        SealedStore.openUnsealed(unsealedPool, () -> postgres.connect(UNSEALED_DATABASE))) {
            List<Contender> contenders = List.of(
                    new EngineContender(SealedStore.SEALED, sealed.engine(), 1),
                    new EngineContender(SealedStore.UNSEALED, unsealed.engine(), 1),
                    AxonContender.wired(pool),
                    AxonContender.bare(pool),
                    new RawInsert(pool, LikeOurs.create(pool, "raw_insert")));
            Turns turns = new Turns(options, postgres, samples);
            turns.take(name(), 1, contenders);
            turns.take(name(), options.clients(), contenders);
            return ratios(pool);
        }
    }

    private Map<Goal, Ratio> ratios(DataSource pool) throws SQLException {
        int many = options.clients();
        Map<Goal, Ratio> ratios = new LinkedHashMap<>();
        ratios.put(WIRED, rate(AxonContender.WIRED, many));
        ratios.put(BARE, rate(AxonContender.BARE, many));
        ratios.put(RAW, rate(RawInsert.NAME, many));
        ratios.put(P99_WIRED, p99(AxonContender.WIRED, many));
        ratios.put(P99_BARE, p99(AxonContender.BARE, many));
        ratios.put(P50_WIRED, p50(AxonContender.WIRED, 1));
        ratios.put(P50_BARE, p50(AxonContender.BARE, 1));
        ratios.put(SEALING, rate(SealedStore.UNSEALED, many));
        ratios.put(STORAGE, Ratio.of(new double[] {ourBytesPerEvent(pool)}, new double[] {axonBytesPerEvent(pool)}));
        return ratios;
    }

    private Ratio rate(String reference, int clients) {
        return samples.ratio(name(), SealedStore.SEALED, reference, clients, Sample::eventsPerSecond);
    }

    private Ratio p50(String reference, int clients) {
        return samples.ratio(name(), SealedStore.SEALED, reference, clients, Sample::p50Millis);
    }

    private Ratio p99(String reference, int clients) {
        return samples.ratio(name(), SealedStore.SEALED, reference, clients, Sample::p99Millis);
    }

    private static double ourBytesPerEvent(DataSource pool) throws SQLException {
        double bytes = 0;
        for (String table : OUR_TABLES) {
            bytes += number(pool, "select pg_total_relation_size('" + table + "')");
        }
        return bytes / number(pool, "select count(*) from ledger.event");
    }

    private static double axonBytesPerEvent(DataSource pool) throws SQLException {
        return number(pool, "select pg_total_relation_size('axon_wired')")
                / number(pool, "select count(*) from axon_wired");
    }

    private static double number(DataSource pool, String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
