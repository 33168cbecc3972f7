package org.chengxin.api.boot;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chengxin.api.LedgerApplication;

/** The application in a JVM of its own, so that a test can stop and kill it as an operator would. */
public final class ChildLedger implements AutoCloseable {

    private static final Duration START_WAIT = Duration.ofSeconds(120);

    private final Process process;
    private final Path output;
    private final int port;

    private ChildLedger(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts the application on {@code data}; {@code settings} have the form {@code --key=value}. */
    public static ChildLedger launch(Path data, String... settings) throws IOException {
        return launch(data, Path.of(System.getProperty("java.io.tmpdir")), settings);
    }

    /** The same with a folder of its own for temporary files. */
    public static ChildLedger launch(Path data, Path temporary, String... settings) throws IOException {
        List<String> application =
                List.of("-cp", System.getProperty("java.class.path"), LedgerApplication.class.getName());
        return launch(application, data, temporary, settings);
    }

    /** The packaged application, as it is installed. */
    static ChildLedger launchJar(Path jar, Path data, String... settings) throws IOException {
        return launch(List.of("-jar", jar.toString()), data, Path.of(System.getProperty("java.io.tmpdir")), settings);
    }

    private static ChildLedger launch(List<String> application, Path data, Path temporary, String... settings)
            throws IOException {
        int port = freePort();
        Files.createDirectories(data);
        Path output = Files.createTempFile(data.toAbsolutePath().getParent(), "ledger-", ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary.toAbsolutePath()));
        command.addAll(application);
        command.addAll(List.of("--chengxin.data=" + data, "--server.port=" + port));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ChildLedger(process, output, port);
    }

    public ChildLedger awaitHealthy() throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + START_WAIT.toNanos();
        while (!healthy()) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                throw new IllegalStateException("not healthy:\n" + output());
            }
            Thread.sleep(100);
        }
        return this;
    }

    private boolean healthy() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
            return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    void terminate() {
        process.destroy();
    }

    public int port() {
        return port;
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean exitsWithin(Duration wait) throws InterruptedException {
        return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    static List<ProcessHandle> postgresIn(Path data) {
        Path directory = data.toAbsolutePath().normalize().resolve("postgres");
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                                .equals(directory);
                    } catch (IOException gone) {
                        return false;
                    }
                })
                .toList();
    }

    /** A connection to the database in {@code data} as the one who owns its tables. */
    static Connection asOwner(Path data) throws IOException, SQLException {
        return connect(data, "chengxin_owner");
    }

    /** A connection to the database in {@code data}, as the application makes it. */
    public static Connection database(Path data) throws IOException, SQLException {
        return connect(data, "chengxin");
    }

    private static Connection connect(Path data, String role) throws IOException, SQLException {
        return DriverManager.getConnection(
                databaseUrl(data), role, Files.readString(data.resolve("keys/database.password")));
    }

    /** A connection to the database in {@code data} as superuser. */
    public static Connection superuser(Path data) throws IOException, SQLException {
        return DriverManager.getConnection(
                databaseUrl(data), "postgres", Files.readString(data.resolve("keys/database.password")));
    }

    /** The fourth line of postmaster.pid is the port. */
    public static String databaseUrl(Path data) throws IOException {
        String port =
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        return "jdbc:postgresql://127.0.0.1:" + port + "/chengxin";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!exitsWithin(Duration.ofSeconds(20))) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
