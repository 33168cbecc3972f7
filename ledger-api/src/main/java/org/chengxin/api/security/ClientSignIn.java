package org.chengxin.api.security;

import org.chengxin.api.security.Account.Kind;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/** Lets a client in by its secret; every refusal is {@code invalid_client} and says no more. */
@Component
class ClientSignIn implements AuthenticationProvider {

    private final SignIn signIn;

    ClientSignIn(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        OAuth2ClientAuthenticationToken client = (OAuth2ClientAuthenticationToken) attempt;
        if (!(client.getCredentials() instanceof String secret)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return signIn.attempt(new AccountKey(Kind.CLIENT, client.getName()), secret)
                .map(account -> new OAuth2ClientAuthenticationToken(
                        Clients.registered(account), client.getClientAuthenticationMethod(), null))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
