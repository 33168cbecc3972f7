package org.chengxin.ledger.wire;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Finds in stored bytes whose key seals them, before anything is opened. */
final class OwnerInJson {

    private static final Set<String> NAMES = Set.of("subjectId", "batchId");
    private static final byte[] MARK = ("\"" + WireJson.PERSONAL + "\"").getBytes(StandardCharsets.UTF_8);

    private OwnerInJson() {}

    /** The id at the root, as text; null if the bytes hold nothing personal, or no owner. */
    static @Nullable String find(byte[] json) {
        return holdsPersonal(json) ? atTheRoot(json) : null;
    }

    private static @Nullable String atTheRoot(byte[] json) {
        try (JsonParser in = WireJson.mapper().createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                JsonToken value = in.nextToken();
                if (NAMES.contains(name) && value == JsonToken.VALUE_STRING) {
                    return in.getString();
                }
                in.skipChildren();
            }
            return null;
        }
    }

    private static boolean holdsPersonal(byte[] json) {
        for (int at = 0; at <= json.length - MARK.length; at++) {
            if (json[at] == MARK[0] && json[at + 1] == MARK[1] && markAt(json, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean markAt(byte[] json, int at) {
        for (int i = 2; i < MARK.length; i++) {
            if (json[at + i] != MARK[i]) {
                return false;
            }
        }
        return true;
    }
}
