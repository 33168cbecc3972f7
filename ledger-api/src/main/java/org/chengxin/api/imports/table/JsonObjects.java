package org.chengxin.api.imports.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.submission.CellFault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The flat objects of a JSON array or of NDJSON, one at a time. Numbers keep the digits with which they were written. */
final class JsonObjects implements Closeable {

    private static final int NESTING_DEPTH_MAX = 16;
    private static final int NUMBER_CHARACTERS_MAX = 100;
    private static final int KEY_CHARACTERS_MAX = 1_000;

    private final JsonParser parser;
    private final boolean inArray;
    private int read;

    /** One object; {@code faults} tells of keys that came twice and of values that are not flat. */
    record Flat(Map<String, String> values, List<CellFault> faults) {}

    private JsonObjects(JsonParser parser, boolean inArray) {
        this.parser = parser;
        this.inArray = inArray;
    }

    static JsonObjects open(TextFile text, TableFormat format, TableLimits limits) throws IOException, TableRefused {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_DEPTH_MAX)
                        .maxNumberLength(NUMBER_CHARACTERS_MAX)
                        .maxNameLength(KEY_CHARACTERS_MAX)
                        .maxStringLength(limits.recordCharactersMax())
                        .build())
                .build();
        JsonObjects objects = new JsonObjects(
                factory.createParser(ObjectReadContext.empty(), text.open()), format == TableFormat.JSON);
        if (objects.inArray) {
            objects.token();
        }
        return objects;
    }

    Optional<Flat> next() throws TableRefused {
        JsonToken token = token();
        if (token == null && !inArray) {
            return Optional.empty();
        }
        if (token == JsonToken.END_ARRAY && inArray) {
            if (token() != null) {
                throw refused("text behind the array");
            }
            return Optional.empty();
        }
        if (token != JsonToken.START_OBJECT) {
            throw refused("no object");
        }
        Flat object = object();
        read++;
        return Optional.of(object);
    }

    @Override
    public void close() {
        parser.close();
    }

    private Flat object() throws TableRefused {
        Map<String, String> values = new LinkedHashMap<>();
        List<CellFault> faults = new ArrayList<>();
        while (token() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            JsonToken value = token();
            if (values.containsKey(key)) {
                faults.add(RowFaults.doubledKey(key));
            }
            values.put(key, value == null ? "" : text(key, value, faults));
        }
        return new Flat(values, faults);
    }

    private String text(String key, JsonToken value, List<CellFault> faults) throws TableRefused {
        return switch (value) {
            case VALUE_NULL -> "";
            case START_OBJECT, START_ARRAY -> {
                faults.add(RowFaults.nested(key));
                skip();
                yield "";
            }
            default -> content();
        };
    }

    private String content() throws TableRefused {
        try {
            return parser.getString();
        } catch (JacksonException e) {
            throw refused(e.getOriginalMessage());
        }
    }

    private void skip() throws TableRefused {
        try {
            parser.skipChildren();
        } catch (JacksonException e) {
            throw refused(e.getOriginalMessage());
        }
    }

    private @Nullable JsonToken token() throws TableRefused {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw refused(e.getOriginalMessage());
        }
    }

    private TableRefused refused(String found) {
        return Refusals.json(read + 1, found);
    }
}
