package org.chengxin.ledger.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place in a data file: it reads what stands there and, if that is not what was expected, says exactly where it is.
 *
 * @param pointer JSON pointer of the place
 */
record Spot(String file, String pointer, JsonNode node) {

    private static final int FOUND_MAX_CHARACTERS = 80;

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Spot read(String file, InputStream in) {
        try (in) {
            return new Spot(file, "", STRICT.readTree(in));
        } catch (JacksonException | IOException e) {
            throw new CatalogueException(
                    file, "", "one JSON document without doubled names", summary(String.valueOf(e.getMessage())));
        }
    }

    Spot at(String name) {
        return maybe(name).orElseThrow(() -> new Spot(file, pointer + "/" + name, node).fault("a value", "nothing"));
    }

    Optional<Spot> maybe(String name) {
        object();
        return Optional.ofNullable(node.get(name)).map(value -> new Spot(file, pointer + "/" + name, value));
    }

    /** Refuses names that nobody reads: a misspelt rule would otherwise be no rule at all. */
    Spot only(String... names) {
        Set<String> known = Set.copyOf(Arrays.asList(names));
        for (String name : object().node.propertyNames()) {
            if (!known.contains(name)) {
                throw fault("only the names " + Arrays.toString(names), '"' + name + '"');
            }
        }
        return this;
    }

    String text() {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw fault("a text");
        }
        return node.stringValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw fault("true or false");
        }
        return node.booleanValue();
    }

    int number() {
        if (!node.isInt()) {
            throw fault("a whole number");
        }
        return node.intValue();
    }

    LocalDate date() {
        return parsed("a date such as 2026-11-22", LocalDate::parse);
    }

    /** A period of at least one day, in ISO 8601. */
    Period period() {
        Period period = parsed("a period such as P3M", Period::parse);
        if (period.isNegative() || period.isZero()) {
            throw fault("a positive period such as P3M");
        }
        return period;
    }

    BigDecimal amount() {
        return parsed("an amount such as \"0.5\"", text -> {
            BigDecimal amount = new BigDecimal(text);
            if (amount.signum() < 0) {
                throw new NumberFormatException("negative");
            }
            return amount;
        });
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        return parsed("one of " + Arrays.toString(type.getEnumConstants()), text -> Enum.valueOf(type, text));
    }

    Bilingual bilingual() {
        only("zh", "en");
        return new Bilingual(at("zh").text(), at("en").text());
    }

    List<Spot> items() {
        if (!node.isArray()) {
            throw fault("a list");
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> new Spot(file, pointer + "/" + i, node.get(i)))
                .toList();
    }

    List<Spot> someItems() {
        if (items().isEmpty()) {
            throw fault("a list with at least one item");
        }
        return items();
    }

    /** The members of an object by name, in the order of the file. */
    Map<String, Spot> members() {
        Map<String, Spot> members = new LinkedHashMap<>();
        object().node.propertyNames().forEach(name -> members.put(name, at(name)));
        return members;
    }

    Spot object() {
        if (!node.isObject()) {
            throw fault("an object");
        }
        return this;
    }

    CatalogueException fault(String expected) {
        return fault(expected, summary(node.toString()));
    }

    CatalogueException fault(String expected, String found) {
        return new CatalogueException(file, pointer, expected, found);
    }

    private <T> T parsed(String expected, Function<String, T> parse) {
        try {
            return parse.apply(text());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw fault(expected);
        }
    }

    private static String summary(String text) {
        return text.length() <= FOUND_MAX_CHARACTERS ? text : text.substring(0, FOUND_MAX_CHARACTERS) + "…";
    }
}
