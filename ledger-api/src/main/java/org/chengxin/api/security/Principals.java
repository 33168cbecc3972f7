package org.chengxin.api.security;

import java.util.Optional;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who acts in this request, whether a token or a session says so. A controller gets the same by declaring a parameter of
 * type {@link Actor}, or {@code Optional<Actor>} where the public may come in too.
 */
public final class Principals {

    private Principals() {}

    /** The one who signed in; an error for the public, which Spring Security answers with 401 or the sign-in page. */
    public static Actor current(@Nullable Authentication authentication) {
        return find(authentication)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody signed in"));
    }

    /** Empty for the public. */
    public static Optional<Actor> find(@Nullable Authentication authentication) {
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof AccountPrincipal person) {
            return Optional.of(person.actor());
        }
        return principal instanceof Jwt token ? of(token) : Optional.empty();
    }

    static Optional<Actor> of(Jwt token) {
        String account = token.getSubject();
        String role = token.getClaimAsString(Tokens.ROLE);
        return account == null || role == null
                ? Optional.empty()
                : Optional.of(new Actor(account, Role.valueOf(role), token.getClaimAsString(Tokens.ORGAN)));
    }
}
