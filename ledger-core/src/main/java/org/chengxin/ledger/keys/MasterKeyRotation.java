package org.chengxin.ledger.keys;

import java.util.List;
import org.chengxin.ledger.personal.MasterKey;
import org.chengxin.ledger.store.MasterKeyTable.Master;
import org.chengxin.ledger.store.SubjectKeyTable;
import org.chengxin.ledger.store.WrappedKey;

/**
 * Changes the master key while everything runs: a fresh key wraps from now on, keys wrapped with older ones are rewrapped in
 * small transactions, and an old one is removed from this node once nothing names it. From then on the copies that backups
 * and the write-ahead log still hold of wrapped keys, those destroyed since included, open no more.
 *
 * <p>May be broken off at any point and taken up again, here or on another node.
 */
public final class MasterKeyRotation {

    private static final int KEYS_PER_TRANSACTION = 500;

    private final MasterKeyring masters;
    private final SubjectKeyTable table;

    public MasterKeyRotation(MasterKeyring masters, SubjectKeyTable table) {
        this.masters = masters;
        this.table = table;
    }

    /**
     * How far it is.
     *
     * @param keysLeft keys still wrapped with an old master key
     */
    public record Progress(List<Master> inUse, long keysLeft) {

        public boolean isRunning() {
            return inUse.size() > 1;
        }
    }

    /** Lets a fresh master key wrap. What is wrapped with the old one is left to {@link #step}. */
    public void begin() {
        List<Master> inUse = masters.inUse();
        masters.add(inUse.isEmpty() ? 0 : inUse.getLast().version());
    }

    /** Rewraps the next few keys, or retires a key nothing names any more; returns whether something is left to do. */
    public boolean step() {
        List<Master> inUse = masters.inUse();
        if (inUse.size() <= 1) {
            return false;
        }
        Master oldest = inUse.getFirst();
        MasterKey current = masters.reload();
        if (table.rewrap(oldest.id(), KEYS_PER_TRANSACTION, key -> rewrapped(key, current)) == 0) {
            masters.retire(oldest.id());
        }
        return true;
    }

    public Progress progress() {
        List<Master> inUse = masters.inUse();
        long left = inUse.stream()
                .limit(Math.max(0, inUse.size() - 1))
                .mapToLong(master -> table.count(master.id()))
                .sum();
        return new Progress(inUse, left);
    }

    private WrappedKey rewrapped(WrappedKey key, MasterKey current) {
        byte[] secret = masters.unwrap(key);
        return WrappedKey.of(key.owner(), current.id(), current.wrap(key.owner(), secret));
    }
}
