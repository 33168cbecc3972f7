package org.chengxin.api.security;

import org.chengxin.api.security.Account.Kind;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Lets a person in by the password given on the sign-in page. */
@Component
class PersonSignIn implements AuthenticationProvider {

    private final SignIn signIn;

    PersonSignIn(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        return signIn.attempt(new AccountKey(Kind.PERSON, attempt.getName()), String.valueOf(attempt.getCredentials()))
                .map(AccountPrincipal::authentication)
                .orElseThrow(() -> new BadCredentialsException("name or password is wrong"));
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
