package org.chengxin.api.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.time.LedgerClock;
import org.springframework.stereotype.Component;

/**
 * Whether somebody who signed in earlier may still act. Asked at every request, answered from memory for less than a
 * second: who is disabled, or given another role, is out within that time, token or not.
 */
@Component
class AccountStatus {

    private static final Duration AGE_MAX = Duration.ofMillis(800);
    private static final int ENTRIES_MAX = 10_000;

    private final Accounts accounts;
    private final LedgerClock clock;
    private final Map<AccountKey, Seen> seen = new ConcurrentHashMap<>();

    AccountStatus(Accounts accounts, LedgerClock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    boolean mayStillAct(AccountKey key, Actor actor) {
        return current(key)
                .filter(Account::enabled)
                .filter(account -> account.stillIs(actor))
                .isPresent();
    }

    private Optional<Account> current(AccountKey key) {
        Instant now = clock.now();
        Seen known = seen.get(key);
        if (known != null && known.isFresh(now)) {
            return known.account();
        }
        Optional<Account> account = accounts.find(key);
        if (seen.size() >= ENTRIES_MAX) {
            seen.clear();
        }
        seen.put(key, new Seen(account, now));
        return account;
    }

    private record Seen(Optional<Account> account, Instant at) {

        boolean isFresh(Instant now) {
            return !now.isBefore(at) && Duration.between(at, now).compareTo(AGE_MAX) < 0;
        }
    }
}
