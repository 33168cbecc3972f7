package org.chengxin.api.boot;

import javax.sql.DataSource;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.serialization.Serializer;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.CreditSubject;
import org.chengxin.ledger.credit.Rulebook;
import org.chengxin.ledger.edition.CatalogueStream;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.store.ClaimTable;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.submission.SubmissionBatch;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireSerializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the core what it needs: rules, a clock, keys. */
@Configuration(proxyBeanMethods = false)
class LedgerWiring {

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(PersonalSealer sealer) {
        return new WireSerializer(sealer);
    }

    @Bean
    Rulebook rulebook(Catalogues catalogues, LedgerClock clock) {
        return new Rulebook(catalogues, clock);
    }

    /** @param snapshotEveryEvents after so many events of a subject its state is written down, so that loading stays short */
    @Bean
    ConfigurerModule aggregates(@Value("${chengxin.snapshot-every-events:100}") int snapshotEveryEvents) {
        return configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(CreditSubject.class)
                        .configureSnapshotTrigger(axon ->
                                new EventCountSnapshotTriggerDefinition(snapshotter(axon), snapshotEveryEvents)))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(SubmissionBatch.class))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(CatalogueStream.class));
    }

    @Bean
    SubjectDirectory subjectDirectory(DataSource dataSource, MatchingKey matching, Ids ids) {
        return new SubjectDirectory(new ClaimTable(dataSource), matching, ids);
    }

    /**
     * Ours and not the starter's, which only knows aggregates that are Spring beans. The factory is told where handlers get
     * their parameters from: left to itself it looks on the class path, which does not find Spring's beans from within the jar.
     */
    private static Snapshotter snapshotter(org.axonframework.config.Configuration axon) {
        return AggregateSnapshotter.builder()
                .eventStore(axon.eventStore())
                .aggregateFactories(new GenericAggregateFactory<>(AnnotatedAggregateMetaModelFactory.inspectAggregate(
                        CreditSubject.class,
                        axon.parameterResolverFactory(),
                        axon.handlerDefinition(CreditSubject.class))))
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(CreditSubject.class))
                .build();
    }
}
