package org.chengxin.api.log;

import java.time.Instant;
import java.util.Optional;
import org.chengxin.ledger.store.Discrepancy;
import org.jspecify.annotations.Nullable;

/** How signing one log is going on this node. Written by the thread that signs, read by everybody. */
final class LogState {

    private volatile @Nullable Discrepancy refused;
    private volatile @Nullable Failure failing;

    /** Signing does not get through, for instance because the database is away; it is tried again. */
    record Failure(Instant since, String why) {}

    /** What was found that must not be signed; then this node signs nothing until it is started again. */
    Optional<Discrepancy> refused() {
        return Optional.ofNullable(refused);
    }

    Optional<Failure> failing() {
        return Optional.ofNullable(failing);
    }

    void refuse(Discrepancy discrepancy) {
        refused = discrepancy;
    }

    void works() {
        failing = null;
    }

    void fails(Instant now, String why) {
        Failure known = failing;
        failing = new Failure(known == null ? now : known.since(), why);
    }
}
