package org.chengxin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.VerifierKey;

/**
 * The HTTP of a witness: {@code POST /add-checkpoint}, and for people who compare notes {@code GET /vkey} and {@code GET
 * /checkpoint?origin=…}, the last checkpoint it has cosigned. Without TLS, which belongs in front of it.
 */
final class WitnessServer implements AutoCloseable {

    /** Longest body that is read, in bytes; a checkpoint with a hundred signatures stays far below. */
    private static final int BODY_BYTES_MAX = 64 * 1024;

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int BACKLOG_CONNECTIONS = 64;
    private static final int STOP_WAIT_SECONDS = 2;
    private static final String REQUEST_SECONDS_MAX = "10";
    private static final String ORIGIN = "origin=";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private WitnessServer(HttpServer server) {
        this.server = server;
    }

    static WitnessServer start(InetSocketAddress address, Cosigning cosigning, VerifierKey own) {
        // Read once, when the JDK's server is first used: without it a client could hold a connection by sending
        // nothing.
        System.setProperty("sun.net.httpserver.maxReqTime", REQUEST_SECONDS_MAX);
        System.setProperty("sun.net.httpserver.maxRspTime", REQUEST_SECONDS_MAX);
        try {
            WitnessServer started = new WitnessServer(HttpServer.create(address, BACKLOG_CONNECTIONS));
            started.server.setExecutor(started.workers);
            started.server.createContext("/", exchange -> handle(exchange, cosigning, own));
            started.server.start();
            return started;
        } catch (IOException e) {
            throw new WitnessRefusedException(
                    "无法监听 " + address, "cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private static void handle(HttpExchange exchange, Cosigning cosigning, VerifierKey own) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange, cosigning, own);
            } catch (WitnessRefusedException | UncheckedIOException e) {
                answer = Answer.notKept();
            }
            send(exchange, answer);
        }
    }

    private static Answer answer(HttpExchange exchange, Cosigning cosigning, VerifierKey own) throws IOException {
        URI uri = exchange.getRequestURI();
        boolean reading = exchange.getRequestMethod().equals("GET");
        return switch (uri.getPath()) {
            case "/add-checkpoint" ->
                exchange.getRequestMethod().equals("POST") ? add(exchange, cosigning) : refusal(METHOD_NOT_ALLOWED);
            case "/vkey" -> reading ? Answer.text(own.vkey() + "\n") : refusal(METHOD_NOT_ALLOWED);
            case "/checkpoint" -> reading ? latest(uri, cosigning) : refusal(METHOD_NOT_ALLOWED);
            default -> refusal(NOT_FOUND);
        };
    }

    private static Answer add(HttpExchange exchange, Cosigning cosigning) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(BODY_BYTES_MAX + 1);
            return body.length > BODY_BYTES_MAX ? refusal(TOO_LARGE) : cosigning.addCheckpoint(body);
        }
    }

    private static Answer latest(URI uri, Cosigning cosigning) {
        String query = uri.getRawQuery();
        Optional<SignedNote> note = query != null && query.startsWith(ORIGIN)
                ? cosigning.latest(URLDecoder.decode(query.substring(ORIGIN.length()), UTF_8))
                : Optional.empty();
        return note.map(found -> Answer.text(found.format())).orElseGet(() -> refusal(NOT_FOUND));
    }

    private static Answer refusal(int status) {
        return new Answer(status, TEXT, "");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(STOP_WAIT_SECONDS);
        workers.close();
    }
}
