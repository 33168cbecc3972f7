package org.chengxin.ledger.store;

import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.chengxin.ledger.seal.Suite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Axon's own tests of an event storage engine, run against ours on a real PostgreSQL. */
class AxonEngineSuiteTest
        extends BatchingEventStorageEngineTest<SealedEventStorageEngine, SealedEventStorageEngine.Builder> {

    private final SecureRandom random = new SecureRandom();
    private final StoreDatabase database = StoreDatabase.fresh();
    private final Sequencer sequencer = new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {});

    @BeforeEach
    void engine() {
        setTestSubject(createEngine(builder -> builder));
    }

    @AfterEach
    void close() {
        sequencer.close();
    }

    @Override
    protected SealedEventStorageEngine createEngine(UnaryOperator<SealedEventStorageEngine.Builder> customization) {
        return customization
                .apply(SealedEventStorageEngine.builder()
                        .sequencer(sequencer)
                        .log(new SealedLog(database.dataSource(), Suite.INTL))
                        .snapshots(new SnapshotTable(database.dataSource()))
                        .salts(this::salt))
                .build();
    }

    private byte[] salt() {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return salt;
    }
}
