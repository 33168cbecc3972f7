package org.chengxin.api.log;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.chengxin.ledger.seal.AddCheckpoint;
import org.chengxin.ledger.seal.NoteSignature;
import org.chengxin.ledger.seal.VerifierKey;

/** Asks one witness over HTTP (tlog-witness), at the address in the settings and nowhere else. Thread-safe. */
final class WitnessClient {

    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    /** Longest answer that is read, in bytes; a cosignature has about 150. */
    private static final long ANSWER_BYTES_MAX = 16 * 1024;

    private static final int SIGNATURES_MAX = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SHOWN_CHARS_MAX = 200;

    private final HttpClient http;
    private final URI addCheckpoint;
    private final VerifierKey key;

    WitnessClient(HttpClient http, URI submissionPrefix, VerifierKey key) {
        this.http = http;
        this.addCheckpoint = URI.create(submissionPrefix.toString().replaceAll("/+$", "") + "/add-checkpoint");
        this.key = key;
    }

    static HttpClient http() {
        return HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    VerifierKey key() {
        return key;
    }

    WitnessAnswer ask(AddCheckpoint request) {
        HttpRequest http = HttpRequest.newBuilder(addCheckpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(request.format()))
                .build();
        try {
            return read(
                    request, this.http.send(http, BodyHandlers.limiting(BodyHandlers.ofString(), ANSWER_BYTES_MAX)));
        } catch (IOException e) {
            return new WitnessAnswer.Failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WitnessAnswer.Failed("interrupted");
        }
    }

    private WitnessAnswer read(AddCheckpoint request, HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case OK ->
                cosignature(request.checkpoint().text(), answer.body())
                        .<WitnessAnswer>map(WitnessAnswer.Cosigned::new)
                        .orElseGet(
                                () -> new WitnessAnswer.Failed("no cosignature of " + key.name() + " that verifies"));
            case CONFLICT -> elsewhere(answer.body());
            case UNPROCESSABLE -> new WitnessAnswer.Inconsistent(shown(answer.body()));
            default -> new WitnessAnswer.Failed(answer.statusCode() + " " + shown(answer.body()));
        };
    }

    /** Lines of other keys, and lines that are none, are passed over. */
    private Optional<NoteSignature> cosignature(String text, String body) {
        return body.lines()
                .limit(SIGNATURES_MAX)
                .flatMap(line -> signature(line).stream())
                .filter(signature -> key.verifies(text, signature))
                .findFirst();
    }

    private static Optional<NoteSignature> signature(String line) {
        try {
            return Optional.of(NoteSignature.parse(line));
        } catch (IllegalArgumentException noSignature) {
            return Optional.empty();
        }
    }

    private static WitnessAnswer elsewhere(String body) {
        try {
            return new WitnessAnswer.Elsewhere(Long.parseUnsignedLong(body.strip()));
        } catch (NumberFormatException e) {
            return new WitnessAnswer.Failed("409 " + shown(body));
        }
    }

    /** What a stranger sent, as a log and a page can bear it. */
    private static String shown(String body) {
        String line = body.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > SHOWN_CHARS_MAX ? line.substring(0, SHOWN_CHARS_MAX) + "…" : line;
    }
}
