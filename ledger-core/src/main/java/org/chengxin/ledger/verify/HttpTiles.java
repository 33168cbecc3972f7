package org.chengxin.ledger.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A log served over HTTP. A request that fails on the way is repeated; redirects are not followed. */
final class HttpTiles implements Tiles {

    private static final int ATTEMPTS_MAX = 4;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAILED = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI prefix;
    private final @Nullable String token;

    /**
     * @param prefix of the log, e.g. {@code https://ledger.example/log/}
     * @param token bearer token, where the log is not open to everybody
     */
    HttpTiles(String prefix, @Nullable String token) {
        this.prefix = URI.create(prefix.endsWith("/") ? prefix : prefix + "/");
        this.token = token;
    }

    @Override
    public String name() {
        return prefix.toString();
    }

    @Override
    public Optional<byte[]> read(String path) {
        URI uri = prefix.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> answer = send(request.build());
        return switch (answer.statusCode()) {
            case OK -> Optional.of(answer.body());
            case NOT_FOUND -> Optional.empty();
            default ->
                throw new UnreadableException(
                        new Wording(uri + " 答复 " + answer.statusCode(), uri + " answered " + answer.statusCode()));
        };
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        IOException last = null;
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            try {
                HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
                boolean again = answer.statusCode() >= SERVER_FAILED || answer.statusCode() == TOO_MANY_REQUESTS;
                if (!again || attempt == ATTEMPTS_MAX) {
                    return answer;
                }
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading " + request.uri(), e);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100L << attempt));
        }
        String why = last == null ? "no answer" : String.valueOf(last.getMessage());
        throw new UnreadableException(new Wording(request.uri() + " 无法读取", request.uri() + " cannot be read: " + why));
    }

    @Override
    public void close() {
        client.close();
    }
}
