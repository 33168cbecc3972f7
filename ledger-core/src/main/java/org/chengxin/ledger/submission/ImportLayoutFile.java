package org.chengxin.ledger.submission;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.ledger.catalogue.Bilingual;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of an {@link ImportLayout}. Strict: a misspelt member is an error, not a column silently without a rule. */
final class ImportLayoutFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> LAYOUT_MEMBERS =
            Set.of("id", "recordType", "edition", "title", "source", "columns", "dateOrders", "defaults");
    private static final Set<String> COLUMN_MEMBERS = Set.of(
            "header",
            "field",
            "synonyms",
            "required",
            "emptyRule",
            "target",
            "kind",
            "lengthMaxCharacters",
            "personal",
            "notAfterToday",
            "values",
            "valueSynonyms");

    private ImportLayoutFile() {}

    static ImportLayout read(InputStream in) {
        JsonNode node = JSON.readTree(in);
        onlyKnownMembers(node, LAYOUT_MEMBERS);
        return new ImportLayout(
                node.required("id").asString(),
                node.required("recordType").asString(),
                node.required("edition").asString(),
                bilingual(node.required("title")),
                bilingual(node.required("source")),
                node.required("columns")
                        .valueStream()
                        .map(ImportLayoutFile::column)
                        .toList(),
                node.path("dateOrders")
                        .valueStream()
                        .map(ImportLayoutFile::order)
                        .toList(),
                texts(node.path("defaults")));
    }

    private static ImportColumn column(JsonNode node) {
        onlyKnownMembers(node, COLUMN_MEMBERS);
        List<String> values = list(node.path("values"));
        return new ImportColumn(
                node.required("header").asString(),
                node.required("field").asString(),
                list(node.path("synonyms")),
                node.path("required").asBoolean(false),
                optional(node, "emptyRule"),
                optional(node, "target"),
                ValueKind.of(node.required("kind").asString()),
                node.required("lengthMaxCharacters").asInt(),
                node.path("personal").asBoolean(false),
                node.path("notAfterToday").asBoolean(false),
                values,
                keys(values, texts(node.path("valueSynonyms"))));
    }

    private static Map<String, String> keys(List<String> values, Map<String, String> synonyms) {
        Map<String, String> keys = new HashMap<>();
        values.forEach(value -> keys.put(HeaderKey.of(value), value));
        synonyms.forEach((spelling, value) -> {
            String key = HeaderKey.of(spelling) + (spelling.endsWith("*") ? "*" : "");
            String other = keys.putIfAbsent(key, value);
            if (other != null && !other.equals(value)) {
                throw new IllegalArgumentException(spelling + " means both " + other + " and " + value);
            }
        });
        return keys;
    }

    private static ImportLayout.DateOrder order(JsonNode node) {
        onlyKnownMembers(node, Set.of("from", "to"));
        return new ImportLayout.DateOrder(
                node.required("from").asString(), node.required("to").asString());
    }

    private static Bilingual bilingual(JsonNode node) {
        return new Bilingual(node.required("zh").asString(), node.required("en").asString());
    }

    private static List<String> list(JsonNode node) {
        return node.valueStream().map(JsonNode::asString).toList();
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        node.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asString()));
        return texts;
    }

    private static @Nullable String optional(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value == null ? null : value.asString();
    }

    private static void onlyKnownMembers(JsonNode node, Set<String> known) {
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("unknown member " + name + " in an import layout");
                });
    }
}
