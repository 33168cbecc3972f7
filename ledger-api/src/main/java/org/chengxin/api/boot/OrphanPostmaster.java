package org.chengxin.api.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chengxin.api.boot.StartRefused.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived its ledger: after {@code kill -9} of the JVM the postmaster keeps running on the data
 * directory, and a second one must never be started beside it.
 *
 * <p>It is known by its working directory, not by the number in {@code postmaster.pid}, which another process may wear
 * by now. Call only while holding the {@link FolderLock}.
 */
final class OrphanPostmaster {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanPostmaster.class);
    private static final Duration FAST_SHUTDOWN_WAIT = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE_SHUTDOWN_WAIT = Duration.ofSeconds(10);

    private final Path directory;

    OrphanPostmaster(Path directory) {
        this.directory = directory;
    }

    /** Afterwards nothing runs on the directory and no stale {@code postmaster.pid} is in the way. */
    void stop() {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return;
        }
        List<ProcessHandle> processes = processes();
        if (!processes.isEmpty()) {
            LOG.warn("PostgreSQL of an earlier run is still alive ({}); stopping it first", pids(processes));
            signal("INT", FAST_SHUTDOWN_WAIT);
            signal("QUIT", IMMEDIATE_SHUTDOWN_WAIT);
            refuseIfStillRunning();
        }
        deleteStalePidFile();
    }

    /** Fast shutdown by SIGINT, or, when that hangs, immediate shutdown by SIGQUIT: the next start replays the log. */
    private void signal(String signal, Duration wait) {
        List<ProcessHandle> processes = processes();
        if (processes.isEmpty()) {
            return;
        }
        postmaster(processes).ifPresent(process -> kill(signal, process.pid()));
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("PostgreSQL of an earlier run did not stop within {} s of SIG{}", wait.toSeconds(), signal);
        }
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            Path self = Path.of("/proc", Long.toString(process.pid()));
            return Files.readSymbolicLink(self.resolve("cwd")).equals(directory)
                    && Files.readString(self.resolve("comm")).startsWith("postgres");
        } catch (IOException gone) {
            return false;
        }
    }

    /** The one whose parent is not one of them. */
    private static Optional<ProcessHandle> postmaster(List<ProcessHandle> processes) {
        return processes.stream()
                .filter(process -> process.parent().filter(processes::contains).isEmpty())
                .findFirst();
    }

    private static void kill(String signal, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseIfStillRunning() {
        List<ProcessHandle> left = processes();
        if (!left.isEmpty()) {
            throw new StartRefused(
                    new Wording(
                            "上次运行遗留的 PostgreSQL 进程（" + pids(left) + "）仍在使用 " + directory + "，无法停止。",
                            "PostgreSQL of an earlier run (" + pids(left) + ") still works on " + directory
                                    + " and does not stop."),
                    new Wording("请手工停止这些进程后再启动。", "Stop these processes by hand, then start again."));
        }
    }

    private void deleteStalePidFile() {
        try {
            if (Files.deleteIfExists(directory.resolve("postmaster.pid"))) {
                LOG.info("Removed the postmaster.pid that a crash left behind; nothing runs on {}", directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> pids(List<ProcessHandle> processes) {
        return processes.stream().map(ProcessHandle::pid).toList();
    }
}
