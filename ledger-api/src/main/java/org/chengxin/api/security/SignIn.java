package org.chengxin.api.security;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chengxin.ledger.time.LedgerClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The one place where a name and a secret are compared, for people and clients alike.
 *
 * <p>Five failures within a quarter of an hour lock the account for a quarter of an hour. An unknown name, a wrong
 * secret, a locked and a disabled account get the same answer after the same work, so that nobody learns which it was.
 * Whether the account is locked is asked after the secret was checked: many guesses sent at once do not slip past.
 */
@Component
class SignIn {

    static final int FAILURES_MAX = 5;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int SECRET_CHARACTERS_MAX = 256;

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final LedgerClock clock;
    private final JdbcClient sql;
    private final String hashOfNobody;

    SignIn(Accounts accounts, PasswordEncoder encoder, LedgerClock clock, JdbcClient sql) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.clock = clock;
        this.sql = sql;
        this.hashOfNobody = encoder.encode("nobody");
    }

    Optional<Account> attempt(AccountKey key, String secret) {
        Optional<String> hash = accounts.secretHash(key);
        boolean right = matches(secret, hash.orElse(hashOfNobody)) && hash.isPresent();
        if (!right) {
            countFailure(key);
            return Optional.empty();
        }
        return admit(key) ? accounts.find(key) : Optional.empty();
    }

    private boolean matches(String secret, String hash) {
        return secret.length() <= SECRET_CHARACTERS_MAX && encoder.matches(secret, hash);
    }

    private boolean admit(AccountKey key) {
        return sql.sql("""
                        update security.account set failures = 0
                        where kind = ? and name = ? and enabled and (locked_until is null or locked_until <= ?)
                        """)
                        .params(key.kind().name(), key.name(), Timestamp.from(clock.now()))
                        .update()
                == 1;
    }

    private void countFailure(AccountKey key) {
        Instant now = clock.now();
        sql.sql("""
                with counted as (
                    select kind, name,
                           case when failing_since > :windowStart then failures + 1 else 1 end as failures,
                           case when failing_since > :windowStart and failures > 0 then failing_since else :now end as since
                    from security.account
                    where kind = :kind and name = :name and (locked_until is null or locked_until <= :now)
                    for update)
                update security.account a
                set failures = case when c.failures >= :max then 0 else c.failures end,
                    failing_since = c.since,
                    locked_until = case when c.failures >= :max then :lockEnd else a.locked_until end
                from counted c
                where a.kind = c.kind and a.name = c.name
                """)
                .param("windowStart", Timestamp.from(now.minus(WINDOW)))
                .param("now", Timestamp.from(now))
                .param("lockEnd", Timestamp.from(now.plus(WINDOW)))
                .param("max", FAILURES_MAX)
                .param("kind", key.kind().name())
                .param("name", key.name())
                .update();
    }
}
