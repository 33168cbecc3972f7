package org.chengxin.api.boot;

import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.disclosure.DisclosureLog;
import org.chengxin.projections.disclosure.DisclosureReader;
import org.chengxin.projections.disclosure.DisclosureView;
import org.chengxin.projections.due.DueReader;
import org.chengxin.projections.due.DueView;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewFeed;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.history.HistoryReader;
import org.chengxin.projections.history.HistoryView;
import org.chengxin.projections.matter.MatterReader;
import org.chengxin.projections.matter.MatterView;
import org.chengxin.projections.objection.ObjectionReader;
import org.chengxin.projections.objection.ObjectionView;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.profile.ProfileView;
import org.chengxin.projections.profile.SuccessionReader;
import org.chengxin.projections.protection.ProtectionReader;
import org.chengxin.projections.protection.ProtectionView;
import org.chengxin.projections.repair.RepairReader;
import org.chengxin.projections.repair.RepairView;
import org.chengxin.projections.usage.UsageReader;
import org.chengxin.projections.usage.UsageView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sets each view behind a processor of its own. A view reads in one segment, so that its position is one number; a view
 * that fails stops with its error and tries again, so nothing is skipped.
 */
@Configuration(proxyBeanMethods = false)
class ViewWiring {

    /** Events a view takes in one transaction. */
    private static final int BATCH_EVENTS = 500;

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
    ConfigurerModule viewProcessors(List<View> views, ViewPositions viewPositions, SubjectKeys keys) {
        return configurer -> configurer.eventProcessing(processing -> {
            for (View view : views) {
                processing
                        .registerEventHandler(c -> new ViewFeed(view, viewPositions, keys))
                        .assignHandlerInstancesMatching(
                                view.name(), handler -> handler instanceof ViewFeed feed && feed.feeds(view))
                        .registerListenerInvocationErrorHandler(view.name(), c -> PropagatingErrorHandler.instance())
                        .registerPooledStreamingEventProcessor(
                                view.name(),
                                c -> c.eventStore(),
                                (c, builder) -> builder.initialSegmentCount(1).batchSize(BATCH_EVENTS));
            }
        });
    }
}
