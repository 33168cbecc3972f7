package org.chengxin.ledger.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.seal.NoteSigner;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;
import org.chengxin.ledger.store.CheckpointTable;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.StoreDatabase;
import org.chengxin.ledger.time.LedgerClock;

/** One node that signs: its memory outlives its process, the signer does not. */
final class TestNode {

    private static final LedgerClock CLOCK =
            new LedgerClock(Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC));

    final CheckpointTable table;
    final Memory memory;
    private final LogIdentity identity;
    private final LeafSource leaves;
    private final List<NoteSigner> signers;
    private LogSigner signer;

    TestNode(StoreDatabase database, LogIdentity identity, Memory memory, NoteSigner... signers) {
        this.identity = identity;
        this.leaves = new EventLeaves(new SealedLog(database.dataSource(), identity.suite()));
        this.table = new CheckpointTable(database.dataSource(), "ledger");
        this.memory = memory;
        this.signers = List.of(signers);
        restart();
    }

    static LogIdentity identity(Suite suite) {
        return new LogIdentity("chengxin.local/ledger/test", suite);
    }

    void restart() {
        signer = new LogSigner(identity, leaves, table, memory, new Keys(signers), CLOCK);
    }

    boolean sign() {
        return signer.sign(true);
    }

    void examineAtStart() {
        signer.examineAtStart();
    }

    record Keys(List<NoteSigner> signers) implements LogSigner.Keys {

        @Override
        public List<VerifierKey> validAt(long size) {
            return signers.stream().map(NoteSigner::verifierKey).toList();
        }
    }

    /** A file in memory. */
    static final class Memory implements CheckpointMemory {

        private SignedNote latest;

        @Override
        public Optional<SignedNote> latest() {
            return Optional.ofNullable(latest);
        }

        @Override
        public void keep(SignedNote checkpoint) {
            latest = checkpoint;
        }
    }
}
