package org.chengxin.api.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.chengxin.ledger.publish.CheckpointMemory;
import org.chengxin.ledger.publish.EventLeaves;
import org.chengxin.ledger.publish.LogIdentity;
import org.chengxin.ledger.publish.LogSigner;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.NoteSigner;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;
import org.chengxin.ledger.store.CheckpointTable;
import org.chengxin.ledger.store.LogIdentityTable;
import org.chengxin.ledger.store.LogIdentityTable.Identity;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.time.LedgerClock;

/** Founds the log of a database and signs it, as the application does: twice a second at most, in a thread of its own. */
final class Signer implements AutoCloseable {

    private static final String ORIGIN = "bench.example/log";
    /** A log that is opened again is signed with the same key. */
    private static final Map<String, Ed25519NoteSigner> KEYS = new ConcurrentHashMap<>();

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PAUSE_MIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final LogSigner signer;
    private volatile boolean running;
    private Thread thread;

    Signer(DataSource pool, SealedLog log) {
        Ed25519NoteSigner key = found(pool, "ledger", ORIGIN);
        LogIdentity identity = new LogIdentity(ORIGIN, Suite.INTL);
        this.signer = new LogSigner(
                identity,
                new EventLeaves(log),
                new CheckpointTable(pool, "ledger"),
                new Memory(),
                new Keys(List.of((NoteSigner) key)),
                LedgerClock.system());
    }

    /** Gives the log of a schema its name and its key. */
    static Ed25519NoteSigner found(DataSource pool, String schema, String origin) {
        LedgerClock clock = LedgerClock.system();
        Ed25519NoteSigner key = KEYS.computeIfAbsent(origin, Ed25519NoteSigner::generate);
        LogIdentityTable table = new LogIdentityTable(pool, schema);
        table.found(new Identity(origin, Suite.INTL.name()), clock.now());
        table.addFirstKey(key.verifierKey().toString(), clock.now());
        return key;
    }

    /** Signs what there is. */
    void sign() {
        signer.sign(true);
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("log-signer").start(() -> {
            while (running) {
                long begun = System.nanoTime();
                sign();
                LockSupport.parkNanos(Math.max(PERIOD_NANOS - (System.nanoTime() - begun), PAUSE_MIN_NANOS));
            }
        });
    }

    @Override
    public void close() {
        running = false;
        if (thread != null) {
            LockSupport.unpark(thread);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record Keys(List<NoteSigner> signers) implements LogSigner.Keys {

        @Override
        public List<VerifierKey> validAt(long size) {
            return signers.stream().map(NoteSigner::verifierKey).toList();
        }
    }

    private static final class Memory implements CheckpointMemory {

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
