package org.chengxin.api.security;

import org.chengxin.api.security.Account.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Shows client accounts to the authorization server. Clients are added by the administrator, never through OAuth. */
@Component
class Clients implements RegisteredClientRepository {

    private final Accounts accounts;

    Clients(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered by the administrator");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return accounts.find(new AccountKey(Kind.CLIENT, clientId))
                .filter(Account::enabled)
                .map(Clients::registered)
                .orElse(null);
    }

    /** Without a secret: {@link ClientSignIn} compares it, the authorization server never sees the hash. */
    static RegisteredClient registered(Account account) {
        return RegisteredClient.withId(account.name())
                .clientId(account.name())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Tokens.LIFETIME)
                        .build())
                .build();
    }
}
