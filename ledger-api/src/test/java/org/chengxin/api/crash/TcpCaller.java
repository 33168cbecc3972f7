package org.chengxin.api.crash;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Speaks to {@link CrashNode}: a line with the command, a line with {@code ok} and position and leaf of each event, or with
 * {@code no} and a reason.
 */
final class TcpCaller implements Caller {

    private static final int ANSWER_WAIT_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader answers;

    TcpCaller(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_WAIT_MILLIS);
        this.answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    @Override
    public List<Receipt> send(Command command) throws IOException {
        socket.getOutputStream().write((command.text() + "\n").getBytes(StandardCharsets.US_ASCII));
        String answer = answers.readLine();
        if (answer == null) {
            throw new EOFException("the line is dead");
        }
        String[] words = answer.split(" ");
        if (!words[0].equals("ok")) {
            throw new IOException(answer);
        }
        List<Receipt> receipts = new ArrayList<>();
        for (int index = 0; index < command.events(); index++) {
            String[] place = words[index + 1].split(":");
            receipts.add(new Receipt(command.id(), command.eventId(index), Long.parseLong(place[0]), place[1]));
        }
        return receipts;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
