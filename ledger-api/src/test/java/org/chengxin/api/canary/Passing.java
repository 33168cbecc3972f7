package org.chengxin.api.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chengxin.api.support.DoubleTable;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;

/** Sends values that the ledger answers or refuses and has no reason to keep: searches, mistakes, names at the door. */
final class Passing {

    private static final int ANSWER_BYTES_MAX = 4096;
    private static final int ANSWER_AWAITED_MILLIS = 5_000;

    private final LedgerHttp http;
    private final int port;
    private final Canaries canaries;
    private final String office;
    private final String submitter;
    private final List<String> sent = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    Passing(LedgerHttp http, int port, Canaries canaries, UnaryOperator<String> bearers) {
        this.http = http;
        this.port = port;
        this.canaries = canaries;
        this.office = bearers.apply("demo-office");
        this.submitter = bearers.apply("demo-submitter");
    }

    /** Requests that should have been refused and were answered otherwise. */
    List<String> broken() {
        return broken;
    }

    /** Every value that was sent. */
    List<String> sent() {
        return sent;
    }

    void everything(String somebody, String record) {
        searches();
        refusedBodies(somebody, record);
        refusedFiles();
        namesAtTheDoor();
        headers();
        brokenRequests();
    }

    private void searches() {
        for (String path : List.of(
                "/api/v1/subjects?name=%s",
                "/api/v1/subjects?identifier=%s",
                "/api/v1/public/records?q=%s",
                "/api/v1/public/subjects/%s",
                "/search?q=%s",
                "/subjects/%s",
                "/records/%s",
                "/api/v1/records/%s",
                "/api/v1/subjects/%s",
                "/api/v1/subjects/%s/records",
                "/api/v1/batches/%s",
                "/api/v1/protection-orders?cursor=%s",
                "/api/v1/subjects?limit=%s",
                "/api/v1/subjects?cursor=%s",
                "/api/v1/catalogue/effective?on=%s",
                "/api/v1/catalogue/types/%s/schema",
                "/api/v1/log/proof/event/%s",
                "/api/v1/log/proof/inclusion?index=%s",
                "/api/v1/log/export?from=%s",
                "/log/tile/%s",
                "/%s",
                "/api/v1/%s",
                "/actuator/%s",
                "/actuator/health/%s",
                "/assets/%s",
                "/api/v1/subjects?name=%s%%00",
                "/api/v1/subjects?identifier=%s%%00",
                "/search?q=%s%%00",
                "/api/v1/public/records?q=%s%%00",
                "/search?q=%s%%C3%%28",
                "/records/%s%%00",
                "/records/%s%%2F..",
                "/records/%s;a=b")) {
            for (String value : List.of(mark("query"), canaries.citizen(sent), canaries.mobile(sent))) {
                HttpResponse<String> answer = http.get(path.formatted(encoded(value)), "Authorization", office);
                answered(path, answer.statusCode());
            }
        }
        try (LedgerHttp person = new LedgerHttp(port)) {
            person.signIn("demo-office", "demo");
            for (String path : List.of(
                    "/desk/subjects?q=%s",
                    "/desk/subjects?name=%s",
                    "/desk/subjects/%s",
                    "/desk/records/%s",
                    "/desk/batches/%s",
                    "/desk/proof/%s",
                    "/desk/%s")) {
                for (String value : List.of(mark("query"), canaries.citizen(sent))) {
                    HttpResponse<String> answer = person.get(path.formatted(encoded(value)));
                    answered(path, answer.statusCode());
                }
            }
        }
    }

