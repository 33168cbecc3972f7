package org.chengxin.api.boot;

import org.jspecify.annotations.Nullable;

/** A PostgreSQL that somebody else runs; starting and stopping it is not our business. */
record GivenDatabase(
        String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String ownerName,
        @Nullable String ownerSecret)
        implements Database {

    @Override
    public @Nullable String ownerUsername() {
        return isOwnedBySomebodyElse() ? ownerName : username;
    }

    @Override
    public @Nullable String ownerPassword() {
        return isOwnedBySomebodyElse() ? ownerSecret : password;
    }

    private boolean isOwnedBySomebodyElse() {
        return ownerName != null && !ownerName.isBlank();
    }

    @Override
    public void close() {}
}
