package org.chengxin.api.bench;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.chengxin.api.support.TestPostgres;
import org.flywaydb.core.Flyway;

/**
 * The PostgreSQL of a run: a cluster of its own in a folder that is gone afterwards, as durable as in production. What
 * differs from the defaults keeps PostgreSQL's own housekeeping from falling into one contender's turn and not into
 * another's.
 */
final class BenchPostgres implements AutoCloseable {

    /** Must be on, or the figures mean nothing. */
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final List<String> TOLD = List.of(
            "server_version",
            "shared_buffers",
            "max_wal_size",
            "checkpoint_timeout",
            "autovacuum",
            "wal_sync_method",
            "jit");

    /** What PostgreSQL's manual gives as the most that is of use on a server of its own. */
    private static final int SHARED_PERCENT = 40;

    private static final long SHARED_MEGABYTES_DEFAULT = 128;

    private static final String LAST_CHECKPOINT = "select checkpoint_lsn from pg_control_checkpoint()";

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final DataSource admin;

    private BenchPostgres(Path directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
        this.admin = postgres.getPostgresDatabase();
    }

    /**
     * A server that is gone when it is closed.
     *
     * @param large whether it holds as much as a server of its own would; otherwise what PostgreSQL takes by itself, because
     *     the first touch of each page of shared memory would be measured along with what is to be measured
     */
    static BenchPostgres start(Path folder, boolean large) throws IOException {
        Path directory = Files.createTempDirectory(folder, "postgres-");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(TestPostgres.BINARIES.toFile())
                .setDataDirectory(directory)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "200")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("autovacuum", "off")
                .setServerConfig("shared_buffers", sharedMegabytes(large) + "MB")
                .setServerConfig("checkpoint_timeout", "1d")
                .setServerConfig("max_wal_size", "16GB")
                .start();
        return new BenchPostgres(directory.toRealPath(), postgres);
    }

    private static long sharedMegabytes(boolean large) {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
        return large ? memory * SHARED_PERCENT / 100 : SHARED_MEGABYTES_DEFAULT;
    }

    /** The settings of this server as it shows them itself. */
    Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : DURABLE) {
            settings.put(name, show(name));
            if (!"on".equals(settings.get(name))) {
                throw new IllegalStateException(name + " must be on, found " + settings.get(name));
            }
        }
        for (String name : TOLD) {
            settings.put(name, show(name));
        }
        return settings;
    }

    /** A fresh database with the tables of the ledger. */
    void createLedger(String name) throws SQLException {
        run("create database " + name);
        Flyway.configure()
                .dataSource(postgres.getDatabase("postgres", name))
                .defaultSchema("ledger")
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** Reads a log and its indexes, as a server that has run for a while has: rows that it holds are not asked for on disk. */
    void warm(String database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            statement.execute("set max_parallel_workers_per_gather = 0");
            statement.execute("select sum(length(payload)) from (select * from ledger.event order by position) e");
            statement.execute("select count(*) from (select sequence from ledger.event"
                    + " order by subject_id, sequence offset 0) e");
        }
    }

    /** A copy, file by file, of a database that nobody is connected to. */
    void copyDatabase(String from, String to) throws SQLException {
        run("create database " + to + " template " + from + " strategy file_copy");
    }

    void dropDatabase(String name) throws SQLException {
        run("drop database if exists " + name + " with (force)");
    }

    HikariDataSource pool(String database, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(database);
        config.setJdbcUrl(url(database));
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    CpuTime cpuTime() {
        return CpuTime.now(directory);
    }

    void checkpoint() throws SQLException {
        run("checkpoint");
    }

    /** Where the last checkpoint stands in PostgreSQL's own log, whoever asked for it. */
    String lastCheckpoint() throws SQLException {
        return query(LAST_CHECKPOINT);
    }

    /** Rows that were looked at in a database so far, in tables and through indexes. */
    long rowsRead(String database) throws SQLException {
        return Long.parseLong(
                query("select tup_returned + tup_fetched from pg_stat_database where datname = '" + database + "'"));
    }

    private String show(String setting) throws SQLException {
        return query("show " + setting);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = admin.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = admin.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
