package org.chengxin.api.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.api.support.TestPostgres;
import org.flywaydb.core.Flyway;

/** A PostgreSQL that is killed and started again on the same files and the same port. */
final class CrashPostgres implements AutoCloseable {

    private static final String DATABASE = "ledger";
    private static final Duration RECOVERY_WAIT = Duration.ofSeconds(60);
    private static final Duration RECOVERY_PAUSE = Duration.ofMillis(20);

    private final Path directory;
    private final int port;
    private EmbeddedPostgres postgres;

    private CrashPostgres(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** A fresh cluster with the tables of the ledger, owned by a role that is no superuser. */
    static CrashPostgres create(Path folder) throws Exception {
        CrashPostgres created = new CrashPostgres(folder.resolve("postgres").toAbsolutePath(), freePort());
        created.start();
        try (Connection connection = created.postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + TestPostgres.USER + " login");
            statement.execute("create database " + DATABASE + " owner " + TestPostgres.USER);
        }
        Flyway.configure()
                .dataSource(created.url(), TestPostgres.USER, null)
                .defaultSchema("ledger")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return created;
    }

    String url() {
        return url(port);
    }

    /** The same database behind another port, for instance of a proxy. */
    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE + "?user=" + TestPostgres.USER;
    }

    int port() {
        return port;
    }

    /** Waits while it recovers. */
    Connection connect() throws SQLException {
        long giveUp = System.nanoTime() + RECOVERY_WAIT.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(url());
            } catch (SQLException e) {
                if (System.nanoTime() > giveUp) {
                    throw e;
                }
                LockSupport.parkNanos(RECOVERY_PAUSE.toNanos());
            }
        }
    }

    void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(TestPostgres.BINARIES.toFile())
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // initdb: small segments, so that a small limit on files leaves room for the log.
                .setLocaleConfig("wal-segsize", "1")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Kills every process of the cluster in an order drawn at random and starts it again: it recovers from its log. */
    void killAndRestart(Random random) throws Exception {
        List<ProcessHandle> processes = new ArrayList<>(processes());
        Collections.shuffle(processes, random);
        processes.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(processes);
        awaitEnd(processes()); // what the postmaster started while it was killed
        forget();
        start();
    }

    /** Kills one backend: the postmaster then throws out everybody else and recovers by itself. */
    void killOneBackend(Random random) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select pid from pg_stat_activity where backend_type = 'client backend'"
                                + " and datname = '" + DATABASE + "' order by pid")) {
            List<Long> pids = new ArrayList<>();
            while (rows.next()) {
                pids.add(rows.getLong(1));
            }
            ProcessHandle.of(pids.get(random.nextInt(pids.size()))).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** The largest file that any process of the cluster may write from now on; 0 for no limit. */
    void limitFiles(long bytes) throws Exception {
        String limit = "--fsize=" + (bytes == 0 ? "unlimited" : Long.toString(bytes)) + ":unlimited";
        for (ProcessHandle process : processes()) {
            new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), limit)
                    .start()
                    .waitFor();
        }
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(directory);
        } catch (IOException gone) {
            return false;
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws ExecutionException, InterruptedException {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get();
    }

    /** Lets the library give up its lock on a cluster that is no longer running. */
    private void forget() throws IOException {
        postgres.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
