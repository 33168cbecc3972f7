package org.chengxin.api.security;

import org.chengxin.ledger.credit.Role;
import org.jspecify.annotations.Nullable;

/** An account about to be added, its secret already hashed. */
record NewAccount(
        AccountKey key,
        String secretHash,
        Role role,
        @Nullable String organ,
        boolean demo,
        String createdBy) {}