    private void refusedBodies(String somebody, String record) {
        String subjects = "/api/v1/subjects";
        String records = subjects + "/" + somebody + "/records";
        String penalty = Samples.penalty("澄市监雀拒〔2026〕1号", "2026-06-01");
        refused(subjects, "{\"kind\":\"PERSON\",\"name\":\"%s\"", office);
        refused(subjects, "{\"kind\":\"PERSON\",\"%s\":1}", office);
        refused(subjects, "{\"kind\":\"%s\",\"name\":\"x\"}", office);
        refused(subjects, "{\"kind\":\"PERSON\",\"name\":\"x\",\"name\":\"%s\"}", office);
        refused(subjects, "%s", office);
        refused(subjects, "[\"%s\"]", office);
        refused(subjects, "{\"kind\":\"PERSON\",\"name\":{\"%s\":1}}", office);
        refused(subjects, Samples.subject("PERSON", "欧阳%s", "CITIZEN_ID", "320281199001019998"), office);
        refused(subjects, Samples.subject("PERSON", "欧阳", "CITIZEN_ID", "%s1"), office);
        refused(subjects, Samples.subject("PERSON", "欧阳%s", "CITIZEN_ID", Samples.citizenId(1)), submitter);
        refused(records, penalty.replace("\"2026-06-01\"", "\"%s\""), submitter);
        refused(records, penalty.replace("AA-02", "%s"), submitter);
        refused(records, penalty.replace("AA-02", "ZZ-99").replace("未按规定明码标价", "%s"), submitter);
        refused(records, penalty.replace("责令改正", "\\u0000%s"), submitter);
        refused(records, penalty.replace("\"violation\"", "\"%s\""), submitter);
        refused(records, penalty.replace("\"罚款\"", "\"%s\""), submitter);
        refused(records, penalty.replace("\"0.5\"", "\"约%s元\""), submitter);
        refused(records, penalty.replace("2026-06-01", "2126-06-01").replace("未按规定明码标价", "%s"), submitter);
        refused(records, penalty.replace("\"payload\"", "\"payload\":\"%s\",\"payload\""), submitter);
        refused("/api/v1/records/" + record + "/corrections", Samples.correction("/payload/%s/1", "x"), submitter);
        refused("/api/v1/records/" + record + "/corrections", Samples.correction("/decidedOn", "%s"), submitter);
        refused("/api/v1/records/" + record + "/corrections", Samples.correction("%s", "x"), submitter);
        refused("/api/v1/records/" + record + "/revocation", Samples.revocation("%s"), office);
        refused(subjects + "/" + somebody + "/erasures", Samples.order("%s"), office);
        refused(
                subjects + "/" + somebody + "/erasures",
                Samples.order("PURPOSE_MET").replace("本人", "%s"),
                submitter);
        refused(subjects + "/" + somebody + "/erasures/77:decline", "{\"reason\":\"%s\"}", office);
        refused(subjects + "/" + somebody + "/erasures/%s:confirm", "", office);
    }

    /** Sends the body twice, with a mark and with a number at its place. */
    private void refused(String path, String body, String token) {
        for (String value : List.of(mark("refused body"), canaries.mobile(sent))) {
            HttpResponse<String> answer = http.postJson(
                    path.replace("%s", encoded(value)), body.replace("%s", value), "Authorization", token);
            answered(path + " " + body, answer.statusCode());
            if (answer.statusCode() < 400) {
                broken.add("taken: " + path + " " + body);
            }
        }
    }

