package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.ledger.store.SealedEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Axon, as the application wires it, on PostgreSQL, as the migrations leave it. */
@LedgerTest
class AxonStoreTest {

    @Autowired
    private EventStore events;

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private TokenStore tokens;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private JdbcClient sql;

    @Test
    void events_go_to_a_store_and_not_only_to_whoever_listens() {
        assertThat(events).isInstanceOf(EmbeddedEventStore.class);
        assertThat(engine).isInstanceOf(SealedEventStorageEngine.class);
    }

    @Test
    void a_token_is_stored_and_read_back() {
        transactions.executeInTransaction(() -> tokens.initializeTokenSegments("view", 1));
        transactions.executeInTransaction(() -> tokens.storeToken(new GlobalSequenceTrackingToken(7), "view", 0));

        assertThat(transactions.fetchInTransaction(() -> tokens.fetchToken("view", 0)))
                .isEqualTo(new GlobalSequenceTrackingToken(7));
    }

    @Test
    void axon_takes_part_in_springs_transactions() {
        assertThat(transactions).isInstanceOf(SpringTransactionManager.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.event set payload = '\\x00'",
                "delete from ledger.event",
                "truncate ledger.event",
                "update ledger.node set hash = '\\x00'",
                "delete from ledger.node",
                "update ledger.event_type set type = 'other'",
                "delete from ledger.event_type"
            })
    void an_event_is_never_changed_or_removed(String change) {
        assertThatThrownBy(() -> sql.sql(change).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("the log is never changed or removed");
    }
}
