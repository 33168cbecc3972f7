package org.chengxin.api.boot;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.LogBell;
import org.chengxin.ledger.store.SealedEventStorageEngine;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.store.SnapshotTable;
import org.chengxin.ledger.store.WriterConnections;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.UsageLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;

/** Sets the sealed log behind Axon. Nothing beyond this class knows that Axon's store is not its own. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class StoreWiring {

    @Bean
    AppendGate appendGate() {
        return new AppendGate();
    }

    @Bean
    WriterConnections writerConnections(Database database) {
        return database::connect;
    }

    @Bean
    LocalBell localBell() {
        return new LocalBell();
    }

    @Bean
    LogBell logBell(
            WriterConnections connections,
            ObjectProvider<WokenEventStore> readers,
            ObjectProvider<GrowthListener> listeners) {
        return new LogBell(connections, () -> {
            readers.ifAvailable(WokenEventStore::wake);
            listeners.forEach(GrowthListener::logHasGrown);
        });
    }

    @Bean
    Sequencer sequencer(
            WriterConnections connections,
            Suite suite,
            AppendGate gate,
            LogBell bell,
            LocalBell near,
            List<BeforeFirstAppend> looks,
            FlywayMigrationInitializer migrated) {
        looks.forEach(BeforeFirstAppend::look);
        return new Sequencer(connections, suite, gate, () -> {
            near.ring();
            bell.ring();
        });
    }

    @Bean
    SealedLog sealedLog(DataSource dataSource, Suite suite) {
        return new SealedLog(dataSource, suite);
    }

    @Bean
    UsageLog usageLog(
            SealedLog log,
            Sequencer sequencer,
            @Qualifier("eventSerializer") Serializer serializer,
            Ids ids,
            LedgerClock clock) {
        return new SealedUsages(log, sequencer, serializer, ids, clock);
    }

    @Bean
    SnapshotTable snapshotTable(DataSource dataSource) {
        return new SnapshotTable(dataSource);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            Sequencer sequencer,
            SealedLog log,
            SnapshotTable snapshots,
            Ids ids,
            @Qualifier("eventSerializer") Serializer serializer) {
        SealedEventStorageEngine.Builder engine = SealedEventStorageEngine.builder()
                .sequencer(sequencer)
                .log(log)
                .snapshots(snapshots)
                .salts(ids::salt);
        engine.eventSerializer(serializer).snapshotSerializer(serializer);
        return engine.build();
    }

    @Bean
    WokenEventStore eventStore(EventStorageEngine engine, Configuration axon) {
        return new WokenEventStore(EmbeddedEventStore.builder()
                .storageEngine(engine)
                .messageMonitor(axon.messageMonitor(EmbeddedEventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class)));
    }

    /**
     * Commands run outside any database transaction: an append commits by itself, and a connection held around it would be
     * one that the loading of aggregates waits for.
     */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(Configuration axon) {
        CommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    /** Axon's store, with a bell that other nodes can ring. */
    static final class WokenEventStore extends EmbeddedEventStore {

        WokenEventStore(Builder builder) {
            super(builder);
        }

        void wake() {
            afterCommit(List.<EventMessage<?>>of());
        }
    }
}
