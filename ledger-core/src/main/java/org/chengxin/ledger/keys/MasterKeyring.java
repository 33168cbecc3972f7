package org.chengxin.ledger.keys;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.personal.Ciphers;
import org.chengxin.ledger.personal.KeyMissingException;
import org.chengxin.ledger.personal.MasterKey;
import org.chengxin.ledger.store.MasterKeyTable;
import org.chengxin.ledger.store.MasterKeyTable.Master;
import org.chengxin.ledger.store.WrappedKey;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;

/**
 * The master keys in use: the database says which there are and which of them wraps, this node's {@link MasterKeys} have
 * them. The first one is made with the first start.
 */
public final class MasterKeyring {

    private final MasterKeyTable table;
    private final MasterKeys keys;
    private final Ciphers ciphers;
    private final Ids ids;
    private final LedgerClock clock;
    private volatile @Nullable MasterKey wrapping;

    public MasterKeyring(MasterKeyTable table, MasterKeys keys, Ciphers ciphers, Ids ids, LedgerClock clock) {
        this.table = table;
        this.keys = keys;
        this.ciphers = ciphers;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those in use, the oldest first. */
    public List<Master> inUse() {
        return table.all();
    }

    /** The key that wraps, as far as this node knows. */
    MasterKey current() {
        MasterKey known = wrapping;
        return known != null ? known : reload();
    }

    /** Asks the database again which key wraps, and makes the first if there is none. */
    MasterKey reload() {
        MasterKey current = table.current().map(this::here).orElseGet(() -> add(0));
        wrapping = current;
        return current;
    }

    /** The key of that id, if this node has it. */
    Optional<MasterKey> find(String id) {
        return keys.find(id);
    }

    /**
     * The data key behind a row.
     *
     * @throws KeyMissingException if this node does not have the master key
     */
    byte[] unwrap(WrappedKey key) {
        return keys.find(key.master())
                .orElseThrow(() ->
                        new KeyMissingException(key.owner(), "the master key " + key.master() + " is not on this node"))
                .unwrap(key.owner(), key.wrapped());
    }

    /**
     * Lets a fresh key wrap from now on. If somebody else does the same at this moment, theirs is the one.
     *
     * @param after version of the key that wrapped until now, 0 if there was none
     */
    MasterKey add(int after) {
        MasterKey fresh = keys.create(ids.next());
        if (!table.add(new Master(fresh.id(), after + 1, ciphers.name(), clock.now()))) {
            keys.remove(fresh.id());
        }
        MasterKey current = table.current().map(this::here).orElseThrow();
        wrapping = current;
        return current;
    }

    /** Retires a key and removes it from this node; false if something is still wrapped with it. */
    boolean retire(String id) {
        boolean retired = table.retire(id, clock.now());
        if (retired) {
            keys.remove(id);
        }
        return retired;
    }

    /** Removes from this node what was retired while it was away. */
    public void removeRetired() {
        table.retired().forEach(keys::remove);
    }

    private MasterKey here(Master master) {
        return keys.find(master.id())
                .orElseThrow(() ->
                        new KeyMissingException("everybody", "the master key " + master.id() + " is not on this node"));
    }
}
