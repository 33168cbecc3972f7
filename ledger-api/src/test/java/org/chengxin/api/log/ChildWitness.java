package org.chengxin.api.log;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.ledger.witness.Witness;

/** A witness as another body runs it: a process of its own, started from the command line. */
final class ChildWitness implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final String vkey;
    private List<String> logs = List.of();
    private Process process;

    private ChildWitness(Path folder, int port, String vkey) {
        this.folder = folder;
        this.port = port;
        this.vkey = vkey;
    }

    /** Makes its key; it does not serve yet. */
    static ChildWitness named(String name) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "witness-");
        try (ServerSocket free = new ServerSocket(0)) {
            Process made = run(
                    folder,
                    "new-key",
                    "--name",
                    name,
                    "--key",
                    folder.resolve("key").toString());
            made.waitFor(60, TimeUnit.SECONDS);
            return new ChildWitness(
                    folder,
                    free.getLocalPort(),
                    Files.readString(folder.resolve("new-key.out")).strip());
        }
    }

    String vkey() {
        return vkey;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /** Serves for these logs, remembering what it knew of them. */
    ChildWitness serve(String... logKeys) throws IOException {
        logs = List.of(logKeys);
        return serve();
    }

    ChildWitness serve() throws IOException {
        process = run(
                folder,
                "serve",
                "--key",
                folder.resolve("key").toString(),
                "--state",
                folder.resolve("state").toString(),
                "--listen",
                "127.0.0.1:" + port,
                "--log",
                logs.getFirst());
        try (LedgerHttp http = new LedgerHttp(port)) {
            Eventually.that(() -> answers(http));
        }
        return this;
    }

    private static boolean answers(LedgerHttp http) {
        try {
            return http.get("/vkey").statusCode() == 200;
        } catch (java.io.UncheckedIOException notYet) {
            return false;
        }
    }

    /** As a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The size of the last checkpoint that it has cosigned. */
    Optional<Long> latest(String origin) {
        try (LedgerHttp http = new LedgerHttp(port)) {
            var answer = http.get("/checkpoint?origin=" + origin);
            return answer.statusCode() == 200
                    ? Optional.of(Long.parseLong(answer.body().lines().toList().get(1)))
                    : Optional.empty();
        }
    }

    private static Process run(Path folder, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Witness.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve(arguments[0] + ".out").toFile())
                .start();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