    private void refusedFiles() {
        Map<String, String> row = DoubleTable.penalty(990, "澄市监雀拒〔2026〕2号");
        row.put(DoubleTable.NAME, mark("refused file"));
        String csv = new String(DoubleTable.csv(DoubleTable.PENALTY, List.of(row)), StandardCharsets.UTF_8);
        file(
                mark("refused file name") + ".csv",
                "姓名,%s\n%s,1\n".replace("%s", mark("refused file")).getBytes(StandardCharsets.UTF_8));
        file(
                mark("refused file name") + ".csv",
                csv.replaceFirst("\n", "\n\"" + mark("refused file")).getBytes(StandardCharsets.UTF_8));
        file(
                mark("refused file name") + ".xlsx",
                ("PK\3\4" + mark("refused file") + "x".repeat(99)).getBytes(StandardCharsets.UTF_8));
        file(
                mark("refused file name") + ".json",
                "[{\"%s\":".replace("%s", mark("refused file")).getBytes(StandardCharsets.UTF_8));
        file(
                mark("refused file name") + ".json",
                "[{\"姓名\":[\"%s\"]}]".replace("%s", canaries.mobile(sent)).getBytes(StandardCharsets.UTF_8));
        file(mark("refused file name") + ".exe", mark("refused file").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.postFile(
                "/api/v1/batches",
                Map.of("type", mark("refused type")),
                "x.csv",
                csv.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                submitter);
        assertThat(answer.statusCode()).isBetween(400, 499);
    }

    private void file(String name, byte[] content) {
        HttpResponse<String> answer =
                http.postFile("/api/v1/batches", Map.of("type", "AA-02"), name, content, "Authorization", submitter);
        answered("file " + name, answer.statusCode());
    }

    private void namesAtTheDoor() {
        for (String name : List.of(mark("sign-in name"), canaries.citizen(sent))) {
            try (LedgerHttp stranger = new LedgerHttp(port)) {
                assertThat(stranger.signIn(name, mark("password")).statusCode()).isEqualTo(302);
                answered(
                        "/setup",
                        stranger.submit("/setup", "/setup", Map.of("code", name, "name", name, "password", name))
                                .statusCode());
                answered("NUL", stranger.signIn(name + "\0", "x").statusCode());
            }
            assertThat(http.requestToken(name, mark("secret")).statusCode()).isBetween(400, 401);
            answered(
                    "/oauth2/token",
                    http.postForm("/oauth2/token", Map.of("grant_type", name, "client_id", name, "scope", name))
                            .statusCode());
            answered(
                    "/login",
                    http.postForm("/login", Map.of("username", name, "password", name))
                            .statusCode());
            answered(
                    "/oauth2/authorize",
                    http.get("/oauth2/authorize?client_id=" + encoded(name) + "&response_type=code")
                            .statusCode());
        }
    }

    private void headers() {
        for (String header : List.of(
                "Authorization",
                "Cookie",
                "Accept",
                "Accept-Language",
                "Content-Type",
                "Idempotency-Key",
                "User-Agent",
                "Referer",
                "If-None-Match",
                "X-Forwarded-For",
                "X-Request-Id",
                "Origin",
                "Range")) {
            for (String form : List.of("%s", "Bearer %s", "text/%s;q=%s", "a=%s; ledger-session=%s; b=\"%s")) {
                String value = form.replace("%s", canaries.mobile(sent));
                answered(
                        header,
                        http.get("/api/v1/subjects?limit=1", header, value).statusCode());
                answered(header, http.get("/", header, value).statusCode());
                answered(
                        header,
                        http.postJson("/api/v1/subjects", "{}", header, value).statusCode());
            }
        }
    }

    /** What no client library sends. */
    private void brokenRequests() {
        for (String form : List.of(
                "GET /search?q=%s{|} HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /search?q=%s\"张 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /search?q=%zz%s HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /search?q=%s%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /search?%s=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /%zz%s HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /records/%s%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /records/..%s HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET //%s HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /records/%s%5C HTTP/1.1\r\nHost: a\r\n\r\n",
                "%s / HTTP/1.1\r\nHost: a\r\n\r\n",
                "%s\r\n\r\n",
                "GET / %s\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: %s/\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a:%s\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nBad Header %s: 1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n%s\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: %s\0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nCookie: a=\"%s\1; b=,%s\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nCookie: $Version=%s; \"=%s\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: %s\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: %s\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n",
                "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 22\r\n\r\nusername=%s%z",
                "POST /api/v1/batches HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=%s\r\nContent-Length: 4\r\n\r\nxxxx",
                "POST /api/v1/batches HTTP/1.1\r\nHost: a\r\nContent-Type: %s/%s; charset=%s\r\nContent-Length: 4\r\n\r\nxxxx")) {
            raw(form.replace("%s", canaries.mobile(sent)));
        }
    }

    private void answered(String request, int status) {
        if (status >= 500) {
            broken.add(request + " " + status);
        }
    }

    private void raw(String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(ANSWER_AWAITED_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            byte[] answer = socket.getInputStream().readNBytes(ANSWER_BYTES_MAX);
            if (new String(answer, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 500")) {
                broken.add(request);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(request, e);
        }
    }

    private String mark(String kind) {
        return canaries.mark(kind, sent);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
