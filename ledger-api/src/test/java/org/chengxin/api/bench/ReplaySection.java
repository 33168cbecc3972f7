package org.chengxin.api.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.chengxin.api.LedgerApplication;
import org.chengxin.api.bench.PooledViews.Calls;
import org.chengxin.ledger.personal.DataKey;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewEngine;
import org.chengxin.projections.engine.ViewPositions;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Views built from the first event on: with a handler that does nothing, and all that there are. */
final class ReplaySection implements Section {

    private static final String NOTHING = "replay";
    private static final String REAL = "replay_real";
    private static final int NOTHING_EVENTS_MAX = 300_000;
    private static final int REAL_EVENTS_MAX = 40_000;
    private static final int POOL = 20;
    private static final int LOOK_MILLIS = 2;
    private static final int BATCH_EVENTS = 1_000;

    private static final Goal AGAINST_SELECT =
            Goal.atLeast(0.5, "events/s", "replay with a handler that does nothing, against a raw SELECT of the rows");
    private static final Goal AGAINST_POOLED = Goal.atLeast(
            3, "events/s", "replay with a handler that does nothing, against Axon's pooled processor, tuned");
    private static final Goal REAL_VIEWS =
            Goal.atLeast(5, "events/s", "all views built anew, against the same handlers on that processor");
    private static final Goal REAL_IN_BATCHES =
            Goal.atLeast(1, "events/s", "all views built anew, against the same views fed by it in batches");

    private final Options options;
    private final BenchPostgres postgres;
    private final Notes notes;

