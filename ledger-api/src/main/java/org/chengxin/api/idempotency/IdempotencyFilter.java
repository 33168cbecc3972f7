package org.chengxin.api.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.api.idempotency.IdempotencyStore.Kept;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.security.Principals;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out a POST with an {@code Idempotency-Key} once (draft-ietf-httpapi-idempotency-key-header). A request that comes
 * while the first is under way waits for its answer; the same key with another body is refused. Answers of the server's own
 * failure are not kept. File uploads keep their key themselves, with the digest of the file.
 */
@Component
@Order(IdempotencyFilter.AFTER_SECURITY)
class IdempotencyFilter extends OncePerRequestFilter {

    static final int AFTER_SECURITY = 0;

    /** Largest body of a request with a key. */
    static final int BODY_MAX_BYTES = 1 << 20;

    private static final String KEY = "Idempotency-Key";
    private static final int KEY_MAX_CHARACTERS = 255;
    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(20);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final Bilingual REFUSED = new Bilingual("不予受理", "Refused");

    private final IdempotencyStore store;
    private final JsonMapper json;

    IdempotencyFilter(IdempotencyStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !HttpMethod.POST.matches(request.getMethod())
                || !request.getRequestURI().startsWith("/api/")
                || request.getHeader(KEY) == null
                || (type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Actor> actor =
                Principals.find(SecurityContextHolder.getContext().getAuthentication());
        if (actor.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String account = actor.get().account();
        String key = request.getHeader(KEY);
        if (key.isBlank() || key.length() > KEY_MAX_CHARACTERS) {
            refuse(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "Idempotency-Key 应为1至" + KEY_MAX_CHARACTERS + "个字符",
                    "An Idempotency-Key has 1 to " + KEY_MAX_CHARACTERS + " characters");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(BODY_MAX_BYTES + 1);
        if (body.length > BODY_MAX_BYTES) {
            refuse(
                    request,
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "请求体最大 " + BODY_MAX_BYTES + " 字节",
                    "A body has at most " + BODY_MAX_BYTES + " bytes");
            return;
        }
        byte[] whole = whole(request, body);
        long deadline = System.nanoTime() + WAIT_AT_MOST.toNanos();
        while (!store.begin(account, key, whole)) {
            Optional<Kept> kept = store.find(account, key, whole);
            if (kept.isPresent() && !kept.get().sameRequest()) {
                refuse(
                        request,
                        response,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "该 Idempotency-Key 已用于内容不同的请求",
                        "This Idempotency-Key was used for a request with other content");
                return;
            }
            if (kept.isPresent() && kept.get().status() != 0) {
                replay(kept.get(), response);
                return;
            }
            if (System.nanoTime() - deadline >= 0) {
                response.setHeader("Retry-After", "5");
                refuse(
                        request,
                        response,
                        HttpStatus.CONFLICT,
                        "相同 Idempotency-Key 的请求仍在处理，请稍后重试",
                        "A request with this Idempotency-Key is still under way; try again later");
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        carryOut(account, key, new BufferedRequest(request, new ByteArrayInputStream(body)), response, chain);
    }

    private void carryOut(
            String account, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper copy = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, copy);
            if (copy.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                store.keep(
                        account,
                        key,
                        copy.getStatus(),
                        copy.getHeader("Location"),
                        copy.getContentType(),
                        new String(copy.getContentAsByteArray(), StandardCharsets.UTF_8));
                kept = true;
            }
        } finally {
            if (!kept) {
                store.release(account, key);
            }
            copy.copyBodyToResponse();
        }
    }

    private static void replay(Kept kept, HttpServletResponse response) throws IOException {
        response.setStatus(kept.status());
        response.setHeader("Idempotent-Replayed", "true");
        if (kept.location() != null) {
            response.setHeader("Location", kept.location());
        }
        if (kept.mediaType() != null) {
            response.setContentType(kept.mediaType());
        }
        response.getOutputStream()
                .write(Objects.requireNonNullElse(kept.body(), "").getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String zh, String en)
            throws IOException {
        Problem problem = Problem.of(status, "R-IDEMPOTENCY-KEY", REFUSED, new Bilingual(zh, en));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsString(problem.in(request.getLocale())).getBytes(StandardCharsets.UTF_8));
    }

    /** Path and body, by which a request is told from another. */
    private static byte[] whole(HttpServletRequest request, byte[] body) {
        byte[] path = request.getRequestURI().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(path.length + 1 + body.length)
                .put(path)
                .put((byte) 0)
                .put(body)
                .array();
    }
}
