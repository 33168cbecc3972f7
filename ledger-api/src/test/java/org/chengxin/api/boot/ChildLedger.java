package org.chengxin.api.boot;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chengxin.api.LedgerApplication;

/** The application in a JVM of its own, so that a test can stop and kill it as an operator would. */
final class ChildLedger implements AutoCloseable {

    private static final Duration START_WAIT = Duration.ofSeconds(120);

    private final Process process;
    private final Path output;
    private final int port;

    private ChildLedger(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static ChildLedger launch(Path data) throws IOException {
        int port = freePort();
        Files.createDirectories(data);
        Path output = Files.createTempFile(data.toAbsolutePath().getParent(), "ledger-", ".out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerApplication.class.getName(),
                        "--chengxin.data=" + data,
                        "--server.port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ChildLedger(process, output, port);
    }

    ChildLedger awaitHealthy() throws IOException, InterruptedException {
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

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean exitsWithin(Duration wait) throws InterruptedException {
        return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    String output() throws IOException {
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
