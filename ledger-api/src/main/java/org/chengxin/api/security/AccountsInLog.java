package org.chengxin.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Objects;
import org.chengxin.ledger.configuration.ConfigurationEvent.AccountChanged;
import org.chengxin.ledger.configuration.RowDigest;
import org.chengxin.ledger.credit.Role;

/**
 * How a row of {@code security.account} is stated in the log. Everything but what changes with every sign-in: the counted
 * failures and the lock.
 */
final class AccountsInLog {

    private AccountsInLog() {}

    static AccountChanged stated(ResultSet row, String by) throws SQLException {
        return new AccountChanged(
                row.getString("kind"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("organ"),
                row.getBoolean("enabled"),
                row.getBoolean("demo"),
                digest(row),
                by);
    }

    private static String digest(ResultSet row) throws SQLException {
        Timestamp created = Objects.requireNonNull(row.getTimestamp("created_at"));
        return RowDigest.of(Arrays.asList(
                row.getString("kind"),
                row.getString("name"),
                row.getString("secret_hash"),
                row.getString("role"),
                row.getString("organ"),
                row.getBoolean("enabled"),
                row.getBoolean("demo"),
                created.toInstant(),
                row.getString("created_by")));
    }
}
