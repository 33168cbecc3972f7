package org.chengxin.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.security.Account.Kind;
import org.chengxin.ledger.configuration.ConfigurationEvent;
import org.chengxin.ledger.configuration.ConfigurationEvent.AccountChanged;
import org.chengxin.ledger.configuration.ConfigurationLog;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.time.LedgerClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of accounts. Demonstration accounts do not exist for it while demonstration is off. */
@Repository
class Accounts {

    private static final String COLUMNS = "kind, name, role, organ, enabled, demo, created_at";
    private static final int ADMINISTRATOR_LOCK = 0x5E7A9;

    private final JdbcClient sql;
    private final LedgerClock clock;
    private final ConfigurationLog configuration;
    private final boolean demo;

    Accounts(
            JdbcClient sql,
            LedgerClock clock,
            ConfigurationLog configuration,
            @Value("${chengxin.demo:false}") boolean demo) {
        this.sql = sql;
        this.clock = clock;
        this.configuration = configuration;
        this.demo = demo;
    }

    Optional<Account> find(AccountKey key) {
        return sql.sql("select " + COLUMNS + " from security.account where kind = ? and name = ? and (? or not demo)")
                .params(key.kind().name(), key.name(), demo)
                .query(Accounts::account)
                .optional();
    }

    Optional<String> secretHash(AccountKey key) {
        return sql.sql("select secret_hash from security.account where kind = ? and name = ? and (? or not demo)")
                .params(key.kind().name(), key.name(), demo)
                .query(String.class)
                .optional();
    }

    List<Account> all() {
        return sql.sql("select " + COLUMNS + " from security.account where (? or not demo) order by kind desc, name")
                .param(demo)
                .query(Accounts::account)
                .list();
    }

    boolean hasAdministrator() {
        return sql.sql("select exists (select from security.account where role = 'ADMINISTRATOR' and kind = 'PERSON')")
                .query(Boolean.class)
                .single();
    }

    /** Adds the account unless one of that kind and name exists; says whether it did. */
    @Transactional
    public boolean add(NewAccount account) {
        return addAll(List.of(account)) == 1;
    }

    /**
     * Adds those that do not exist yet; says how many. They are in the log before they are committed: an account that was
     * added past the application is one the log does not know.
     */
    @Transactional
    public int addAll(List<NewAccount> accounts) {
        List<NewAccount> added = accounts.stream().filter(this::insert).toList();
        if (!added.isEmpty()) {
            configuration.append(added.stream()
                    .<ConfigurationEvent>map(account -> changed(account.key(), account.createdBy()))
                    .toList());
        }
        return added.size();
    }

    private boolean insert(NewAccount account) {
        return sql.sql("""
                        insert into security.account (kind, name, secret_hash, role, organ, demo, created_at, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .param(account.key().kind().name())
                        .param(account.key().name())
                        .param(account.secretHash())
                        .param(account.role().name())
                        .param(account.organ())
                        .param(account.demo())
                        .param(Timestamp.from(clock.now()))
                        .param(account.createdBy())
                        .update()
                == 1;
    }

    /** Adds the very first administrator; of several who try at the same time one succeeds. */
    @Transactional
    public boolean addFirstAdministrator(NewAccount administrator) {
        sql.sql("select pg_advisory_xact_lock(?)")
                .param(ADMINISTRATOR_LOCK)
                .query((row, number) -> true)
                .single();
        return !hasAdministrator() && add(administrator);
    }

    /** Switches an account on or off, if there is one; {@code by} is who does it. */
    @Transactional
    public void setEnabled(AccountKey key, boolean enabled, String by) {
        int found = sql.sql("update security.account set enabled = ?, failures = 0, locked_until = null"
                        + " where kind = ? and name = ?")
                .params(enabled, key.kind().name(), key.name())
                .update();
        if (found == 1) {
            configuration.append(List.of(changed(key, by)));
        }
    }

    private AccountChanged changed(AccountKey key, String by) {
        return sql.sql("select * from security.account where kind = ? and name = ?")
                .params(key.kind().name(), key.name())
                .query((row, number) -> AccountsInLog.stated(row, by))
                .single();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new AccountKey(Kind.valueOf(row.getString("kind")), row.getString("name")),
                Role.valueOf(row.getString("role")),
                row.getString("organ"),
                row.getBoolean("enabled"),
                row.getBoolean("demo"),
                row.getTimestamp("created_at").toInstant());
    }
}
