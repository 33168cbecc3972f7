package org.chengxin.ledger.credit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fact as the tree people write over the API, so that single fields can be named by pointer, given new values and
 * compared. Personal fields stand in their places inside the payload; nothing of this form is stored.
 */
final class FactTree {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private FactTree() {}

    /** The tree of a fact; absent values are absent, and so are personal fields that have been erased. */
    static ObjectNode of(Fact fact, Catalogue catalogue) {
        FactDraft draft = new FactDraft(
                fact.type(),
                fact.source(),
                fact.authority(),
                fact.documentNo(),
                fact.documentTitle(),
                fact.decidedOn(),
                fact.effectiveOn(),
                fact.publicityUntil(),
                fact.legalBasis(),
                catalogue.join(fact.payload(), fact.personal(), PersonalText::value),
                fact.responsible(),
                fact.attachments());
        ObjectNode tree = of(draft);
        tree.properties().stream()
                .filter(e -> e.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(tree::remove);
        return tree;
    }

    /** The tree of a draft; absent values are null. */
    static ObjectNode of(FactDraft draft) {
        return JSON.valueToTree(draft);
    }

    /**
     * The draft a tree stands for.
     *
     * @throws JacksonException if a value is of the wrong type or a field unknown
     */
    static FactDraft draft(ObjectNode tree) {
        ObjectNode complete = tree.deepCopy();
        for (String list : List.of("legalBasis", "responsible", "attachments")) {
            if (!complete.has(list)) {
                complete.set(list, complete.arrayNode());
            }
        }
        return JSON.treeToValue(complete, FactDraft.class);
    }

    /**
     * Puts {@code value} at {@code pointer}; null takes the field away, missing parents of fields are made.
     *
     * @return whether the pointer leads somewhere
     */
    static boolean put(ObjectNode tree, JsonPointer pointer, JsonNode value) {
        JsonPointer parents = pointer.head();
        if (parents == null) {
            return false;
        }
        JsonNode parent = tree;
        for (JsonPointer p = parents; !p.matches(); p = Objects.requireNonNull(p.tail())) {
            parent = step(parent, p, value.isNull());
            if (parent == null) {
                return false;
            }
        }
        JsonPointer last = pointer.last();
        if (parent instanceof ObjectNode object) {
            String name = last.getMatchingProperty();
            if (value.isNull()) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
            return true;
        }
        int index = last.getMatchingIndex();
        if (parent instanceof ArrayNode array && index >= 0 && index < array.size()) {
            if (value.isNull()) {
                array.remove(index);
            } else {
                array.set(index, value);
            }
            return true;
        }
        return false;
    }

    private static @Nullable JsonNode step(JsonNode parent, JsonPointer p, boolean removing) {
        if (parent instanceof ObjectNode object) {
            JsonNode child = object.get(p.getMatchingProperty());
            return child != null || removing ? child : object.putObject(p.getMatchingProperty());
        }
        return parent instanceof ArrayNode array ? array.get(p.getMatchingIndex()) : null;
    }

    /** What differs between two facts, leaf by leaf in the order of the pointers; arrays are compared as wholes. */
    static List<Change> changes(Fact before, Fact after, Catalogue catalogue) {
        Map<String, JsonNode> was = leaves(of(before, catalogue));
        Map<String, JsonNode> is = leaves(of(after, catalogue));
        TreeSet<String> pointers = new TreeSet<>(was.keySet());
        pointers.addAll(is.keySet());
        List<Change> changes = new ArrayList<>();
        for (String pointer : pointers) {
            JsonNode b = was.get(pointer);
            JsonNode a = is.get(pointer);
            if (!Objects.equals(b, a)) {
                boolean personal = isPersonal(before, pointer) || isPersonal(after, pointer);
                changes.add(
                        personal
                                ? new Change(pointer, null, null, text(b), text(a))
                                : new Change(pointer, b, a, null, null));
            }
        }
        return changes;
    }

    /** Titles and names of files tend to name people; they are changed as personal values, whatever the record says. */
    private static boolean isPersonal(Fact fact, String pointer) {
        return pointer.equals("/documentTitle")
                || pointer.equals("/attachments")
                || (pointer.startsWith("/payload/")
                        && fact.personal().containsKey(pointer.substring("/payload".length())));
    }

    /** What fits of a value; the whole of it is in the fact. An empty one says nothing. */
    private static @Nullable PersonalText text(@Nullable JsonNode node) {
        String text = node == null ? "" : node.isString() ? node.stringValue() : node.toString();
        return text.isEmpty()
                ? null
                : new PersonalText(text.substring(0, Math.min(text.length(), PersonalText.LENGTH_MAX_CHARACTERS)));
    }

    private static Map<String, JsonNode> leaves(JsonNode tree) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        collect(tree, JsonPointer.empty(), leaves);
        return leaves;
    }

    private static void collect(JsonNode node, JsonPointer at, Map<String, JsonNode> leaves) {
        if (node.isObject()) {
            node.properties().forEach(e -> collect(e.getValue(), at.appendProperty(e.getKey()), leaves));
        } else {
            leaves.put(at.toString(), node);
        }
    }
}
