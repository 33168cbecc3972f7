package org.chengxin.api.verification;

import java.util.Collection;
import java.util.Optional;
import org.chengxin.ledger.personal.DataKey;
import org.chengxin.ledger.personal.KeyDestroyedException;
import org.chengxin.ledger.personal.KeyMissingException;
import org.chengxin.ledger.personal.SubjectKeys;

/** The keys there are. None is made where one is missing, and none destroyed. */
public final class ReadingKeys implements SubjectKeys {

    private final SubjectKeys keys;

    public ReadingKeys(SubjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public DataKey obtain(String owner) {
        return keys.find(owner).orElseThrow(() -> {
            if (keys.isDestroyed(owner)) {
                return new KeyDestroyedException(owner);
            }
            return new KeyMissingException(owner, "it has no key, and none was destroyed");
        });
    }

    @Override
    public void obtainAll(Collection<String> owners) {
        prepare(owners);
    }

    @Override
    public Optional<DataKey> find(String owner) {
        return keys.find(owner);
    }

    @Override
    public void prepare(Collection<String> owners) {
        keys.prepare(owners);
    }

    @Override
    public boolean isDestroyed(String owner) {
        return keys.isDestroyed(owner);
    }

    @Override
    public boolean destroy(String owner) {
        throw new UnsupportedOperationException("a verification destroys nothing");
    }
}
