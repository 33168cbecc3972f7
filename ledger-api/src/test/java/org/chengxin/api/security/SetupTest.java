package org.chengxin.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.boot.DataFolder;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.ledger.credit.Role;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The first hours of a ledger outside demonstration: no accounts, one administrator, then the first people. */
@LedgerTest("chengxin.demo=false")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class SetupTest {

    private static final String PASSWORD = "春江潮水连海平，海上明月共潮生";

    @LocalServerPort
    private int port;

    @Autowired
    private DataFolder folder;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordEncoder encoder;

    @Test
    @Order(1)
    void nobody_exists_not_even_a_demo_account_left_in_the_table() {
        assertThat(accounts.all()).isEmpty();
        AccountKey left = new AccountKey(Account.Kind.CLIENT, "demo-office");
        accounts.add(new NewAccount(left, encoder.encode("demo"), Role.OFFICE, null, true, "demo"));

        try (LedgerHttp http = new LedgerHttp(port)) {
            assertThat(http.requestToken("demo-office", "demo").statusCode()).isEqualTo(401);
        }
        assertThat(accounts.all()).isEmpty();
    }

    @Test
    @Order(2)
    void the_log_tells_where_the_code_is_but_not_what_it_is(CapturedOutput output) throws Exception {
        assertThat(output.toString()).doesNotContain(code());
        assertThat(Files.getPosixFilePermissions(codeFile())).hasSize(2);
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource({
        "wrong, admin, long enough to pass, long enough to pass, 设置码不正确",
        "right, Admin!, long enough to pass, long enough to pass, 账号名由",
        "right, admin, too short, too short, 密码长度",
        "right, admin, administrator123, administrator123, 过于常见",
        "right, admin, ababababababab, ababababababab, 过于常见",
        "right, admin, long enough to pass, something else here, 不一致"
    })
    void a_wrong_code_or_a_weak_password_is_refused(
            String code, String name, String password, String repeated, String reason) throws Exception {
        HttpResponse<String> refusal = setUp("right".equals(code) ? code() : code, name, password, repeated);

        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body()).contains(reason);
        assertThat(accounts.hasAdministrator()).isFalse();
    }

    @Test
    @Order(4)
    void whoever_reads_the_code_becomes_administrator_and_the_page_is_gone() throws Exception {
        assertThat(setUp(code(), "admin", PASSWORD, PASSWORD).statusCode()).isEqualTo(302);

        assertThat(codeFile()).doesNotExist();
        try (LedgerHttp http = new LedgerHttp(port)) {
            assertThat(http.get("/setup").statusCode()).isEqualTo(404);
        }
    }

    @Test
    @Order(5)
    void the_administrator_adds_a_client_whose_secret_is_shown_once_and_works() {
        try (LedgerHttp http = administrator()) {
            HttpResponse<String> added = http.submit(
                    "/admin/accounts",
                    "/admin/accounts",
                    Map.of("kind", "CLIENT", "name", "hr-system", "role", "CHECKER", "organ", ""));
            Matcher secret = Pattern.compile("id=\"secret\">([^<]+)<").matcher(added.body());
            assertThat(secret.find()).isTrue();
            assertThat(http.get("/admin/accounts").body()).contains("hr-system").doesNotContain(secret.group(1));
            assertThat(http.requestToken("hr-system", secret.group(1)).statusCode())
                    .isEqualTo(200);

            http.submit(
                    "/admin/accounts",
                    "/admin/accounts/enabled",
                    Map.of("kind", "CLIENT", "name", "hr-system", "enabled", "false"));
            assertThat(http.requestToken("hr-system", secret.group(1)).statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @Order(6)
    @CsvSource({
        "PERSON, admin, OFFICE, '', 同类账号名已存在",
        "PERSON, someone, SUBMITTER, '', 必须填写所属机关",
        "PERSON, someone, SUBMITTER, 11320281H40CLMG9XX, 不是有效的",
        "PERSON, someone, SYSTEM, '', 不能分配",
        "PERSON, Some One, OFFICE, '', 账号名由"
    })
    void an_account_that_breaks_a_rule_is_refused(String kind, String name, String role, String organ, String reason) {
        try (LedgerHttp http = administrator()) {
            assertThat(http.submit(
                                    "/admin/accounts",
                                    "/admin/accounts",
                                    Map.of("kind", kind, "name", name, "role", role, "organ", organ))
                            .body())
                    .contains(reason);
        }
    }

    @Test
    @Order(7)
    void the_administrator_cannot_lock_themselves_out() {
        try (LedgerHttp http = administrator()) {
            HttpResponse<String> refusal = http.submit(
                    "/admin/accounts",
                    "/admin/accounts/enabled",
                    Map.of("kind", "PERSON", "name", "admin", "enabled", "false"));
            assertThat(refusal.body()).contains("不能停用自己的账号");
        }
    }

    private LedgerHttp administrator() {
        LedgerHttp http = new LedgerHttp(port);
        assertThat(http.signIn("admin", PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/admin/accounts"));
        return http;
    }

    private HttpResponse<String> setUp(String code, String name, String password, String repeated) {
        try (LedgerHttp http = new LedgerHttp(port)) {
            return http.submit(
                    "/setup", "/setup", Map.of("code", code, "name", name, "password", password, "repeated", repeated));
        }
    }

    private Path codeFile() {
        return folder.keys().resolve("setup.code");
    }

    private String code() throws Exception {
        return Files.readString(codeFile());
    }
}
