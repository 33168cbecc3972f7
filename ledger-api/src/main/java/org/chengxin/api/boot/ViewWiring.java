package org.chengxin.api.boot;

import java.util.List;
import org.axonframework.serialization.Serializer;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.disclosure.DisclosureLog;
import org.chengxin.projections.disclosure.DisclosureReader;
import org.chengxin.projections.disclosure.DisclosureView;
import org.chengxin.projections.due.DueReader;
import org.chengxin.projections.due.DueView;
import org.chengxin.projections.engine.EventOpener;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewEngine;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.engine.ViewTables;
import org.chengxin.projections.history.HistoryReader;
import org.chengxin.projections.history.HistoryView;
import org.chengxin.projections.matter.MatterReader;
import org.chengxin.projections.matter.MatterView;
import org.chengxin.projections.objection.ObjectionReader;
import org.chengxin.projections.objection.ObjectionView;
import org.chengxin.projections.past.PastReader;
import org.chengxin.projections.past.PastView;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.profile.ProfileView;
import org.chengxin.projections.profile.SuccessionReader;
import org.chengxin.projections.protection.ProtectionReader;
import org.chengxin.projections.protection.ProtectionView;
import org.chengxin.projections.repair.RepairReader;
import org.chengxin.projections.repair.RepairView;
import org.chengxin.projections.usage.UsageReader;
import org.chengxin.projections.usage.UsageView;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the views, what reads them, and the engine that keeps them up to date. */
@Configuration(proxyBeanMethods = false)
class ViewWiring {

    @Bean
    ProfileView profileView(JdbcTemplate jdbc, MatchingKey matching, WireJson wire) {
        return new ProfileView(jdbc, matching, wire);
    }

    @Bean
    HistoryView historyView(JdbcTemplate jdbc, WireJson wire) {
        return new HistoryView(jdbc, wire);
    }

    @Bean
    DisclosureView disclosureView(JdbcTemplate jdbc, Catalogues catalogues, LedgerClock clock, DisclosureLog log) {
        return new DisclosureView(jdbc, catalogues, clock, log);
    }

    @Bean
    ProtectionView protectionView(JdbcTemplate jdbc, WireJson wire) {
        return new ProtectionView(jdbc, wire);
    }

    @Bean
    MatterView matterView(JdbcTemplate jdbc, WireJson wire) {
        return new MatterView(jdbc, wire);
    }

    @Bean
    MatterReader matterReader(JdbcClient jdbc, WireJson wire) {
        return new MatterReader(jdbc, wire);
    }

    @Bean
    ObjectionView objectionView(JdbcTemplate jdbc, WireJson wire) {
        return new ObjectionView(jdbc, wire);
    }

    @Bean
    UsageView usageView(JdbcTemplate jdbc, WireJson wire) {
        return new UsageView(jdbc, wire);
    }

    @Bean
    UsageReader usageReader(JdbcClient jdbc, WireJson wire) {
        return new UsageReader(jdbc, wire);
    }

    @Bean
    ObjectionReader objectionReader(JdbcClient jdbc, WireJson wire) {
        return new ObjectionReader(jdbc, wire);
    }

    @Bean
    RepairView repairView(JdbcTemplate jdbc, WireJson wire) {
        return new RepairView(jdbc, wire);
    }

    @Bean
    RepairReader repairReader(JdbcClient jdbc, WireJson wire) {
        return new RepairReader(jdbc, wire);
    }

    @Bean
    DueView dueView(JdbcTemplate jdbc, Catalogues catalogues) {
        return new DueView(jdbc, catalogues);
    }

    @Bean
    PastView pastView(JdbcTemplate jdbc, WireJson wire) {
        return new PastView(jdbc, wire);
    }

    @Bean
    PastReader pastReader(JdbcClient jdbc, WireJson wire) {
        return new PastReader(jdbc, wire);
    }

    @Bean
    DueReader dueReader(JdbcClient jdbc) {
        return new DueReader(jdbc);
    }

    @Bean
    ProtectionReader protectionReader(JdbcClient jdbc, WireJson wire) {
        return new ProtectionReader(jdbc, wire);
    }

    @Bean
    ProfileReader profileReader(JdbcClient jdbc, MatchingKey matching, WireJson wire) {
        return new ProfileReader(jdbc, matching, wire);
    }

    @Bean
    HistoryReader historyReader(JdbcClient jdbc, WireJson wire) {
        return new HistoryReader(jdbc, wire);
    }

    @Bean
    SuccessionReader successionReader(JdbcClient jdbc, WireJson wire) {
        return new SuccessionReader(jdbc, wire);
    }

    @Bean
    DisclosureReader disclosureReader(JdbcClient jdbc, LedgerClock clock) {
        return new DisclosureReader(jdbc, clock);
    }

    @Bean
    ViewPositions viewPositions(JdbcClient jdbc) {
        return new ViewPositions(jdbc);
    }

    @Bean
    ViewTables viewTables(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new ViewTables(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    EventOpener eventOpener(@Qualifier("eventSerializer") Serializer serializer) {
        return new StoredEvents(serializer)::decode;
    }

    /** @param segments how many build a view anew side by side; as many as there are processors unless it is set */
    @Bean(destroyMethod = "")
    ViewEngine viewEngine(
            List<View> views,
            SealedLog log,
            SubjectKeys keys,
            EventOpener opener,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            ViewPositions positions,
            @Value("${chengxin.views.segments:0}") int segments,
            @Value("${chengxin.views.batch-events:1000}") int batchEvents) {
        return new ViewEngine(
                views,
                log,
                opener,
                keys,
                jdbc,
                new TransactionTemplate(transactions),
                positions,
                segments > 0 ? segments : Runtime.getRuntime().availableProcessors(),
                batchEvents);
    }

    @Bean
    SmartLifecycle runningViews(ViewEngine engine, LocalBell bell) {
        return new RunningViews(engine, bell);
    }

    @Bean
    GrowthListener viewsFollow(ViewEngine engine) {
        return engine::wake;
    }

    /** Follows the log from when everything is in place until the application begins to stop. */
    private static final class RunningViews implements SmartLifecycle {

        private final ViewEngine engine;
        private final LocalBell bell;
        private volatile boolean running;

        RunningViews(ViewEngine engine, LocalBell bell) {
            this.engine = engine;
            this.bell = bell;
        }

        @Override
        public void start() {
            bell.listen(engine::wake);
            engine.start();
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            engine.close();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
