package org.chengxin.api.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills the holes of a template: {@code {date+30}}, {@code {one:a|b}}, {@code {int:1:9}}, {@code {score:70:99}},
 * {@code {money:0.5:20}} and the words it was given, such as {@code {firm}}. A hole that is a whole text and a number
 * becomes a number, money never does.
 */
record Filling(LocalDate decidedOn, Map<String, String> words, RandomGenerator random) {

    private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)([+\\-:][^}]*)?}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A filled copy without the members that begin with {@code $}. */
    ObjectNode object(ObjectNode template) {
        ObjectNode filled = NODES.objectNode();
        template.properties().stream()
                .filter(member -> !member.getKey().startsWith("$"))
                .forEach(member -> filled.set(member.getKey(), node(member.getValue())));
        return filled;
    }

    private JsonNode node(JsonNode template) {
        if (template.isString()) {
            return scalar(template.stringValue());
        }
        if (template instanceof ObjectNode object) {
            return object(object);
        }
        if (template.isArray()) {
            ArrayNode filled = NODES.arrayNode();
            template.forEach(item -> filled.add(node(item)));
            return filled;
        }
        return template;
    }

    private JsonNode scalar(String template) {
        String text = text(template);
        if (!template.matches("\\{(int:[^}]*|score:[^}]*|lastyear)}")) {
            return NODES.stringNode(text);
        }
        // A whole number is one in the ledger too: it would come back as one, and be another fact when sent again.
        return text.contains(".") ? NODES.numberNode(new BigDecimal(text)) : NODES.numberNode(Integer.parseInt(text));
    }

    String text(String template) {
        Matcher holes = HOLE.matcher(template);
        return holes.replaceAll(hole -> Matcher.quoteReplacement(
                fill(hole.group(1), hole.group(2) == null ? "" : hole.group(2), hole.group())));
    }

    private String fill(String name, String argument, String hole) {
        return switch (name) {
            case "date" -> decidedOn.plusDays(Integer.parseInt(argument)).toString();
            case "year" -> String.valueOf(decidedOn.getYear());
            case "lastyear" -> String.valueOf(decidedOn.getYear() - 1);
            case "one" -> one(argument.substring(1).split("\\|", -1));
            case "int" -> between(argument, 0);
            case "score" -> between(argument, 1);
            case "money" -> between(argument, 2);
            default -> word(name, hole);
        };
    }

    private String word(String name, String hole) {
        String word = words.get(name);
        if (word == null) {
            throw new IllegalArgumentException("expected a hole that can be filled, found " + hole);
        }
        return word;
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** {@code :from:to}, both included, with so many decimals and no zeros at the end. */
    private String between(String range, int decimals) {
        String[] ends = range.substring(1).split(":", -1);
        long from = new BigDecimal(ends[0]).movePointRight(decimals).longValueExact();
        long to = new BigDecimal(ends[1]).movePointRight(decimals).longValueExact();
        BigDecimal value = BigDecimal.valueOf(random.nextLong(from, to + 1), decimals);
        BigDecimal plain = value.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain).toPlainString();
    }
}
