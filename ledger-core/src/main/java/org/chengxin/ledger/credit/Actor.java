package org.chengxin.ledger.credit;

import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param account name of the account or client; a service name, never a person's civil name
 * @param role the capacity
 * @param organ unified social credit code of the organ the account acts for, absent for city-wide roles
 */
public record Actor(String account, Role role, @Nullable String organ) {}
