package org.chengxin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.chengxin.api.support.Browser;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.PenaltyFile;
import org.chengxin.api.support.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The journeys of a department and of the public in a real browser. */
@LedgerTest
class BrowserTest {

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private LedgerHttp http;
    private Browser browser;

    @BeforeEach
    void aBrowserAndARegisteredDepartment() throws IOException {
        http = new LedgerHttp(port);
        browser = new Browser(port);
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
    }

    @AfterEach
    void closeBoth() {
        browser.close();
        http.close();
    }

    @Test
    void aDepartmentUploadsAFileSeesItsProgressAndThePublicFindsTheRecord() throws IOException {
        PenaltyFile file = new PenaltyFile();
        for (int n = 1; n <= 1200; n++) {
            file.row(n);
        }
        file.row(1201, PenaltyFile.BASIS, "").row(1);
        browser.signIn("demo-submitter");
        browser.open("/desk/batches");
        accessible("desk-batches");
        browser.type("type", "AA-02");
        browser.type("file", file.write(folder.resolve("penalties.csv")).toString());
        browser.press("main form button[type=submit]");
        browser.until(() -> browser.path().matches("/desk/batches/[0-9A-Z]{26}.*"));
        // Nobody touches the page: it counts on, and at the end it shows the receipt by itself.
        browser.until(() -> browser.text().contains("SHA-256"));
        assertThat(browser.texts("#progress .accepted strong")).containsExactly("1200");
        assertThat(browser.texts("#progress .duplicate strong")).containsExactly("1");
        assertThat(browser.texts("#progress .rejected strong")).containsExactly("1");
        browser.open(browser.path() + "?verdict=REJECTED");
        assertThat(browser.text()).contains("1201", PenaltyFile.BASIS);
        accessible("desk-batch");

        browser.until(() -> {
            browser.open("/");
            browser.type("q", Samples.enterpriseCode(7));
            browser.press("form.search button");
            return browser.text().contains("澄市监处罚〔2026〕00007号");
        });
        assertThat(browser.text()).contains("江阴市示例7有限公司");
        accessible("search");
        browser.press("main table a[href^='/records/']");
        assertThat(browser.text()).contains("《中华人民共和国价格法》第四十二条", "无异议");
        accessible("record");
        browser.open(browser.path() + "?lang=en");
        assertThat(browser.text()).contains("Legal basis");
        browser.picture("record-en");
    }

    @Test
    void aProfileTellsACorrectionAndARevocationSideBySideInBothLanguages() throws IOException {
        String subject = register(Samples.enterprise(9001));
        String record = record(subject, "澄市监处罚〔2026〕90001号");
        String other = record(subject, "澄市监处罚〔2026〕90002号");
        change(record, "corrections", Samples.correction("/payload/fineWanYuan", "0.8"));
        change(other, "revocation", Samples.revocation("DECISION_REVOKED"));
        browser.signIn("demo-office");
        browser.open("/desk/subjects/" + subject);
        browser.until(() -> {
            browser.open("/desk/subjects/" + subject);
            return browser.text().contains("原决定被依法撤销");
        });
        assertThat(browser.texts("del")).contains("0.5");
        assertThat(browser.texts("ins")).contains("0.8");
        accessible("desk-profile");
        browser.open("/desk/subjects/" + subject + "?lang=en");
        assertThat(browser.text()).contains("Corrected", "Revoked", "0.5", "0.8");
        accessible("desk-profile-en");
        browser.open("/desk/records/" + record);
        accessible("desk-record-en");
    }

    @Test
    void everyOtherPageIsAccessible() throws IOException {
        for (String path : List.of("/", "/about", "/login", "/search?q=nothing")) {
            browser.open(path);
            accessible("public" + path.replaceAll("\\W+", "-"));
        }
        browser.signIn("demo-office");
        for (String path : List.of("/desk", "/desk/subjects")) {
            browser.open(path);
            accessible(path.substring(1).replace('/', '-'));
        }
    }

    private void accessible(String name) throws IOException {
        browser.picture(name);
        assertThat(browser.accessibilityFaults())
                .as("WCAG 2.1 AA on " + browser.path())
                .isEmpty();
    }

    private void change(String record, String how, String body) {
        Eventually.that(() -> http.postJson(
                                "/api/v1/records/" + record + "/" + how,
                                body,
                                "Authorization",
                                http.bearer("demo-office"))
                        .statusCode()
                == 200);
    }

    private String record(String subject, String documentNo) {
        HttpResponse<String> answer = http.postJson(
                "/api/v1/subjects/" + subject + "/records",
                Samples.penalty(documentNo, "2026-06-01"),
                "Authorization",
                http.bearer("demo-submitter"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Samples.json(answer.body()).path("recordId").stringValue();
    }

    private String register(String body) {
        HttpResponse<String> answer =
                http.postJson("/api/v1/subjects", body, "Authorization", http.bearer("demo-office"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Samples.json(answer.body()).path("subjectId").stringValue();
    }
}
