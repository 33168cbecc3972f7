package org.chengxin.ledger.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own with the tables of the log, in one real PostgreSQL for the whole test JVM. */
public final class StoreDatabase {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String url;

    private StoreDatabase(String url) {
        this.url = url;
    }

    public static StoreDatabase fresh() {
        String name = "store_" + DATABASES.incrementAndGet();
        execute(Holder.POSTGRES.getJdbcUrl("postgres", "postgres"), "create database " + name);
        StoreDatabase database = new StoreDatabase(Holder.POSTGRES.getJdbcUrl("postgres", name));
        database.execute("create schema ledger");
        database.execute(migration("V1__ledger.sql"));
        database.execute(migration("V5__log.sql"));
        return database;
    }

    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** As superuser. */
    public void execute(String sql) {
        execute(url, sql);
    }

    /** Gives the room back; for tests that need many. Nobody may be connected any more. */
    void drop() {
        String name = url.replaceAll(".*/([^?]+).*", "$1");
        execute(Holder.POSTGRES.getJdbcUrl("postgres", "postgres"), "drop database " + name + " with (force)");
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String migration(String file) {
        try (InputStream in = StoreDatabase.class.getResourceAsStream("/db/migration/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path target = Files.createDirectories(Path.of("target"));
                return EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                target.resolve("postgres-binaries").toFile())
                        .setDataDirectory(Files.createTempDirectory(target, "postgres-"))
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
