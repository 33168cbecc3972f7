package org.chengxin.ledger.support;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.personal.Ciphers;
import org.chengxin.ledger.personal.DataKey;
import org.chengxin.ledger.personal.IntlCiphers;
import org.chengxin.ledger.personal.KeyDestroyedException;
import org.chengxin.ledger.personal.SubjectKeys;

/** Keys made from nothing but the owner, the same in every run, so that what is sealed with them can be kept as a sample. */
public final class FixedKeys implements SubjectKeys {

    private final Ciphers ciphers;
    private final Set<String> made = new HashSet<>();
    private final Set<String> destroyed = new HashSet<>();

    public FixedKeys(Ciphers ciphers) {
        this.ciphers = ciphers;
    }

    public FixedKeys() {
        this(IntlCiphers.INTL);
    }

    /** Keys of owners that are to have one although nothing was sealed in this run. */
    public FixedKeys of(String... owners) {
        made.addAll(Set.of(owners));
        return this;
    }

    @Override
    public DataKey obtain(String owner) {
        if (destroyed.contains(owner)) {
            throw new KeyDestroyedException(owner);
        }
        made.add(owner);
        return key(owner);
    }

    @Override
    public void obtainAll(Collection<String> owners) {
        made.addAll(owners);
    }

    @Override
    public Optional<DataKey> find(String owner) {
        return made.contains(owner) && !destroyed.contains(owner) ? Optional.of(key(owner)) : Optional.empty();
    }

    @Override
    public void prepare(Collection<String> owners) {}

    @Override
    public boolean isDestroyed(String owner) {
        return destroyed.contains(owner);
    }

    @Override
    public boolean destroy(String owner) {
        return destroyed.add(owner);
    }

    /** As if it had never been destroyed. */
    public void restore(String owner) {
        destroyed.remove(owner);
    }

    private DataKey key(String owner) {
        return new DataKey(owner, ciphers, ciphers.derive(new byte[Ciphers.SECRET_BYTES], "test key of " + owner));
    }
}
