package org.chengxin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.chengxin.ledger.time.LedgerClock;

/**
 * The command of a witness: makes a key, or serves until it is stopped. Ends with 2 if it was called wrongly or something it
 * was given cannot be used.
 */
public final class Witness {

    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    private final PrintStream out;
    private final PrintStream err;

    Witness(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        System.exit(new Witness(out, err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            WitnessOptions options = WitnessOptions.parse(arguments);
            switch (options) {
                case WitnessOptions.Help help -> out.println(usage());
                case WitnessOptions.NewKey asked -> newKey(asked);
                case WitnessOptions.Serve asked -> serve(asked);
            }
            return DONE;
        } catch (WitnessOptions.UsageException e) {
            err.println(e.getMessage());
            err.println(usage());
            return NOT_DONE;
        } catch (WitnessRefusedException e) {
            err.println(e.getMessage());
            return NOT_DONE;
        }
    }

    private void newKey(WitnessOptions.NewKey asked) {
        WitnessKey key = WitnessKey.generate(asked.suite(), asked.name());
        key.write(asked.key());
        out.println(key.cosigner().verifierKey().vkey());
    }

    private void serve(WitnessOptions.Serve asked) {
        WitnessKey key = WitnessKey.read(asked.key());
        KnownLogs logs = KnownLogs.of(key.suite(), asked.logs());
        try (FolderMemory memory = FolderMemory.open(asked.state(), key, logs);
                WitnessServer server = WitnessServer.start(
                        address(asked.listen()),
                        new Cosigning(key, logs, memory, LedgerClock.system()),
                        key.cosigner().verifierKey())) {
            out.println("见证服务 | witness " + key.cosigner().verifierKey().vkey());
            out.println("监听地址 | listening on " + server.address());
            awaitStop(server);
        }
    }

    /** Until the process is told to stop; a running request is answered first. */
    private static void awaitStop(WitnessServer server) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            server.close();
            stopped.countDown();
        }));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static InetSocketAddress address(String listen) {
        int colon = listen.lastIndexOf(':');
        try {
            return new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new WitnessRefusedException(
                    "监听地址应为 地址:端口，如 127.0.0.1:8093：" + listen,
                    "--listen must be address:port, e.g. 127.0.0.1:8093, found " + listen,
                    e);
        }
    }

    private static String usage() {
        try (var in = Objects.requireNonNull(Witness.class.getResourceAsStream("usage.txt"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("usage.txt is part of the jar", e);
        }
    }
}
