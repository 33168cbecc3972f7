package org.chengxin.api.log;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.chengxin.api.boot.StartRefused;
import org.chengxin.api.boot.StartRefused.Wording;
import org.chengxin.ledger.publish.LogIdentity;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.gm.GmSuite;
import org.chengxin.ledger.store.LogIdentityTable;
import org.chengxin.ledger.store.LogIdentityTable.Identity;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;

/** Gives a log its name and suite at the first start, and holds it to them at every other. */
final class LogFounding {

    private static final Map<String, Suite> SUITES =
            Map.of(Suite.INTL.name(), Suite.INTL, GmSuite.GM.name(), GmSuite.GM);

    private final Ids ids;
    private final LedgerClock clock;

    LogFounding(Ids ids, LedgerClock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** @param suite name of the suite that is set */
    LogIdentity identity(LogName name, LogIdentityTable table, LogSettings settings, String suite) {
        if (!SUITES.containsKey(suite)) {
            throw new StartRefused(
                    new Wording("没有名为 " + suite + " 的密码套件。", "There is no suite of cryptography named " + suite + "."),
                    new Wording("将 chengxin.suite 设为 intl 或 gm。", "Set chengxin.suite to intl or gm."));
        }
        if (table.identity().isEmpty()) {
            String origin =
                    settings.origin() == null ? name.originOf(ids.next().toLowerCase(Locale.ROOT)) : settings.origin();
            requireNameOfAKey(origin);
            table.found(new Identity(origin, suite), clock.now());
        }
        Identity identity = table.identity().orElseThrow();
        refuseAnother(name, "origin", identity.origin(), settings.origin());
        refuseAnother(name, "suite", identity.suite(), suite);
        return new LogIdentity(identity.origin(), Objects.requireNonNull(SUITES.get(identity.suite())));
    }

    private static void refuseAnother(LogName name, String what, String known, @Nullable String asked) {
        if (asked == null || asked.equals(known)) {
            return;
        }
        String setting = what.equals("suite") ? "chengxin.suite" : "chengxin." + name.path() + "." + what;
        throw new StartRefused(
                new Wording(
                        "日志 /" + name.path() + " 自建立起的 " + what + " 为 " + known + "，设置却为 " + asked + "；它永不更改。",
                        "The log at /" + name.path() + " has had the " + what + " " + known
                                + " since it began, and the setting says " + asked + "; it never changes."),
                new Wording(
                        "将 " + setting + " 改回 " + known + "，或去掉该设置。",
                        "Set " + setting + " to " + known + " again, or remove it."));
    }

    private static void requireNameOfAKey(String origin) {
        if (!origin.matches("[!-*,-~]{1,200}")) {
            throw new StartRefused(
                    new Wording(
                            "日志名称 " + origin + " 只能由不含空格和加号的可见 ASCII 字符组成，最长 200 个。",
                            "The origin " + origin
                                    + " may have visible ASCII characters without space and plus, at most" + " 200."),
                    new Wording(
                            "例如 ledger.example.gov.cn/log：对外地址去掉协议和末尾斜杠。",
                            "For instance ledger.example.gov.cn/log: the address it is served at, without scheme and"
                                    + " trailing slash."));
        }
    }
}
