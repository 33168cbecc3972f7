package org.chengxin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README leads a newcomer by file names and test names, so those must be there. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FILE = Pattern.compile("`([A-Za-z0-9/._-]+\\.java)`");
    private static final Pattern TEST = Pattern.compile("`([A-Za-z]+Test)`");

    @Test
    void everyFileItNamesIsThere() throws IOException {
        List<String> files = files();
        assertThat(named(FILE))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(files).as(name).anyMatch(file -> file.endsWith("/" + name)));
    }

    @Test
    void everyTestItNamesIsThere() throws IOException {
        List<String> files = files();
        assertThat(named(TEST))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(files).as(name).anyMatch(file -> file.endsWith("/" + name + ".java")));
    }

    @Test
    void theTestCommandIsTheOneThatContinuousIntegrationRuns() throws IOException {
        assertThat(readme()).contains("```sh\nbash .ci/test\n```");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("exec bash .ci/test");
    }

    private static List<String> named(Pattern pattern) throws IOException {
        return pattern.matcher(readme())
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(Path::toString)
                    .map(file -> file.replace('\\', '/'))
                    .filter(file -> file.contains("/src/") && file.endsWith(".java"))
                    .toList();
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
