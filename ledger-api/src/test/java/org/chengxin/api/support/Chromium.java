package org.chengxin.api.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The Chromium of this machine, without a window and without a life of its own on the network. */
public final class Chromium {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    /** Starts a browser that speaks {@code language} and has no past; the caller quits it. */
    public static ChromeDriver start(String language) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSERS.stream()
                .map(Chromium::onPath)
                .filter(path -> path != null)
                .findFirst()
                .orElseThrow(() -> missing(String.join(" or ", BROWSERS))));
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--window-size=1280,900",
                "--lang=" + language,
                "--user-data-dir=" + newFolder());
        File driver = onPath("chromedriver");
        if (driver == null) {
            throw missing("chromedriver");
        }
        return new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(driver).build(), options);
    }

    /** The whole page, however long, as {@code target/screenshots/<name>.png}. */
    public static void screenshot(ChromeDriver browser, String name) throws IOException {
        Object png = browser.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode((String) png));
    }

    private static File onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> new File(folder, program))
                .filter((Predicate<File>) File::canExecute)
                .findFirst()
                .orElse(null);
    }

    private static IllegalStateException missing(String program) {
        return new IllegalStateException(
                "The browser tests need " + program + " on the PATH, e.g. apt-get install chromium chromium-driver");
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chromium-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
