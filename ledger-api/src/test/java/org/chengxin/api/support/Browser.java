package org.chengxin.api.support;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window, the one that Debian packages. It talks to the ledger under test and to nobody else. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> WCAG_21_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    private final String base;

    public Browser(int port) throws IOException {
        this.base = "http://127.0.0.1:" + port;
        ChromeOptions options = new ChromeOptions()
                .setBinary(onPath("chromium").toString())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1200,1600",
                        "--user-data-dir=" + Files.createTempDirectory("ledger-browser"));
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(onPath("chromedriver").toFile())
                        .build(),
                options);
    }

    public void open(String path) {
        driver.get(base + path);
    }

    public void signIn(String person) {
        open("/login");
        type("username", person);
        type("password", "demo");
        press("main button[type=submit]");
        until(() -> !driver.getCurrentUrl().contains("/login"));
    }

    public void type(String id, String text) {
        WebElement field = driver.findElement(By.id(id));
        if (List.of("text", "search", "password").contains(field.getDomProperty("type"))) {
            field.clear();
        }
        field.sendKeys(text);
    }

    public void press(String css) {
        driver.findElement(By.cssSelector(css)).click();
    }

    public String path() {
        return driver.getCurrentUrl().substring(base.length());
    }

    public String text() {
        return driver.findElement(By.tagName("main")).getText();
    }

    /** Texts of all elements that fit. */
    public List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    public void until(java.util.function.BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "still at " + path() + ":\n" + text())
                .until(d -> condition.getAsBoolean());
    }

    /** Rules of WCAG 2.1 A and AA that the page breaks, with the elements that do. */
    public Map<String, List<String>> accessibilityFaults() {
        return new AxeBuilder()
                .withTags(WCAG_21_AA).analyze(driver).getViolations().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Rule::getId,
                                rule -> rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList()));
    }

    /** Keeps a picture of the whole page under {@code target/screenshots}, for people to look at. */
    public void picture(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), ((TakesScreenshot) driver).getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Path onPath(String program) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new IllegalStateException(
                program + " is not on the path; `bash .ci/test` installs or names what is missing");
    }
}
