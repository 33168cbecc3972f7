package org.chengxin.api.log;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.chengxin.ledger.store.Discrepancy;

/** How signing one log is going on this node. */
final class LogState {

    private final AtomicReference<Optional<Discrepancy>> refused = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Failure>> failing = new AtomicReference<>(Optional.empty());

    /** Signing does not get through, for instance because the database is away; it is tried again. */
    record Failure(Instant since, String why) {}

    /** What was found that must not be signed; then this node signs nothing until it is started again. */
    Optional<Discrepancy> refused() {
        return refused.get();
    }

    Optional<Failure> failing() {
        return failing.get();
    }

    void refuse(Discrepancy discrepancy) {
        refused.set(Optional.of(discrepancy));
    }

    void works() {
        failing.set(Optional.empty());
    }

    void fails(Instant now, String why) {
        failing.updateAndGet(
                known -> Optional.of(new Failure(known.map(Failure::since).orElse(now), why)));
    }
}
