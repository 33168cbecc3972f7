package org.chengxin.api.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A caller over real HTTP: keeps cookies like a browser, follows no redirect, and can fetch tokens like a client. */
public final class LedgerHttp implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private final String base;

    public LedgerHttp(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** Headers are given as name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> postJson(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> putJson(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    /** The answer as it came over the wire. */
    public HttpResponse<byte[]> download(String path, String... headers) {
        try {
            return client.send(request(path, headers).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Uploads a file as the part {@code file} of a form that has the other {@code fields} too. */
    public HttpResponse<String> postFile(
            String path, Map<String, String> fields, String fileName, byte[] content, String... headers) {
        String boundary = "ledger-test-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(body, boundary, "name=\"" + name + "\"", value.getBytes(UTF_8)));
        part(body, boundary, "name=\"file\"; filename=\"" + fileName + "\"", content);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return send(request(path, headers)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String boundary, String disposition, byte[] content) {
        body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
    }

    /** Posts fields as they are, without a CSRF token. */
    public HttpResponse<String> postForm(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Opens {@code page}, takes its CSRF token and posts the fields to {@code path}, as a browser does. */
    public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", csrf(get(page).body()));
        return postForm(path, all);
    }

    public HttpResponse<String> signIn(String person, String password) {
        return submit("/login", "/login", Map.of("username", person, "password", password));
    }

    public HttpResponse<String> requestToken(String clientId, String secret) {
        return postForm(
                "/oauth2/token", Map.of("grant_type", "client_credentials"), "Authorization", basic(clientId, secret));
    }

    /** Headers of a call by a demo client: its token, and a purpose where its role has none of its own. */
    public String[] as(String demoClient) {
        String token = bearer(demoClient);
        return demoClient.equals("demo-checker")
                ? new String[] {"Authorization", token, "Usage-Purpose", "PERFORMANCE"}
                : new String[] {"Authorization", token};
    }

    /** The value of an Authorization header for a demo client. */
    public String bearer(String demoClient) {
        return bearer(demoClient, "demo");
    }

    public String bearer(String clientId, String secret) {
        HttpResponse<String> answer = requestToken(clientId, secret);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "no token for " + clientId + ": " + answer.statusCode() + " " + answer.body());
        }
        return "Bearer "
                + JsonMapper.shared()
                        .readTree(answer.body())
                        .get("access_token")
                        .asString();
    }

    public static String csrf(String page) {
        Matcher matcher = CSRF.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("no CSRF token in:\n" + page);
        }
        return matcher.group(1);
    }

    private static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
