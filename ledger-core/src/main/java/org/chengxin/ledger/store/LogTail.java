package org.chengxin.ledger.store;

import java.sql.SQLException;
import java.util.Optional;
import org.chengxin.ledger.seal.TreeHasher;

/**
 * The end of the log as this node knows it. Whatever it reads later must have grown out of that; if it has not, the log was
 * cut or changed under our hands, and the gate is closed.
 *
 * <p>Not thread-safe, but anybody may ask for the head.
 */
final class LogTail {

    private final WriterConnection connection;
    private final AppendGate gate;
    private final TreeHasher hasher;
    private volatile LogHead head;

    LogTail(WriterConnection connection, AppendGate gate, TreeHasher hasher) {
        this.connection = connection;
        this.gate = gate;
        this.hasher = hasher;
        this.head = load();
    }

    LogHead head() {
        return head;
    }

    /** This node has stored a batch that ends so. */
    void growTo(LogHead grown) {
        head = grown;
    }

    /**
     * Reads what other nodes have added.
     *
     * @throws AppendsClosedException if it does not continue what this node has seen
     */
    void catchUp() {
        connection.reading(this::catchUp);
    }

    /** The same within the caller's transaction. Returns whether there was anything new. */
    boolean catchUp(LogRows rows) throws SQLException {
        LogHead seen = head;
        try {
            Optional<LogHead> near = rows.grownFrom(seen, hasher);
            head = near.isPresent() ? near.get() : rows.head(hasher);
        } catch (HeadMismatchException e) {
            gate.close(e.discrepancy());
        }
        gate.check();
        return head.size() > seen.size();
    }

    private LogHead load() {
        try {
            return connection.reading(rows -> rows.head(hasher));
        } catch (HeadMismatchException e) {
            gate.close(e.discrepancy());
            return e.head();
        }
    }
}
