package org.chengxin.ledger.store;

import org.jspecify.annotations.Nullable;

/** A row of {@code ledger.subject_key}: a key wrapped with a master key, or the mark that it was destroyed. */
public final class WrappedKey {

    private final String owner;
    private final @Nullable String master;
    private final byte @Nullable [] wrapped;

    WrappedKey(String owner, @Nullable String master, byte @Nullable [] wrapped) {
        this.owner = owner;
        this.master = master;
        this.wrapped = wrapped;
    }

    /** A key of {@code owner}, wrapped with {@code master}. */
    public static WrappedKey of(String owner, String master, byte[] wrapped) {
        return new WrappedKey(owner, master, wrapped);
    }

    public String owner() {
        return owner;
    }

    public boolean isDestroyed() {
        return wrapped == null;
    }

    /** Id of the master key. Requires that it was not destroyed. */
    public String master() {
        return present(master);
    }

    /** Requires that it was not destroyed. */
    public byte[] wrapped() {
        return present(wrapped);
    }

    private <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the key of " + owner + " has been destroyed");
        }
        return part;
    }
}
