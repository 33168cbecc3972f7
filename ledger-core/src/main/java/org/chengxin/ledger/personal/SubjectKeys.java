package org.chengxin.ledger.personal;

import java.util.Collection;
import java.util.Optional;

/**
 * One data key per owner, made when first needed and gone for ever once destroyed. An owner is a subject, or a submitted
 * file for rows whose subject is not known.
 */
public interface SubjectKeys {

    /**
     * The key of {@code owner}, made now if it has none. Many callers at once are given the same.
     *
     * @throws KeyDestroyedException if it was destroyed
     */
    DataKey obtain(String owner);

    /** Makes the keys that are missing, all at once, so that {@link #obtain} finds them; destroyed ones are passed over. */
    void obtainAll(Collection<String> owners);

    /** The key of {@code owner}; empty if none was made or it was destroyed. */
    Optional<DataKey> find(String owner);

    /** Reads many keys at once, so that {@link #find} has them at hand for a while. */
    void prepare(Collection<String> owners);

    /** Whether the key of {@code owner} was destroyed. */
    boolean isDestroyed(String owner);

    /**
     * Destroys the key of {@code owner}: what was sealed with it reads as erased from now on, here at once and on other
     * nodes within a minute. An owner that never had a key will have none.
     *
     * @return whether it was destroyed now; false if it had been before
     */
    boolean destroy(String owner);
}
