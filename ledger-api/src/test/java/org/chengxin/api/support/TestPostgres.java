package org.chengxin.api.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL per test JVM, as durable as in production, started on first use and gone with the JVM. Hand out a
 * database of its own to whoever needs one: {@code String url = TestPostgres.newDatabase();}, user {@link #USER}, any
 * password.
 */
public final class TestPostgres {

    /** Owns the databases and is no superuser, as the ledger is in production. */
    public static final String USER = "chengxin";

    /** Unpacked binaries, shared by all tests of the module. */
    public static final Path BINARIES = Path.of("target", "postgres-binaries");

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** Creates an empty database and returns its JDBC URL, which names the user. */
    public static String newDatabase() {
        return newDatabase(USER);
    }

    /** Like {@link #newDatabase()}, with tables that will belong to somebody else. */
    public static String newDatabase(String owner) {
        String name = "test_" + DATABASES.incrementAndGet();
        run("create database " + name + " owner " + owner);
        return Holder.POSTGRES.getJdbcUrl(USER, name);
    }

    /** Runs a statement as superuser in the database {@code postgres}. */
    public static void run(String sql) {
        execute(Holder.POSTGRES, sql);
    }

    public static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Starts another PostgreSQL with settings of its own; the caller closes it. */
    public static EmbeddedPostgres.Builder builder() throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(BINARIES.toFile())
                .setDataDirectory(Files.createTempDirectory(Files.createDirectories(Path.of("target")), "postgres-"))
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Holder {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = builder().start();
                execute(postgres, "create role " + USER + " login");
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
