package org.chengxin.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Duration;
import org.chengxin.api.boot.DataFolder;
import org.chengxin.api.boot.PrivateFile;
import org.chengxin.api.security.Account.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * The tokens clients carry: signed by a key of this ledger that survives restarts, short-lived, naming role and organ,
 * and void as soon as the account behind them is.
 */
@Configuration(proxyBeanMethods = false)
class Tokens {

    static final String ROLE = "role";
    static final String ORGAN = "organ";
    static final Duration LIFETIME = Duration.ofMinutes(15);

    @Bean
    JWKSource<SecurityContext> tokenKeys(DataFolder folder) throws ParseException {
        PrivateFile file = new PrivateFile(folder.keys().resolve("token-signing.jwk"));
        return new ImmutableJWKSet<>(new JWKSet(ECKey.parse(file.readOrWrite(Tokens::freshKey))));
    }

    private static String freshKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a key for tokens", e);
        }
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenContent(Accounts accounts) {
        return context -> {
            context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
            AccountKey client =
                    new AccountKey(Kind.CLIENT, context.getRegisteredClient().getClientId());
            accounts.find(client)
                    .ifPresent(account -> context.getClaims().claims(claims -> {
                        claims.put(ROLE, account.role().name());
                        if (account.organ() != null) {
                            claims.put(ORGAN, account.organ());
                        }
                    }));
        };
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, AccountStatus status) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefault(), accountMayStillAct(status)));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> accountMayStillAct(AccountStatus status) {
        OAuth2Error refusal = new OAuth2Error("invalid_token", "the account behind the token is not valid", null);
        return token -> Principals.of(token)
                        .filter(actor -> status.mayStillAct(new AccountKey(Kind.CLIENT, actor.account()), actor))
                        .isPresent()
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(refusal);
    }
}
