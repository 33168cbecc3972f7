package org.chengxin.api.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who signed in on a page, as the session remembers it. */
record AccountPrincipal(AccountKey key, Role role, @Nullable String organ) implements Principal, Serializable {

    private static final long serialVersionUID = 1L;

    static Authentication authentication(Account account) {
        AccountPrincipal principal = new AccountPrincipal(account.key(), account.role(), account.organ());
        return UsernamePasswordAuthenticationToken.authenticated(
                principal, null, List.of(new SimpleGrantedAuthority("ROLE_" + account.role())));
    }

    @Override
    public String getName() {
        return key.name();
    }

    Actor actor() {
        return new Actor(key.name(), role, organ);
    }
}
