package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleBasesTest {

    private static final Pattern RULE = Pattern.compile("\"(R-[A-Z0-9-]*[A-Z0-9])\"");
    private static final int RULES_MIN = 100;

    private final RuleBases bases = RuleBases.shipped();

    @Test
    void theLongestPrefixOfWholeWordsCounts() {
        assertThat(bases.of("R-ID-USCC-CHECK").law()).contains("GB 32100");
        assertThat(bases.of("R-ID-TAKEN").article()).isEqualTo("二（三）");
        assertThat(bases.of("R-REPAIR-TIME").law()).isEqualTo("信用修复管理办法");
        assertThat(bases.of("R-REPAIRED").article()).isEqualTo("五（二）");
    }

    /** Whatever rule the sources name, there is a law to name with it. */
    @Test
    void everyRuleOfTheSourcesHasABasis() throws IOException {
        TreeSet<String> rules = new TreeSet<>();
        for (String module : new String[] {"ledger-core", "ledger-api"}) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(
                                file -> RULE.matcher(read(file)).results().forEach(found -> rules.add(found.group(1))));
            }
        }
        assertThat(rules)
                .hasSizeGreaterThan(RULES_MIN)
                .allSatisfy(rule -> assertThat(bases.of(rule).law()).as(rule).isNotBlank());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
