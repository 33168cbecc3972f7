package org.chengxin.api.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link CrashNode} in a JVM of its own. */
final class NodeProcess implements Victim {

    private final Path log;
    private final List<String> arguments;
    private Process process;
    private int port;

    /** {@code arguments} are those of {@link CrashNode}; what the process says goes to a file in {@code folder}. */
    NodeProcess(Path folder, String... arguments) {
        this.log = folder.resolve("node.log");
        this.arguments = List.of(arguments);
    }

    @Override
    public void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                CrashNode.class.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.startsWith(CrashNode.READY)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the node did not start:\n" + Files.readString(log));
        }
        port = Integer.parseInt(line.substring(CrashNode.READY.length()));
    }

    @Override
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public Caller call() throws IOException {
        return new TcpCaller(port);
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
