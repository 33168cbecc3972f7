package org.chengxin.api.boot;

import org.jspecify.annotations.Nullable;

/** A PostgreSQL that somebody else runs; starting and stopping it is not our business. */
record GivenDatabase(
        String url, @Nullable String username, @Nullable String password) implements Database {

    @Override
    public void close() {}
}
