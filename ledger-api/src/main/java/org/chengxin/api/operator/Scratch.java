package org.chengxin.api.operator;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.chengxin.api.boot.ReachedDatabase;
import org.chengxin.ledger.verify.UnreadableException;
import org.chengxin.ledger.verify.Wording;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database beside the ledger's in which the views are built once more. It has the ledger's tables, all empty, and is worth
 * nothing afterwards: one that was made here is dropped, one that was given is emptied.
 */
final class Scratch implements AutoCloseable {

    private static final String PREFIX = "chengxin_verify_";

    private static final String LEFT_OVER =
            "select datname from pg_database where datname like 'chengxin\\_verify\\_%'";

    /** A given database is taken if nobody else has put anything into it. */
    private static final String FOREIGN = """
            select exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not like 'pg\\_%'
                              and n.nspname <> 'information_schema')
               and to_regclass('chengxin_scratch.mark') is null
            """;

    private static final String TABLES = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and n.nspname not like 'pg\\_%'
               and n.nspname not in ('information_schema', 'chengxin_scratch')
               and c.relname <> 'flyway_schema_history'
            """;

    /** Creates and drops for whoever cannot be a party to a transaction. */
    private interface Maintenance {

        void run(String sql) throws SQLException;
    }

    private final SingleConnectionDataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final @Nullable Runnable drop;

    private Scratch(Connection connection, @Nullable Runnable drop) throws SQLException {
        this.dataSource = new SingleConnectionDataSource(connection, true);
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(1000);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.drop = drop;
        // Whatever a crash takes from here was not worth keeping.
        jdbc.execute("set synchronous_commit = off");
        migrate();
    }

    /**
     * Makes one on the ledger's own server.
     *
     * @param name distinguishes it from others
     * @throws UnreadableException if the ledger's role may not make databases
     */
    static Scratch beside(ReachedDatabase ledger, String name) {
        Maintenance maintenance = sql -> {
            try (Connection connection = ledger.connectToMakeDatabases();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        };
        String database = PREFIX + name;
        try {
            dropLeftOver(ledger, maintenance);
            maintenance.run("create database " + database
                    + ledger.owner().map(role -> " owner " + quoted(role)).orElse(""));
        } catch (SQLException e) {
            throw new UnreadableException(
                    new Wording(
                            "无法新建临时数据库（" + e.getMessage() + "）；请另备一个空数据库并用 --scratch JDBC-URL 指定",
                            "no scratch database can be made (" + e.getMessage()
                                    + "); name an empty one with --scratch JDBC-URL"),
                    e);
        }
        Runnable drop = () -> {
            try {
                maintenance.run("drop database if exists " + database);
            } catch (SQLException e) {
                throw unreachable(e);
            }
        };
        try {
            return new Scratch(ledger.connectTo(database), drop);
        } catch (SQLException | RuntimeException e) {
            drop.run();
            throw unreachable(e);
        }
    }

    /** Takes one that the operator names, if it is empty or was used for this before. */
    static Scratch given(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            try (var foreign = statement.executeQuery(FOREIGN)) {
                foreign.next();
                if (foreign.getBoolean(1)) {
                    connection.close();
                    throw new UnreadableException(
                            new Wording("--scratch 指定的数据库不是空的", "the database that --scratch names is not empty"));
                }
            }
            statement.execute("create schema if not exists chengxin_scratch");
            statement.execute("create table if not exists chengxin_scratch.mark ()");
            Scratch scratch = new Scratch(connection, null);
            scratch.empty();
            return scratch;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** What a run that was cut off has left. One that somebody still works in does not let itself be dropped. */
    private static void dropLeftOver(ReachedDatabase ledger, Maintenance maintenance) throws SQLException {
        try (Connection connection = ledger.connectToMakeDatabases();
                Statement statement = connection.createStatement();
                var names = statement.executeQuery(LEFT_OVER)) {
            while (names.next()) {
                drop(names.getString(1), maintenance);
            }
        }
    }

    private static void drop(String name, Maintenance maintenance) {
        try {
            maintenance.run("drop database if exists " + quoted(name));
        } catch (SQLException stillInUse) {
            return;
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Makes the ledger's tables, without what keeps them from being emptied. */
    private void migrate() {
        Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("ledger")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        jdbc.execute("drop function if exists ledger.refuse_change() cascade");
    }

    /** As if nothing had been built in it. */
    void empty() {
        List<String> tables = jdbc.queryForList(TABLES, String.class);
        jdbc.execute("truncate " + String.join(", ", tables));
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    @Override
    public void close() {
        if (drop == null) {
            empty();
            dataSource.destroy();
        } else {
            dataSource.destroy();
            drop.run();
        }
    }

    private static UnreadableException unreachable(Exception e) {
        return e instanceof UnreadableException already
                ? already
                : new UnreadableException(
                        new Wording(
                                "临时数据库不可用：" + e.getMessage(), "the scratch database cannot be used: " + e.getMessage()),
                        e);
    }
}
