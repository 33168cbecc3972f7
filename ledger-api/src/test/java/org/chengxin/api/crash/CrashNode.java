package org.chengxin.api.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The main class of a process that is nothing but a store: it takes commands of {@link TcpCaller} and appends their events. */
final class CrashNode {

    /** Said on standard output, with the port behind it, once calls are taken. */
    static final String READY = "ready on port ";

    /** Second argument of a node that answers before it commits. */
    static final String EARLY = "early";

    private static final int CALLS_MAX = 1024;

    private final Keeper keeper;

    private CrashNode(Keeper keeper) {
        this.keeper = keeper;
    }

    /** Arguments: the URL of the database; {@link #EARLY} if answers shall be given before the commit. */
    public static void main(String[] arguments) throws IOException {
        Keeper keeper = new SealedKeeper(arguments[0]);
        boolean early = arguments.length > 1 && arguments[1].equals(EARLY);
        new CrashNode(early ? new EarlyKeeper(keeper) : keeper).serve();
    }

    private void serve() throws IOException {
        try (ServerSocket server = new ServerSocket(0, CALLS_MAX, InetAddress.getLoopbackAddress())) {
            System.out.println(READY + server.getLocalPort());
            while (true) {
                Socket call = server.accept();
                Thread.ofVirtual().start(() -> answer(call));
            }
        }
    }

    private void answer(Socket call) {
        try (call;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.US_ASCII))) {
            call.setTcpNoDelay(true);
            OutputStream answers = call.getOutputStream();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.write((answer(Command.parse(line)) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException callerIsGone) {
            // Then nobody waits for the answer.
        }
    }

    private String answer(Command command) {
        try {
            return keeper.keep(command).stream()
                    .map(place -> place.position() + ":" + place.leafHash())
                    .collect(Collectors.joining(" ", "ok ", ""));
        } catch (RuntimeException e) {
            return "no " + e.toString().replaceAll("[^ -~]", "?");
        }
    }
}
