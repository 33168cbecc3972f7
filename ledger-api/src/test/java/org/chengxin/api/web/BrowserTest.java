package org.chengxin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengxin.api.demo.Showcase;
import org.chengxin.api.support.Chromium;
import org.chengxin.api.support.DoubleTable;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The pages in a real browser: what a clerk does, what a visitor sees, and whether everybody can use them. */
@LedgerTest
class BrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(20);
    private static final int ROWS = 600;
    private static final List<String> WCAG_A_AND_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    @Autowired
    private Positions positions;

    @TempDir
    private Path folder;

    private LedgerHttp http;
    private ChromeDriver browser;
    private String subject;
    private String corrected;
    private String revoked;

    @BeforeEach
    void aSubjectWithACorrectedAndARevokedRecord() {
        browser = Chromium.start("zh-CN");
        http = new LedgerHttp(port);
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
        subject = register(Samples.enterprise(801)).path("subjectId").stringValue();
        corrected = penalty("澄市监处罚〔2026〕801号");
        revoked = penalty("澄市监处罚〔2026〕802号");
        mend(corrected, "/corrections", Samples.correction("/payload/fineWanYuan", "4.5"));
        mend(revoked, "/revocation", Samples.revocation("DECISION_REVOKED"));
    }

    @AfterEach
    void close() {
        browser.quit();
        http.close();
    }

    @Test
    void aClerkUploadsAFileAndWatchesItToTheEnd() throws Exception {
        signIn();
        upload();

        wait(".progress.completed");
        assertThat(text("#progress")).contains("已完成", "已处理 " + ROWS + " 行", (ROWS - 2) + " 接收", "2 退回");
        assertThat(browser.findElements(By.cssSelector("table.data tbody tr"))).hasSize(50);
        browser.findElement(By.linkText("退回")).click();
        wait("table.data .tag.rejected");
        assertThat(text("table.data")).contains("处罚决定日期", "2026/02/30", "R-DATE");
    }

    @Test
    void whatWasCorrectedIsSeenBeforeAndAfterInBothLanguages() {
        signIn();
        open("/desk/subjects/" + subject);
        assertThat(text("main")).contains("已更正", "已撤销", "澄市监处罚〔2026〕801号");
        browser.findElement(By.linkText("澄市监处罚〔2026〕801号")).click();
        wait("table.changes");
        assertThat(text("table.changes")).contains("变更前", "变更后");
        assertThat(text("table.changes del")).isEqualTo("3");
        assertThat(text("table.changes ins")).isEqualTo("4.5");

        browser.findElement(By.linkText("English")).click();
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.attributeToBe(By.tagName("html"), "lang", "en"));
        assertThat(text("table.changes")).contains("Before", "After");
        assertThat(text("table.changes del")).isEqualTo("3");
        assertThat(text("table.changes ins")).isEqualTo("4.5");
    }

    @Test
    void aVisitorFindsTheRecordBySearching() {
        open("/");
        browser.findElement(By.name("q")).sendKeys(Samples.enterpriseCode(801) + "\n");
        wait("table.data");
        browser.findElement(By.linkText("澄市监处罚〔2026〕801号")).click();
        wait("dl.sheet");
        assertThat(text("main")).contains("《中华人民共和国价格法》第四十二条", Samples.MARKET_NAME, "已更正", "无异议");
    }

    @Test
    void everybodyCanUseThePages() throws Exception {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("search", "/search?q=" + Samples.enterpriseCode(801));
        pages.put("record", "/records/" + corrected);
        pages.put("about", "/about");
        pages.put("login", "/login");
        List<String> violations = new ArrayList<>(look(pages));
        signIn();
        upload();
        wait(".progress.completed");
        String batch = browser.getCurrentUrl().replaceAll("^http://[^/]+|\\?.*", "");
        violations.addAll(look(new LinkedHashMap<>(Map.of(
                "desk", "/desk",
                "upload", "/desk/batches",
                "batch", batch + "?verdict=REJECTED",
                "profile", "/desk/subjects/" + subject,
                "history", "/desk/subjects/" + subject + "/history",
                "desk-record", "/desk/records/" + corrected,
                "correction", "/desk/records/" + corrected + "/correction"))));

        assertThat(violations).isEmpty();
    }

    @Test
    void everybodyCanUseTheDeskOfErasureAndRestriction() throws Exception {
        String person = register(Samples.person(801)).path("subjectId").stringValue();
        String servant = register(Samples.subject("CIVIL_SERVANT", "诸葛示例", "CITIZEN_ID", Samples.citizenId(802)))
                .path("subjectId")
                .stringValue();
        for (String lever : List.of("/erasures", "/restrictions")) {
            settled(http.postJson(
                    "/api/v1/subjects/" + person + lever,
                    Samples.order(lever.equals("/erasures") ? "PURPOSE_MET" : "RETENTION_RUNNING"),
                    "Authorization",
                    http.bearer("demo-office")));
        }
        signIn("demo-office-2");
        String desk = "/desk/subjects/" + person + "/protection";
        open(desk + "/restrictions/1");
        browser.findElement(By.id("understood")).click();
        browser.findElement(By.cssSelector("form[action$='/confirm'] button")).click();
        wait(".notice.good");
        assertThat(text("main")).contains("限制中");
        open("/desk/subjects/" + servant + "/protection/erasure");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".errors");
        List<String> violations = new ArrayList<>(axe("order-with-errors"));
        violations.addAll(look(new LinkedHashMap<>(Map.of(
                "protection", "/desk/protection",
                "orders-of-subject", desk,
                "restriction-order", "/desk/subjects/" + servant + "/protection/restriction",
                "erasure-case", desk + "/erasures/1",
                "restriction-case", desk + "/restrictions/1",
                "restricted-archive", "/desk/subjects/" + person))));
        open(desk + "/erasures/1?lang=zh");
        browser.findElement(By.id("understood")).click();
        browser.findElement(By.cssSelector("form[action$='/confirm'] button")).click();
        wait(".notice.good");
        assertThat(text("main")).contains("已删除", "密钥已销毁");
        violations.addAll(look(new LinkedHashMap<>(
                Map.of("erased-case", desk + "/erasures/1", "erased-archive", "/desk/subjects/" + person))));

        assertThat(violations).isEmpty();
    }

    @Test
    void everybodyCanSayWhyAndSeeWhoLooked() throws Exception {
        String own = register(Samples.subject("ENTERPRISE", "江阴示例云亭有限公司", "USCC", Showcase.CODE))
                .path("subjectId")
                .stringValue();
        signIn("demo-checker");
        open("/desk/purpose");
        new Select(browser.findElement(By.id("purpose"))).selectByValue("TENDER");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".errors");
        List<String> violations = new ArrayList<>(axe("purpose-with-errors"));
        browser.findElement(By.id("reference")).sendKeys("JY-2026-12");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait("main form");
        open("/desk/subjects/" + own);
        assertThat(text("main h1")).contains("江阴示例云亭有限公司");
        browser.manage().deleteAllCookies();
        signIn("demo-subject");
        open("/desk/who-looked");
        assertThat(text("table.data")).contains("核查系统", "政府采购和招标投标").doesNotContain("demo-checker");
        violations.addAll(look(new LinkedHashMap<>(Map.of("who-looked", "/desk/who-looked"))));
        browser.manage().deleteAllCookies();
        signIn("demo-auditor");
        open("/desk/usages?subject=" + own);
        assertThat(text("table.data")).contains("demo-checker", "JY-2026-12");
        violations.addAll(look(new LinkedHashMap<>(
                Map.of("usages", "/desk/usages", "no-usages", "/desk/usages?account=nobody-at-all"))));

        assertThat(violations).isEmpty();
    }

    /** Both sliders are in the address; moving one shows another archive, and the difference says what was wrong and who read it. */
    @Test
    void aReviewerSeesWhatWasKnownThenAndWhatHeldOnADay() throws Exception {
        views.await("past", positions.head(), VIEWS_AWAITED);
        assertThat(http.get("/api/v1/records/" + corrected, "Authorization", http.bearer("demo-office"))
                        .statusCode())
                .isEqualTo(200);
        mend(corrected, "/corrections", Samples.correction("/payload/fineWanYuan", "5.5"));
        views.await("past", positions.head(), VIEWS_AWAITED);
        views.await("usage", positions.head(), VIEWS_AWAITED);
        signIn("demo-reviewer");
        String past = "/desk/subjects/" + subject + "/past";
        open(past + "?event=2&since=1");
        assertThat(text("#then")).isNotBlank();
        assertThat(text("table.data")).contains("澄市监处罚〔2026〕801号").doesNotContain("802号");
        List<String> violations = new ArrayList<>(axe("past"));

        String last = Objects.requireNonNull(browser.findElement(By.id("event")).getDomAttribute("max"));
        browser.executeScript("const s = document.getElementById('event'); s.value = s.max;"
                + " s.dispatchEvent(new Event('change', {bubbles: true}))");
        new WebDriverWait(browser, PATIENCE)
                .until(driver -> driver.getCurrentUrl().contains("event=" + last));
        new WebDriverWait(browser, PATIENCE).until(driver -> text("#past").contains("第 " + last + " 件"));
        assertThat(text("#past")).contains("已更正", "已撤销", "新记录", "信用办", "记录");
        String address = browser.getCurrentUrl();
        browser.executeScript("const s = document.getElementById('day'); s.value = s.min;"
                + " s.dispatchEvent(new Event('change', {bubbles: true}))");
        new WebDriverWait(browser, PATIENCE).until(driver -> !Objects.equals(driver.getCurrentUrl(), address));
        browser.navigate().refresh();
        assertThat(text("#past")).contains("第 " + last + " 件");
        String difference = past + "?event=" + last + "&since=" + (Integer.parseInt(last) - 1);
        open(difference);
        assertThat(text("#past")).contains("/payload/fineWanYuan", "4.5", "5.5", "信用办");
        violations.addAll(look(new LinkedHashMap<>(
                Map.of("past-difference", difference, "past-before", past + "?at=1&on=2026-05-31"))));

        assertThat(violations).isEmpty();
    }

    @Test
    void theOfficeSeesHowTheViewsStand() throws Exception {
        signIn("demo-office");
        List<String> violations =
                new ArrayList<>(look(new LinkedHashMap<>(Map.of("projections", "/desk/projections"))));
        open("/desk/projections?lang=zh");
        assertThat(text("main")).contains("信用档案", "跟随账本", "没有未能处理的事件").doesNotContain("重建\n");
        assertThat(violations).isEmpty();
    }

    @Test
    void everybodyCanObjectAndHandleAnObjection() throws Exception {
        String disputed = penalty("澄市监处罚〔2026〕803号");
        signIn("demo-office");
        open("/desk/records/" + disputed + "/objection");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".errors");
        List<String> violations = new ArrayList<>(axe("objection-with-errors"));
        browser.findElement(By.cssSelector("input[name=ground][value=DUPLICATE]"))
                .click();
        browser.findElement(By.id("reason")).sendKeys("与另一条记录为同一决定");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".notice.good");
        String objection = browser.getCurrentUrl().replaceAll("^http://[^/]+|\\?.*", "");
        browser.manage().deleteAllCookies();
        signIn("demo-reviewer");
        open(objection);
        browser.findElement(By.xpath("//summary[text()='受理']")).click();
        browser.findElement(By.cssSelector("details[open] button")).click();
        wait(".notice.good");
        assertThat(text("main")).contains("已受理", "剩3个工作日", "重复公示");
        violations.addAll(look(new LinkedHashMap<>(Map.of(
                "objections",
                "/desk/objections?queue=CHECK",
                "objection",
                objection,
                "disputed-record",
                "/desk/records/" + disputed,
                "disputed-in-public",
                "/records/" + disputed))));

        assertThat(violations).isEmpty();
    }

    @Test
    void anOrganIsOrderedToPutSomethingRightAndReportsWithItsPapers() throws Exception {
        String department = register(Samples.department(Samples.MARKET_NAME, Samples.MARKET))
                .path("subjectId")
                .asString();
        signIn("demo-office");
        open("/desk/subjects/" + department + "/matters");
        browser.findElement(By.linkText("责令限期整改")).click();
        wait("main form");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".errors");
        List<String> violations = new ArrayList<>(axe("matter-with-errors"));
        // Each line of the summary leads to its input.
        assertThat(browser.findElements(By.cssSelector(".errors a")))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(browser.findElements(
                                By.cssSelector(link.getDomAttribute("href").replace("#", "main form #"))))
                        .hasSize(1));
        fill("title", "补报并公开三季度处罚信息");
        fill("reason", "两件决定未按期公开");
        fill("law", "江阴市关于加强政务诚信建设的实施意见");
        fill("documentNo", "澄信办整〔2026〕1号");
        browser.executeScript("document.querySelector('input[name=due]').value = '2099-12-31'");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".notice.good");
        String matter = browser.getCurrentUrl().replaceAll("^http://[^/]+|\\?.*", "");
        browser.manage().deleteAllCookies();
        signIn("demo-submitter");
        open(matter);
        browser.findElement(By.xpath("//summary[text()='报告整改结果']")).click();
        Path paper = Files.writeString(Files.createTempFile("paper", ".txt"), "已公开（演示）");
        browser.findElement(By.cssSelector("details[open] input[type=file]")).sendKeys(paper.toString());
        browser.findElement(By.cssSelector("details[open] textarea[name=reason]"))
                .sendKeys("已全部公开");
        browser.findElement(By.cssSelector("details[open] button")).click();
        wait(".notice.good");
        assertThat(text("main")).contains("已报告，待核实", paper.getFileName().toString(), "2099-12-31");
        violations.addAll(look(new LinkedHashMap<>(Map.of(
                "matters",
                "/desk/matters",
                "matter",
                matter,
                "subject-matters",
                "/desk/subjects/" + department + "/matters",
                "tasks",
                "/desk/tasks",
                "remedy-form",
                "/desk/records/" + corrected + "/remedy",
                "commitment-form",
                "/desk/subjects/" + department + "/commitments/new"))));

        assertThat(violations).isEmpty();
    }

    @Test
    void everybodyCanFollowWhatBecameOfABody() throws Exception {
        String oldCode = UnifiedSocialCreditCode.complete("11320281HEC00901").value();
        String newCode = UnifiedSocialCreditCode.complete("11320281HEC00902").value();
        String old = register(Samples.department("江阴市旧示例局", oldCode))
                .path("subjectId")
                .asString();
        String heir = register(Samples.department("江阴市新示例局", newCode))
                .path("subjectId")
                .asString();
        signIn("demo-office");
        open("/desk/subjects/" + old + "/succession");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".errors");
        List<String> violations = new ArrayList<>(axe("succession-with-errors"));
        browser.findElement(By.id("kind-MERGED")).click();
        browser.executeScript("document.getElementById('effectiveOn').value = '2019-03-01'");
        fill("heirs", newCode);
        fill("reason", "机构改革");
        fill("law", "江阴市机构改革方案");
        fill("documentNo", "澄委发〔2019〕901号");
        violations.addAll(axe("succession-form"));
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".notice.good");
        views.await("profile", positions.head(), VIEWS_AWAITED);
        views.await("disclosure", positions.head(), VIEWS_AWAITED);
        violations.addAll(look(new LinkedHashMap<>(Map.of(
                "succession-ended",
                "/desk/subjects/" + old,
                "succession-heir",
                "/desk/subjects/" + heir,
                "succession-public",
                "/subjects/" + oldCode,
                "succession-public-heir",
                "/subjects/" + newCode))));
        assertThat(text("main")).isNotBlank();
        open("/subjects/" + oldCode);
        browser.findElement(By.cssSelector(".notice.bad a")).click();
        wait("#succession");

        assertThat(text("main")).contains("江阴市新示例局", "江阴市旧示例局");
        assertThat(violations).isEmpty();
    }

    @Test
    void everybodyCanReadAndReviseTheCatalogue() throws Exception {
        signIn("demo-office");
        open("/catalogue");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".errors");
        List<String> violations = new ArrayList<>(axe("catalogue-with-errors"));
        fill("titleZh", "浏览器测试版");
        fill("titleEn", "a version of the browser test");
        fill("noteZh", "延长征求意见");
        fill("noteEn", "more time for comments");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".notice.good");
        String version = browser.getCurrentUrl().replaceAll("^http://[^/]+|\\?.*", "");
        open(version + "/file?name=making.json");
        violations.addAll(axe("catalogue-editor"));
        WebElement editor = browser.findElement(By.id("text"));
        String text = Objects.requireNonNull(editor.getDomProperty("value"));
        editor.clear();
        editor.sendKeys(text.replace("\"consultationDaysMin\": 7", "\"consultationDaysMin\": 8"));
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".notice.good");
        assertThat(text("main")).contains("consultationDaysMin", "提交征求意见");
        violations.addAll(look(new LinkedHashMap<>(Map.of(
                "catalogue",
                "/catalogue",
                "catalogue-draft",
                version,
                "catalogue-first",
                "/catalogue/1",
                "catalogue-impact",
                "/desk" + version + "/impact",
                "catalogue-file",
                "/catalogue/1/file?name=severity.json"))));

        assertThat(violations).isEmpty();
    }

    @Test
    void everybodyCanApplyForARepairAndHandleIt() throws Exception {
        String record = penalty("澄市监处罚〔2026〕804号");
        String shielded = penalty("澄市监处罚〔2026〕805号");
        String paper = Files.writeString(folder.resolve("承诺书.txt"), "承诺")
                .toAbsolutePath()
                .toString();
        signIn("demo-office");
        open("/desk/records/" + record + "/repair");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".errors");
        List<String> violations = new ArrayList<>(axe("repair-with-errors"));
        browser.findElement(By.id("promiseNo")).sendKeys("信诺〔2026〕1号");
        browser.findElement(By.id("promise")).sendKeys(paper);
        browser.findElement(By.id("proofs")).sendKeys(paper);
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        // The form itself has a good notice: that an application would be taken.
        wait("ol.timeline");
        String repair = browser.getCurrentUrl().replaceAll("^http://[^/]+|\\?.*", "");
        assertThat(text("main")).contains("已申请，待受理", "承诺书.txt", "REP-2026", "《信用修复管理办法》");
        violations.addAll(look(new LinkedHashMap<>(Map.of("repair-intake", repair, "repairs", "/desk/repairs"))));
        open(repair + "?lang=zh");
        browser.findElement(By.xpath("//summary[text()='通知补正']")).click();
        WebElement form = browser.findElement(By.cssSelector("details[open]"));
        form.findElement(By.name("reason")).sendKeys("缺少缴款凭证");
        form.findElement(By.tagName("button")).click();
        wait(".notice.good");
        browser.findElement(By.xpath("//summary[text()='补正']")).click();
        browser.findElement(By.id("supplement-proofs")).sendKeys(paper);
        violations.addAll(axe("repair-supplement"));
        browser.findElement(By.cssSelector("details[open] button")).click();
        wait(".errors");
        assertThat(text(".errors")).contains("请附补正的承诺书或者证明材料");

        open("/desk/records/" + shielded + "/court-shield");
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait(".errors");
        violations.addAll(axe("court-shield-with-errors"));
        settled(http.postJson(
                "/api/v1/records/" + shielded + "/objections",
                "{\"ground\":\"DUPLICATE\",\"reason\":\"与另一条重复\"}",
                "Authorization",
                http.bearer("demo-office")));
        violations.addAll(look(new LinkedHashMap<>(Map.of(
                "repair-form",
                "/desk/records/" + shielded + "/repair",
                "repair-promise",
                "/desk/records/" + shielded + "/promise",
                "repaired-record",
                "/desk/records/" + record,
                "repair-queue",
                "/desk/repairs?queue=INTAKE",
                "due",
                "/desk/due"))));

        assertThat(violations).isEmpty();
    }

    private void fill(String name, String text) {
        browser.findElement(By.cssSelector("main form [name=" + name + "]")).sendKeys(text);
    }

    /** Takes a picture of each page in both languages and returns what axe finds, as "page language: rule at place". */
    private List<String> look(Map<String, String> pages) throws Exception {
        List<String> violations = new ArrayList<>();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            for (String language : List.of("en", "zh")) {
                String name = page.getKey() + "-" + language;
                String path = page.getValue();
                open(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                violations.addAll(axe(name));
            }
        }
        return violations;
    }

    /** Takes a picture of the page that is open and returns what axe finds on it. */
    private List<String> axe(String name) throws Exception {
        Chromium.screenshot(browser, name);
        Results results = new AxeBuilder().withTags(WCAG_A_AND_AA).analyze(browser);
        assertThat(results.getPasses()).as("what axe looked at on " + name).isNotEmpty();
        List<String> violations = new ArrayList<>();
        for (Rule rule : results.getViolations()) {
            rule.getNodes()
                    .forEach(node -> violations.add(
                            name + ": " + rule.getId() + " at " + node.getTarget() + " " + node.getHtml()));
        }
        return violations;
    }

    private void signIn() {
        signIn("demo-submitter");
    }

    private void signIn(String name) {
        open("/login");
        browser.findElement(By.id("username")).sendKeys(name);
        browser.findElement(By.id("password")).sendKeys("demo");
        browser.findElement(By.cssSelector("main button[type=submit]")).click();
        wait(".who .account");
    }

    private void upload() throws Exception {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<String, String> row =
                    DoubleTable.penalty(810 + i, "澄市监处罚〔2026〕%s-%05d号".formatted(folder.getFileName(), i));
            rows.add(i % 300 == 7 ? DoubleTable.with(row, DoubleTable.DECIDED, "2026/02/30") : row);
        }
        Path file = Files.write(folder.resolve("行政处罚.csv"), DoubleTable.csv(DoubleTable.PENALTY, rows));
        open("/desk/batches");
        browser.findElement(By.cssSelector("#type option[value='AA-02']")).click();
        browser.findElement(By.id("file")).sendKeys(file.toAbsolutePath().toString());
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
        wait("#progress");
    }

    private void open(String path) {
        browser.get("http://127.0.0.1:" + port + path);
    }

    private void wait(String selector) {
        new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(selector)));
    }

    private String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    private String penalty(String documentNo) {
        return settled(http.postJson(
                        "/api/v1/subjects/" + subject + "/records",
                        Samples.penalty(documentNo, "2026-06-01").replace("\"0.5\"", "\"3\""),
                        "Authorization",
                        http.bearer("demo-submitter")))
                .path("recordId")
                .stringValue();
    }

    private void mend(String record, String verb, String body) {
        HttpResponse<String> answer =
                http.postJson("/api/v1/records/" + record + verb, body, "Authorization", http.bearer("demo-submitter"));
        // The second test on the same ledger finds the record mended already.
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 409, 422);
        if (answer.statusCode() == 200) {
            settled(answer);
        }
    }

    private JsonNode register(String body) {
        return settled(http.postJson("/api/v1/subjects", body, "Authorization", http.bearer("demo-office")));
    }

    private JsonNode settled(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        JsonNode receipt = Samples.json(answer.body());
        for (String view : List.of("profile", "history", "disclosure", "objection", "repair", "due")) {
            assertThat(views.await(view, receipt.path("position").asLong(), VIEWS_AWAITED))
                    .as(view)
                    .isTrue();
        }
        return receipt;
    }
}
