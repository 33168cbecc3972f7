package org.chengxin.api.bench;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.seal.TreeHasher;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.StoredEvent;

/** How fast one thread hashes the leaves of a log when the stored bytes are in memory: commitments, leaf, nothing else. */
final class LeafHashing {

    private static final int EVENTS = 20_000;
    private static final int PAGE_EVENTS = 2_000;

    private final List<StoredEvent> events;
    private final TreeHasher hasher;

    private LeafHashing(List<StoredEvent> events, TreeHasher hasher) {
        this.events = events;
        this.hasher = hasher;
    }

    static LeafHashing of(SealedLog log) {
        List<StoredEvent> events = new ArrayList<>();
        while (events.size() < Math.min(EVENTS, log.head())) {
            events.addAll(log.read(events.size() + 1, PAGE_EVENTS));
        }
        return new LeafHashing(events, log.suite().hasher());
    }

    /** Leaves per second over so many seconds. */
    double rate(double seconds) {
        long leaves = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1e9) {
            for (StoredEvent event : events) {
                if (!event.entry(hasher).leaf(hasher).equals(event.leafHash())) {
                    throw new IllegalStateException("leaf " + event.position() + " is wrong");
                }
            }
            leaves += events.size();
        }
        return leaves / ((System.nanoTime() - start) / 1e9);
    }
}
