package org.chengxin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Choice;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.edition.EditionCommand;
import org.chengxin.ledger.wire.WireNames;
import org.junit.jupiter.api.Test;

/** {@code docs/inventory.md} names nothing that is not there, and leaves no row of the city document without an owner. */
class InventoryTest {

    private static final Path FILE = Path.of("..", "docs", "inventory.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z]{2}-[0-9]{2}");
    private static final int ROWS = 182;
    private static final int TASKS = 18;
    private static final int COLUMNS = 7;
    private static final Set<String> VIEWS = Set.of(
            "evaluation",
            "checks",
            "collection quality",
            "warnings",
            "exchange",
            "commitments board",
            "honours eligibility",
            "reconciliation",
            "audit",
            "usage");

    private final List<List<String>> rows = rows();

    @Test
    void everyRowIsThereOnce() {
        List<String> expected = new ArrayList<>(
                IntStream.rangeClosed(1, ROWS).mapToObj(String::valueOf).toList());
        expected.addAll(List.of("114a", "125a"));
        IntStream.rangeClosed(1, TASKS).forEach(n -> expected.add("T" + n));

        assertThat(rows.stream().map(List::getFirst)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void noRowIsWithoutAnOwner() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).hasSize(COLUMNS);

            assertThat(!row.get(5).isEmpty() || !row.get(6).isEmpty())
                    .as(row.getFirst())
                    .isTrue();
        });
    }

    @Test
    void everyNameIsThere() throws IOException {
        Set<String> commands = Stream.of(CreditCommand.class, EditionCommand.class)
                .flatMap(kind -> Arrays.stream(kind.getDeclaredClasses()))
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        Set<String> events =
                WireNames.all().stream().map(WireNames.WireName::name).collect(Collectors.toSet());
        Set<String> tests = tests();
        Catalogue catalogue = Catalogue.load();
        Set<String> kinds = catalogue.matters().taskKinds().items().stream()
                .map(Choice::code)
                .collect(Collectors.toSet());
        for (List<String> row : rows) {
            names(row.get(3))
                    .forEach(name -> assertThat(commands.contains(name)
                                    || kinds.contains(name)
                                    || (TYPE.matcher(name).matches()
                                            && catalogue.type(name).isPresent()))
                            .as("row %s: %s is a command, a record type or a kind of task", row.getFirst(), name)
                            .isTrue());
            assertThat(events).as("row %s", row.getFirst()).containsAll(names(row.get(4)));
            assertThat(tests).as("row %s", row.getFirst()).containsAll(names(row.get(5)));
            if (!row.get(6).isEmpty()) {
                assertThat(VIEWS).as("row %s", row.getFirst()).contains(row.get(6));
            }
        }
    }

    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAME.matcher(cell);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    private static List<List<String>> rows() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| # "))
                    .map(line -> Arrays.stream(
                                    line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