    ReplaySection(Options options, BenchPostgres postgres, Notes notes) {
        this.options = options;
        this.postgres = postgres;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public List<Goal> goals() {
        return List.of(AGAINST_SELECT, AGAINST_POOLED, REAL_VIEWS, REAL_IN_BATCHES);
    }

    @Override
    public Map<Goal, Ratio> measure() throws Exception {
        List<double[]> nothing = nothing();
        List<double[]> real = real();
        return Map.of(
                AGAINST_SELECT, Ratio.of(column(nothing, 0), column(nothing, 1)),
                AGAINST_POOLED, Ratio.of(column(nothing, 0), column(nothing, 2)),
                REAL_VIEWS, Ratio.of(column(real, 0), column(real, 1)),
                REAL_IN_BATCHES, Ratio.of(column(real, 0), column(real, 2)));
    }

    private static double[] column(List<double[]> rounds, int column) {
        return rounds.stream().mapToDouble(round -> round[column]).toArray();
    }

    /** Something that is timed. */
    private interface Turn {
        void run() throws Exception;
    }

    private static double rate(long events, Turn turn) throws Exception {
        long start = System.nanoTime();
        turn.run();
        return events / ((System.nanoTime() - start) / 1e9);
    }

    private List<double[]> nothing() throws Exception {
        int events = Math.min(NOTHING_EVENTS_MAX, options.verifyEvents());
        postgres.createLedger(NOTHING);
        List<double[]> rounds = new ArrayList<>();
        try (HikariDataSource pool = postgres.pool(NOTHING, POOL);
                SealedStore store = SealedStore.open(pool, () -> postgres.connect(NOTHING))) {
            new LogLoader(pool, postgres::checkpoint, events, options.seed()).load();
            postgres.warm(NOTHING);
            for (int round = 0; round <= options.rounds(); round++) {
                postgres.checkpoint();
                double[] figures = {
                    rate(events, () -> ours(pool, events)),
                    rate(events, () -> SelectStream.main(postgres.url(NOTHING))),
                    rate(events, () -> pooled(store, pool, events))
                };
                Progress.say(
                        "replay, round %d/%d: nothing %,.0f events/s, SELECT %,.0f, pooled %,.0f",
                        round, options.rounds(), figures[0], figures[1], figures[2]);
                if (round > 0) {
                    rounds.add(figures);
                }
            }
        }
        return rounds;
    }

    /** Does nothing with its events. */
    private record NothingView() implements View {

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public void apply(List<LedgerEvent> batch) {}
    }

    private static void ours(HikariDataSource pool, long head) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        ViewPositions positions = new ViewPositions(JdbcClient.create(jdbc));
        jdbc.execute("delete from projection.position");
        try (ViewEngine engine = new ViewEngine(
                List.of(new NothingView()),
                new SealedLog(pool, Suite.INTL),
                event -> event,
                new NoKeys(),
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(pool)),
                positions,
                1,
                BATCH_EVENTS)) {
            engine.start();
            while (positions.of("nothing") < head) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    /** Whoever opens nothing needs no key. */
    private static final class NoKeys implements SubjectKeys {

        @Override
        public DataKey obtain(String owner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void obtainAll(Collection<String> owners) {}

        @Override
        public Optional<DataKey> find(String owner) {
            return Optional.empty();
        }

        @Override
        public void prepare(Collection<String> owners) {}

        @Override
        public boolean isDestroyed(String owner) {
            return false;
        }

        @Override
        public boolean destroy(String owner) {
            throw new UnsupportedOperationException();
        }
    }

    private static void pooled(SealedStore store, HikariDataSource pool, long head) throws Exception {
        TransactionManager transactions = new SpringTransactionManager(new JdbcTransactionManager(pool));
        try (PooledViews views = new PooledViews()) {
            views.add(
                    "nothing",
                    1,
                    EmbeddedEventStore.builder().storageEngine(store.engine()).build(),
                    transactions,
                    message -> null);
            views.run(head);
        }
    }

    private List<double[]> real() throws Exception {
        postgres.createLedger(REAL);
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "replay-");
        List<double[]> rounds = new ArrayList<>();
        try (ConfigurableApplicationContext application = SpringApplication.run(
                LedgerApplication.class,
                "--chengxin.database.url=" + postgres.url(REAL),
                "--chengxin.data=" + data,
                "--server.port=0",
                "--spring.datasource.hikari.maximum-pool-size=" + POOL)) {
            long head = new ReplayLedger(application, Math.min(REAL_EVENTS_MAX, options.verifyEvents() / 10)).fill();
            notes.say("all views: %,d events of archives and look-ups", head);
            ViewEngine engine = application.getBean(ViewEngine.class);
            for (int round = 0; round <= options.rounds(); round++) {
                postgres.checkpoint();
                double[] figures = {
                    rate(head, () -> anew(engine)),
                    rate(head, pooled(application, head, Calls.PER_EVENT)),
                    rate(head, pooled(application, head, Calls.PER_BATCH))
                };
                discard(application);
                Progress.say(
                        "replay, round %d/%d: all views %,.0f events/s, pooled per event %,.0f, per batch %,.0f",
                        round, options.rounds(), figures[0], figures[1], figures[2]);
                if (round > 0) {
                    rounds.add(figures);
                }
            }
        }
        return rounds;
    }

    private static void anew(ViewEngine engine) throws InterruptedException {
        engine.views().forEach(engine::rebuild);
        while (engine.views().stream().anyMatch(engine::isBuilding)) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Into tables made for it before its time begins. */
    private static Turn pooled(ConfigurableApplicationContext application, long head, Calls calls) {
        JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
        List<View> views = List.copyOf(application.getBeansOfType(View.class).values());
        views.forEach(view -> jdbc.query("select projection.prepare(?)", row -> {}, view.name()));
        TransactionManager transactions =
                new SpringTransactionManager(application.getBean(PlatformTransactionManager.class));
        EmbeddedEventStore source = application.getBean(EmbeddedEventStore.class);
        return () -> {
            try (PooledViews pooled = new PooledViews()) {
                views.forEach(view -> pooled.add(view, calls, source, transactions, jdbc));
                pooled.run(head);
            }
        };
    }

    private static void discard(ConfigurableApplicationContext application) {
        JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
        application
                .getBeansOfType(View.class)
                .values()
                .forEach(view -> jdbc.query("select projection.discard(?, 'next')", row -> {}, view.name()));
    }
}
