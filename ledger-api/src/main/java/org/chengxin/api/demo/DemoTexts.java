package org.chengxin.api.demo;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The templates of {@code texts.json}. Beside the fields of the payload a template names the title of its document
 * ({@code $title}), its basis ({@code $law}, {@code $article}) and who would write it ({@code $by}).
 */
record DemoTexts(String note, Map<String, List<ObjectNode>> types) {

    static DemoTexts read() {
        return DemoFiles.json("texts.json", DemoTexts.class);
    }

    /** A template for a record of {@code type} that {@code source} could have reported. */
    ObjectNode pick(String type, DemoBody source, RandomGenerator random) {
        List<ObjectNode> fitting = types.getOrDefault(type, List.of()).stream()
                .filter(template -> writes(template.path("$by"), source))
                .toList();
        if (fitting.isEmpty()) {
            throw new IllegalStateException("texts.json has nothing about " + type + " by " + source.key());
        }
        return fitting.get(random.nextInt(fitting.size()));
    }

    private static boolean writes(JsonNode by, DemoBody source) {
        return by.isMissingNode()
                || by.valueStream().anyMatch(key -> key.stringValue().equals(source.key()));
    }
}
