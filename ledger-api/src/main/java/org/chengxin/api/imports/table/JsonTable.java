package org.chengxin.api.imports.table;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table of JSON objects. Producers leave keys without a value out, so the header is made of the keys of all objects; the
 * file is read twice for that, and broken JSON is refused before any row is taken.
 */
final class JsonTable implements TableReader {

    private final JsonObjects objects;
    private final Header header;
    private final RowShape shape;
    private int taken;

    private JsonTable(JsonObjects objects, Header header, RowShape shape) {
        this.objects = objects;
        this.header = header;
        this.shape = shape;
    }

    static JsonTable open(TextFile text, TableFormat format, TableLimits limits) throws IOException, TableRefused {
        List<String> keys = List.copyOf(keys(text, format, limits));
        return new JsonTable(
                JsonObjects.open(text, format, limits),
                new Header(keys, format, text.charset().name(), List.of()),
                new RowShape(keys, limits));
    }

    @Override
    public Optional<Header> header() {
        return header.cells().isEmpty() ? Optional.empty() : Optional.of(header);
    }

    @Override
    public Optional<Row> next() throws TableRefused {
        for (Optional<JsonObjects.Flat> object = objects.next(); object.isPresent(); object = objects.next()) {
            taken++;
            JsonObjects.Flat flat = object.get();
            List<String> cells = shape.header().stream()
                    .map(key -> flat.values().getOrDefault(key, ""))
                    .toList();
            if (!RowShape.isBlank(cells) || !flat.faults().isEmpty()) {
                return Optional.of(shape.row(taken, cells, flat.faults()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        objects.close();
    }

    private static Set<String> keys(TextFile text, TableFormat format, TableLimits limits)
            throws IOException, TableRefused {
        Set<String> keys = new LinkedHashSet<>();
        int rows = 0;
        try (JsonObjects objects = JsonObjects.open(text, format, limits)) {
            for (Optional<JsonObjects.Flat> object = objects.next(); object.isPresent(); object = objects.next()) {
                keys.addAll(object.get().values().keySet());
                if (keys.size() > limits.columnsMax()) {
                    throw Refusals.tooManyColumns(limits.columnsMax());
                }
                if (++rows > limits.rowsMax()) {
                    throw Refusals.tooManyRows(limits.rowsMax());
                }
            }
        }
        return keys;
    }
}
