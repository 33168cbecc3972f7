package org.chengxin.api.boot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.chengxin.api.boot.StartRefused.Wording;

/**
 * Acknowledged means durable: with any of these switched off PostgreSQL answers "committed" for what a power cut can
 * still take away, and a ledger that has given a receipt for it would have lied.
 */
enum Durability {
    FSYNC("fsync", "断电可能损坏整个数据库", "a power cut can corrupt the whole database"),
    FULL_PAGE_WRITES("full_page_writes", "断电可能留下写了一半的数据页", "a power cut can leave half-written pages"),
    SYNCHRONOUS_COMMIT("synchronous_commit", "断电可能丢失已确认的记录", "a power cut can lose records that were acknowledged");

    private final String setting;
    private final String riskInChinese;
    private final String riskInEnglish;

    Durability(String setting, String riskInChinese, String riskInEnglish) {
        this.setting = setting;
        this.riskInChinese = riskInChinese;
        this.riskInEnglish = riskInEnglish;
    }

    /** Refuses the start when a setting, as this connection sees it, is off. */
    static void check(Connection connection) throws SQLException {
        for (Durability durability : List.of(values())) {
            String value = durability.show(connection);
            if ("off".equals(value)) {
                throw durability.refusal(value);
            }
        }
    }

    private String show(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private StartRefused refusal(String value) {
        return new StartRefused(
                new Wording(
                        "PostgreSQL 的 " + setting + " 为 " + value + "：" + riskInChinese + "，账本拒绝启动。",
                        "PostgreSQL has " + setting + " = " + value + ": " + riskInEnglish
                                + ". The ledger does not start."),
                new Wording(
                        "执行 ALTER SYSTEM SET " + setting + " = on; SELECT pg_reload_conf(); 并检查该角色、数据库和命令行上的同名设置。",
                        "Run ALTER SYSTEM SET " + setting + " = on; SELECT pg_reload_conf(); and look for the same"
                                + " setting on the role, the database and the command line."));
    }
}
