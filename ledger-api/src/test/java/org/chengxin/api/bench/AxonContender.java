package org.chengxin.api.bench;

import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Axon's own JDBC engine on the tables that its own factory makes. */
final class AxonContender {

    static final String WIRED = "axon as wired";
    static final String BARE = "axon bare";

    private AxonContender() {}

    /**
     * As {@code JdbcAutoConfiguration} of Axon 4.13.0 and Spring Boot's transaction manager put it together: begin, insert,
     * commit.
     */
    static Contender wired(DataSource dataSource) {
        return contender(
                WIRED,
                "axon_wired",
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource)),
                new SpringTransactionManager(new JdbcTransactionManager(dataSource)));
    }

    /** Without a transaction manager: one insert that commits itself, the fastest this engine can be. */
    static Contender bare(DataSource dataSource) {
        return contender(
                BARE, "axon_bare", new DataSourceConnectionProvider(dataSource), NoTransactionManager.INSTANCE);
    }

    private static Contender contender(
            String name, String table, ConnectionProvider connections, TransactionManager transactions) {
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .snapshotSerializer(Work.JSON)
                .eventSerializer(Work.JSON)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(EventSchema.builder()
                        .eventTable(table)
                        .snapshotTable(table + "_snapshot")
                        .build())
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return new EngineContender(name, engine, 1);
    }
}
