package org.chengxin.ledger.catalogue;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the personal fields out of a payload and puts them back. Both work on copies. */
final class PayloadSplitter {

    private PayloadSplitter() {}

    static Split split(RecordType type, SubjectKind kind, ObjectNode payload) {
        ObjectNode open = payload.deepCopy();
        SortedMap<String, PersonalText> personal = new TreeMap<>();
        for (PersonalField field : type.personalFields()) {
            if (field.isPersonalFor(kind)) {
                take(field.pointer(), open, personal);
            }
        }
        return new Split(open, personal);
    }

    static ObjectNode join(
            ObjectNode open, SortedMap<String, PersonalText> personal, Function<PersonalText, @Nullable String> shown) {
        ObjectNode payload = open.deepCopy();
        personal.forEach((pointer, text) -> {
            String value = shown.apply(text);
            if (value != null) {
                JsonPointer path = JsonPointer.compile(pointer);
                ObjectNode parent = path.head().length() == 0 ? payload : payload.withObject(path.head());
                parent.put(path.last().getMatchingProperty(), value);
            }
        });
        return payload;
    }

    private static void take(String pointer, ObjectNode open, SortedMap<String, PersonalText> personal) {
        JsonPointer path = JsonPointer.compile(pointer);
        if (open.at(path.head()) instanceof ObjectNode parent) {
            JsonNode value = parent.remove(path.last().getMatchingProperty());
            if (value != null) {
                personal.put(pointer, text(pointer, value));
            }
        }
    }

    private static PersonalText text(String pointer, JsonNode value) {
        if (!value.isString()) {
            throw new IllegalArgumentException("expected a text at " + pointer + ", found " + value.getNodeType());
        }
        return new PersonalText(value.stringValue());
    }
}
