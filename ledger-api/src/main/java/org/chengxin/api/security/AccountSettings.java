package org.chengxin.api.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.api.verification.Moment;
import org.chengxin.api.verification.SettingsCheck;
import org.chengxin.ledger.configuration.ConfigurationEvent;
import org.chengxin.ledger.configuration.ConfigurationEvent.AccountChanged;

/** The table of accounts as an operator's verification compares it with the log. */
public final class AccountSettings implements SettingsCheck.Settings {

    private static final String NOBODY = "";

    @Override
    public Map<String, ConfigurationEvent> at(Moment moment) {
        Map<String, ConfigurationEvent> accounts = new LinkedHashMap<>();
        moment.jdbc().query("select * from security.account order by kind, name", row -> {
            AccountChanged account = AccountsInLog.stated(row, NOBODY);
            accounts.put(account.key(), account);
        });
        return accounts;
    }

    @Override
    public String keyPrefix() {
        return "account ";
    }

    @Override
    public Optional<String> difference(ConfigurationEvent stated, ConfigurationEvent found) {
        if (!(stated instanceof AccountChanged before) || !(found instanceof AccountChanged now)) {
            return Optional.of("kind");
        }
        if (before.digest().equals(now.digest())) {
            return Optional.empty();
        }
        if (before.role() != now.role()) {
            return Optional.of("role");
        }
        if (!Objects.equals(before.organ(), now.organ())) {
            return Optional.of("organ");
        }
        if (before.enabled() != now.enabled()) {
            return Optional.of("enabled");
        }
        return Optional.of(before.demo() == now.demo() ? "secret_hash, created_at or created_by" : "demo");
    }
}
