package org.chengxin.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.chengxin.api.security.Account.Kind;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.time.LedgerClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** When an account locks and when it opens again, told by a clock the test turns. */
@LedgerTest
class LockTest {

    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient sql;

    private AccountKey key;

    @BeforeEach
    void anAccountOfItsOwn(TestInfo test) {
        key = new AccountKey(
                Kind.PERSON, "locked-" + Math.abs(test.getDisplayName().hashCode()));
        accounts.add(new NewAccount(key, "right", Role.OFFICE, null, false, "test"));
    }

    @Test
    void four_failures_do_not_lock() {
        fail(4, Duration.ZERO);

        assertThat(entersAfter(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void five_failures_lock_for_a_quarter_of_an_hour_and_no_longer() {
        fail(5, Duration.ZERO);

        assertThat(entersAfter(Duration.ofMinutes(14))).isFalse();
        assertThat(entersAfter(Duration.ofMinutes(15))).isTrue();
    }

    @Test
    void failures_more_than_a_quarter_of_an_hour_apart_do_not_add_up() {
        fail(4, Duration.ZERO);
        fail(4, Duration.ofMinutes(16));

        assertThat(entersAfter(Duration.ofMinutes(17))).isTrue();
    }

    @Test
    void a_success_forgets_the_failures_before_it() {
        fail(4, Duration.ZERO);
        assertThat(entersAfter(Duration.ofMinutes(1))).isTrue();
        fail(4, Duration.ofMinutes(2));

        assertThat(entersAfter(Duration.ofMinutes(3))).isTrue();
    }

    @Test
    void after_a_lock_it_takes_five_failures_again() {
        fail(5, Duration.ZERO);
        fail(4, Duration.ofMinutes(20));

        assertThat(entersAfter(Duration.ofMinutes(21))).isTrue();
    }

    @Test
    void guesses_during_a_lock_do_not_prolong_it() {
        fail(5, Duration.ZERO);
        fail(5, Duration.ofMinutes(10));

        assertThat(entersAfter(Duration.ofMinutes(15))).isTrue();
    }

    private void fail(int times, Duration after) {
        for (int i = 0; i < times; i++) {
            assertThat(at(after).attempt(key, "wrong")).isEmpty();
        }
    }

    private boolean entersAfter(Duration after) {
        return at(after).attempt(key, "right").isPresent();
    }

    private SignIn at(Duration after) {
        LedgerClock clock = new LedgerClock(Clock.fixed(START.plus(after), ZoneOffset.UTC));
        return new SignIn(accounts, PLAIN, clock, sql);
    }

    private static final PasswordEncoder PLAIN = new PasswordEncoder() {
        @Override
        public String encode(CharSequence secret) {
            return secret.toString();
        }

        @Override
        public boolean matches(CharSequence secret, String stored) {
            return stored.contentEquals(secret);
        }
    };
}
