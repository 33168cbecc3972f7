package org.chengxin.ledger.catalogue;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Puts the title of a field before what is wrong with it: 罚款金额：…, "Fine (10,000 yuan): …". */
final class FieldTitles {

    private FieldTitles() {}

    static Bilingual of(RecordType type, String pointer, Bilingual message) {
        JsonNode field = type.schema();
        for (JsonPointer rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
            JsonNode next = field.path("properties").path(rest.getMatchingProperty());
            if (next.isMissingNode()) {
                break;
            }
            field = next;
        }
        String zh = field.path("title").asString(type.name().zh());
        String en = field.path("x-titleEn").asString(type.name().en());
        return new Bilingual(zh + "：" + message.zh(), en + ": " + message.en());
    }
}
