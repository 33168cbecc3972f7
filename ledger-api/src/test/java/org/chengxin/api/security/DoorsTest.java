package org.chengxin.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.chengxin.api.boot.DataFolder;
import org.chengxin.api.boot.PrivateFile;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may come in through which door, over real HTTP and with the demo accounts. */
@LedgerTest
@Import(WhoAmI.class)
class DoorsTest {

    /** How long a disabled account may still act. */
    private static final Duration OUT_AFTER = Duration.ofSeconds(1);

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private DataFolder folder;

    private LedgerHttp http;

    @BeforeEach
    void caller() {
        http = new LedgerHttp(port);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_client_gets_a_token_that_names_its_role_and_organ() {
        HttpResponse<String> me = http.get("/api/v1/test/me", "Authorization", http.bearer("demo-submitter"));

        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(json(me))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        "{\"account\":\"demo-submitter\",\"role\":\"SUBMITTER\",\"organ\":\"11320281H40CLMG9XM\"}"));
    }

    @Test
    void a_client_may_also_send_its_secret_in_the_form() {
        HttpResponse<String> answer = http.postForm(
                "/oauth2/token",
                Map.of("grant_type", "client_credentials", "client_id", "demo-office", "client_secret", "demo"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("expires_in").asInt()).isBetween(880, 900);
    }

    @Test
    void a_wrong_secret_and_an_unknown_client_get_the_same_refusal() {
        HttpResponse<String> wrong = http.requestToken("demo-checker", "wrong");
        HttpResponse<String> unknown = http.requestToken("nobody-at-all", "wrong");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body()).contains("invalid_client");
    }

    @Test
    void without_a_token_the_api_answers_with_a_problem_in_chinese() {
        HttpResponse<String> refusal = http.get("/api/v1/test/me");

        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(refusal.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refusal.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(json(refusal).get("title").asString()).isEqualTo("需要登录");
        assertThat(json(refusal).get("status").asInt()).isEqualTo(401);
        assertThat(json(refusal).get("rule").asString()).isEqualTo("R-SIGN-IN");
        assertThat(json(refusal).get("legalBasis").isArray()).isTrue();
    }

    @Test
    void the_problem_speaks_english_to_those_who_ask_for_it() {
        HttpResponse<String> refusal = http.get("/api/v1/test/me", "Accept-Language", "en-GB,en;q=0.9");

        assertThat(json(refusal).get("title").asString()).isEqualTo("Sign-in required");
    }

    @Test
    void the_problem_speaks_chinese_where_the_language_is_unknown() {
        assertThat(json(http.get("/api/v1/test/me", "Accept-Language", "fr"))
                        .get("title")
                        .asString())
                .isEqualTo("需要登录");
    }

    @Test
    void a_token_of_another_role_is_refused_with_a_problem() {
        HttpResponse<String> refusal = http.get("/api/v1/test/office", "Authorization", http.bearer("demo-auditor"));

        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(refusal.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(refusal).get("title").asString()).isEqualTo("没有权限");
    }

    @Test
    void a_forged_token_is_refused() {
        String token = http.bearer("demo-auditor");
        String forged = token.substring(0, token.length() - 4) + "AAAA";

        assertThat(http.get("/api/v1/test/me", "Authorization", forged).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_disabled_client_is_out_within_a_second_although_its_token_is_valid() {
        AccountKey client = new AccountKey(Account.Kind.CLIENT, "demo-assessor");
        String token = http.bearer("demo-assessor");
        assertThat(http.get("/api/v1/test/me", "Authorization", token).statusCode())
                .isEqualTo(200);

        accounts.setEnabled(client, false, "test");

        Eventually.within(
                OUT_AFTER,
                () -> http.get("/api/v1/test/me", "Authorization", token).statusCode() == 401);
        assertThat(http.requestToken("demo-assessor", "demo").statusCode()).isEqualTo(401);
        accounts.setEnabled(client, true, "test");
    }

    @Test
    void five_failures_lock_a_client_even_for_the_right_secret() {
        for (int failure = 1; failure <= SignIn.FAILURES_MAX; failure++) {
            assertThat(http.requestToken("demo-reviewer", "wrong").statusCode()).isEqualTo(401);
        }
        assertThat(http.requestToken("demo-reviewer", "demo").statusCode()).isEqualTo(401);
        assertThat(http.signIn("demo-reviewer", "demo").headers().firstValue("Location"))
                .as("the person of the same name is another account")
                .hasValueSatisfying(to -> assertThat(to).endsWith("/desk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/v3/api-docs", "/login", "/api/v1/public/test"})
    void the_public_may_read(String path) {
        assertThat(http.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search",
                "/records/1",
                "/subjects/1",
                "/disclosure-log/checkpoint",
                "/about",
                "/assets/none.css"
            })
    void the_public_is_not_sent_to_sign_in_for(String path) {
        assertThat(http.get(path).statusCode()).isIn(200, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/test", "/admin/accounts", "/anything"})
    void pages_inside_send_the_public_to_sign_in(String path) {
        HttpResponse<String> answer = http.get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @Test
    void a_person_signs_in_and_out_on_pages() {
        assertThat(http.signIn("demo-office", "wrong").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?error"));
        http.signIn("demo-office", "demo");

        HttpResponse<String> desk = http.get("/desk/test");
        assertThat(desk.body()).isEqualTo("demo-office OFFICE");
        assertThat(desk.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(http.get("/admin/accounts").statusCode()).isEqualTo(403);

        http.submit("/login", "/logout", Map.of());
        assertThat(http.get("/desk/test").statusCode()).isEqualTo(302);
    }

    @Test
    void the_session_of_a_disabled_person_ends() {
        http.signIn("demo-subject", "demo");
        assertThat(http.get("/desk/test").statusCode()).isEqualTo(200);

        accounts.setEnabled(new AccountKey(Account.Kind.PERSON, "demo-subject"), false, "test");

        Eventually.within(OUT_AFTER, () -> http.get("/desk/test").statusCode() == 302);
    }

    @Test
    void a_form_without_its_csrf_token_is_refused() {
        assertThat(http.postForm("/login", Map.of("username", "demo-office", "password", "demo"))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/api/v1/test/me", "/api/v1/public/test", "/oauth2/jwks"})
    void every_door_sends_the_security_headers(String path) {
        HttpResponse<String> answer = http.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void what_a_token_opens_is_kept_by_no_cache_and_what_is_public_may_be() {
        assertThat(http.get("/api/v1/test/me", "Authorization", http.bearer("demo-office"))
                        .headers()
                        .firstValue("Cache-Control"))
                .hasValue("no-store");
        assertThat(http.get("/api/v1/public/test").headers().firstValue("Cache-Control"))
                .isEmpty();
    }

    @Test
    void the_signing_key_is_kept_private() {
        Path key = folder.keys().resolve("token-signing.jwk");
        assertThat(new PrivateFile(key).read()).isPresent();
        assertThat(http.get("/oauth2/jwks").body()).contains("\"keys\"").doesNotContain("\"d\"");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
