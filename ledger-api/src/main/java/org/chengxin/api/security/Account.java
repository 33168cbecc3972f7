package org.chengxin.api.security;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param organ code of the organ the account acts for, absent for city-wide roles
 * @param demo belongs to the demonstration and is void without it
 */
record Account(AccountKey key, Role role, @Nullable String organ, boolean enabled, boolean demo, Instant createdAt)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    enum Kind {
        PERSON,
        CLIENT
    }

    String name() {
        return key.name();
    }

    Actor actor() {
        return new Actor(name(), role, organ);
    }

    /** Whether a token or session of {@code earlier} still says the truth about this account. */
    boolean stillIs(Actor earlier) {
        return role == earlier.role() && Objects.equals(organ, earlier.organ());
    }
}
