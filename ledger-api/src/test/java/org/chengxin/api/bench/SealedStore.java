package org.chengxin.api.bench;

import java.security.MessageDigest;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.chengxin.ledger.seal.Hash;
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

/** Our store as the application puts it together, with everything on: the sequencer, its bell, and a listener. */
final class SealedStore implements AutoCloseable {

    static final String SEALED = "sealed";
    static final String UNSEALED = "sealing off";

    /**
     * Sealing switched off for comparison: a digest that does nothing takes the place of SHA-256, so that commitments, leaves,
     * nodes and heads cost nothing to work out. The bytes they take remain.
     */
    private static final Suite NONE = new Suite("none", NoDigest::new, List.of());

    private final LogBell bell;
    private final Sequencer sequencer;
    private final SealedLog log;
    private final EventStorageEngine engine;

    private SealedStore(DataSource pool, WriterConnections connections, Suite suite) {
        this.bell = new LogBell(connections, () -> {});
        this.sequencer = new Sequencer(connections, suite, new AppendGate(), bell::ring);
        this.log = new SealedLog(pool, suite);
        SealedEventStorageEngine.Builder builder = SealedEventStorageEngine.builder()
                .sequencer(sequencer)
                .log(log)
                .snapshots(new SnapshotTable(pool))
                .salts(new Ids(LedgerClock.system())::salt);
        builder.eventSerializer(Work.JSON).snapshotSerializer(Work.JSON);
        this.engine = builder.build();
    }

    static SealedStore open(DataSource pool, WriterConnections connections) {
        return new SealedStore(pool, connections, Suite.INTL);
    }

    static SealedStore openUnsealed(DataSource pool, WriterConnections connections) {
        return new SealedStore(pool, connections, NONE);
    }

    EventStorageEngine engine() {
        return engine;
    }

    SealedLog log() {
        return log;
    }

    @Override
    public void close() {
        sequencer.close();
        bell.close();
    }

    /** Digests everything to zeros. */
    private static final class NoDigest extends MessageDigest {

        NoDigest() {
            super("none");
        }

        @Override
        protected void engineUpdate(byte input) {}

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {}

        @Override
        protected byte[] engineDigest() {
            return new byte[Hash.BYTES];
        }

        @Override
        protected int engineDigest(byte[] out, int offset, int length) {
            return Hash.BYTES;
        }

        @Override
        protected int engineGetDigestLength() {
            return Hash.BYTES;
        }

        @Override
        protected void engineReset() {}
    }
}
