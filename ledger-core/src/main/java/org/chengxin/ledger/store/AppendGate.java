package org.chengxin.ledger.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether the log may grow. It is open until somebody finds that what is stored is not what was sealed, and then stays
 * closed until the process is started again: a mended ledger is looked at afresh.
 */
public final class AppendGate {

    private final AtomicReference<Discrepancy> closed = new AtomicReference<>();

    /** Closes the log for everybody in this process. The first reason stands. */
    public void close(Discrepancy reason) {
        closed.compareAndSet(null, reason);
    }

    /** Why the log is closed; empty while it is open. */
    public Optional<Discrepancy> closed() {
        return Optional.ofNullable(closed.get());
    }

    void check() {
        Discrepancy reason = closed.get();
        if (reason != null) {
            throw new AppendsClosedException(reason);
        }
    }
}
