package org.chengxin.api.boot;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.api.boot.StartRefused.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.util.FileSystemUtils;

/**
 * The files of the embedded PostgreSQL and how it is started on them.
 *
 * <p>A cluster is complete once it carries the mark {@code chengxin.complete}. A directory without it is what a crash
 * during the very first start left; it is moved aside, never deleted. The binaries likewise are unpacked again if the
 * unpacking was cut off.
 */
final class PostgresCluster {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Duration START_WAIT = Duration.ofSeconds(60);
    private static final int PASSWORD_BYTES = 32;
    private static final int PORT_LINE = 3;

    /** The superuser that initdb makes; the application's role is another, with the same password. */
    static final String SUPERUSER = "postgres";

    private static final long SHARED_MEGABYTES_MIN = 128;
    private static final long SHARED_MEGABYTES_MAX = 4_096;

    private final Path directory;
    private final Path binaries;
    private final Path mark;
    private final PrivateFile passwordFile;

    PostgresCluster(DataFolder folder) {
        this.directory = folder.postgres();
        this.binaries = folder.run().resolve("postgres-binaries");
        this.mark = directory.resolve("chengxin.complete");
        this.passwordFile = new PrivateFile(folder.keys().resolve("database.password"));
    }

    /** Whether there is a whole one. */
    boolean isComplete() {
        return Files.exists(mark);
    }

    /** The port of a server that runs on it, as the fourth line of its file tells; empty if none has got so far. */
    Optional<Integer> portInUse() {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
            return lines.size() > PORT_LINE
                    ? Optional.of(Integer.valueOf(lines.get(PORT_LINE).strip()))
                    : Optional.empty();
        } catch (NoSuchFileException | NumberFormatException notYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password() {
        return passwordFile.readOrWrite(
                new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), PASSWORD_BYTES)::generateKey);
    }

    EmbeddedPostgres start() throws IOException {
        new OrphanPostmaster(directory).stop();
        moveAsideIfIncomplete();
        refuseIfPasswordIsLost();
        deleteHalfUnpackedBinaries();
        EmbeddedPostgres postgres = settings().start();
        // The library opens its working directory to everybody; what runs as us must be ours alone.
        Files.setPosixFilePermissions(binaries, DataFolder.OWNER_ONLY);
        return postgres;
    }

    private EmbeddedPostgres.Builder settings() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
                .setConnectConfig("password", password())
                // initdb: these follow the library's own "-A trust" and win, so there is no moment without a password.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.path().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setDataDirectoryCustomizer(this::markComplete)
                // The library switches fsync and synchronous_commit off; Durability verifies that we are heard.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", sharedMegabytes() + "MB")
                // Into postgres/log, one file per weekday: the log outlives the application and stays bounded.
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .setServerConfig("log_file_mode", "0600");
    }

    /** An eighth of the memory: the application, and who knows what else, lives on the same machine. */
    private static long sharedMegabytes() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.clamp((memory >> 20) / 8, SHARED_MEGABYTES_MIN, SHARED_MEGABYTES_MAX);
    }

    /** Neither role is the superuser; the owner has this database and nothing else, the application not even that. */
    void createDatabase(EmbeddedPostgres postgres, String name, String owner) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : List.of(owner, name)) {
                if (isEmpty(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login password '" + password() + "'");
                }
            }
            if (isEmpty(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute("create database " + name + " owner " + owner);
            }
        }
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private void markComplete(File initialised) {
        try {
            if (!Files.exists(mark)) {
                Files.createFile(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void moveAsideIfIncomplete() throws IOException {
        if (!Files.exists(directory) || Files.exists(mark)) {
            return;
        }
        int attempt = 1;
        while (Files.exists(aside(attempt))) {
            attempt++;
        }
        Files.move(directory, aside(attempt));
        LOG.warn("The first start was cut off; what it left is now in {}", aside(attempt));
    }

    private Path aside(int attempt) {
        return directory.resolveSibling("postgres.incomplete-" + attempt);
    }

    private void refuseIfPasswordIsLost() {
        if (Files.exists(mark) && passwordFile.read().isEmpty()) {
            throw new StartRefused(
                    new Wording(
                            "数据库目录 " + directory + " 存在，但口令文件 " + passwordFile.path() + " 丢失。",
                            "The database in " + directory + " is there, but its password " + passwordFile.path()
                                    + " is missing."),
                    new Wording("请从备份恢复 keys 目录。", "Restore the keys folder from your backup."));
        }
    }

    private void deleteHalfUnpackedBinaries() throws IOException {
        if (!Files.isDirectory(binaries)) {
            return;
        }
        try (Stream<Path> unpacked = Files.list(binaries)) {
            for (Path version : unpacked.toList()) {
                if (!Files.exists(version.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(version);
                }
            }
        }
    }
}
