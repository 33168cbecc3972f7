package org.chengxin.ledger.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chengxin.ledger.personal.Ciphers;
import org.chengxin.ledger.personal.DataKey;
import org.chengxin.ledger.personal.KeyDestroyedException;
import org.chengxin.ledger.personal.KeyMissingException;
import org.chengxin.ledger.personal.MasterKey;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.store.RetiredMasterKeyException;
import org.chengxin.ledger.store.SubjectKeyTable;
import org.chengxin.ledger.store.WrappedKey;
import org.chengxin.ledger.time.Chance;
import org.chengxin.ledger.time.LedgerClock;

/**
 * Data keys wrapped in {@code ledger.subject_key}, and the opened ones of the last minute in memory. A key that another node
 * destroys is therefore gone here within {@link #CACHED_AT_MOST}; one destroyed here is gone at once.
 */
public final class SubjectKeyVault implements SubjectKeys {

    /** How long an opened key is kept in memory. */
    public static final Duration CACHED_AT_MOST = Duration.ofMinutes(1);

    private static final int CACHED_KEYS_MAX = 20_000;
    private static final int ATTEMPTS_MAX = 5;

    private final SubjectKeyTable table;
    private final MasterKeyring masters;
    private final Ciphers ciphers;
    private final Chance chance;
    private final LedgerClock clock;

    /** Entries are only added, never replaced, but by a destroyed one: so no slow reader of the old row puts a key back. */
    private final Cache<String, KeyState> known = Caffeine.newBuilder()
            .maximumSize(CACHED_KEYS_MAX)
            .expireAfterWrite(CACHED_AT_MOST)
            .build();

    public SubjectKeyVault(
            SubjectKeyTable table, MasterKeyring masters, Ciphers ciphers, Chance chance, LedgerClock clock) {
        this.table = table;
        this.masters = masters;
        this.ciphers = ciphers;
        this.chance = chance;
        this.clock = clock;
    }

    @Override
    public DataKey obtain(String owner) {
        KeyState state = state(owner);
        if (state instanceof KeyState.None) {
            make(Set.of(owner));
            state = state(owner);
        }
        return switch (state) {
            case KeyState.Open open -> open.key();
            case KeyState.Destroyed d -> throw new KeyDestroyedException(owner);
            case KeyState.None n ->
                throw new KeyMissingException(owner, "a key was made for it, but the table has none");
        };
    }

    @Override
    public void obtainAll(Collection<String> owners) {
        Set<String> without = unknown(owners);
        remember(table.find(without));
        without.removeAll(known.getAllPresent(without).keySet());
        if (!without.isEmpty()) {
            make(without);
            remember(table.find(without));
        }
    }

    @Override
    public Optional<DataKey> find(String owner) {
        return state(owner) instanceof KeyState.Open open ? Optional.of(open.key()) : Optional.empty();
    }

    @Override
    public void prepare(Collection<String> owners) {
        Set<String> unknown = unknown(owners);
        if (!unknown.isEmpty()) {
            remember(table.find(unknown));
        }
    }

    @Override
    public boolean isDestroyed(String owner) {
        return state(owner) instanceof KeyState.Destroyed;
    }

    @Override
    public boolean destroy(String owner) {
        boolean now = table.destroy(owner, clock.now());
        known.put(owner, new KeyState.Destroyed());
        return now;
    }

    private KeyState state(String owner) {
        KeyState state = known.getIfPresent(owner);
        if (state == null) {
            remember(table.find(List.of(owner)));
            state = known.getIfPresent(owner);
        }
        return state == null ? new KeyState.None() : state;
    }

    private Set<String> unknown(Collection<String> owners) {
        Set<String> unknown = new TreeSet<>(owners);
        unknown.removeAll(known.getAllPresent(unknown).keySet());
        return unknown;
    }

    private void remember(List<WrappedKey> rows) {
        for (WrappedKey row : rows) {
            known.asMap().putIfAbsent(row.owner(), opened(row));
        }
    }

    private KeyState opened(WrappedKey row) {
        return row.isDestroyed()
                ? new KeyState.Destroyed()
                : new KeyState.Open(new DataKey(row.owner(), ciphers, unwrapped(row)));
    }

    /** A master key may be retired between reading the row and looking for the key: then the row names another by now. */
    private byte[] unwrapped(WrappedKey row) {
        if (masters.find(row.master()).isPresent()) {
            return masters.unwrap(row);
        }
        return masters.unwrap(table.find(row.owner())
                .filter(anew -> !anew.isDestroyed())
                .orElseThrow(() -> new KeyDestroyedException(row.owner())));
    }

    /** First come, first served: a key made elsewhere in the meantime stays. */
    private void make(Set<String> owners) {
        for (int attempt = 1; ; attempt++) {
            MasterKey master = attempt == 1 ? masters.current() : masters.reload();
            try {
                table.add(owners.stream().map(owner -> fresh(owner, master)).toList());
                return;
            } catch (RetiredMasterKeyException e) {
                if (attempt == ATTEMPTS_MAX) {
                    throw e;
                }
            }
        }
    }

    private WrappedKey fresh(String owner, MasterKey master) {
        return WrappedKey.of(owner, master.id(), master.wrap(owner, chance.bytes(Ciphers.SECRET_BYTES)));
    }
}
