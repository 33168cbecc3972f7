package org.chengxin.api.verification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of a table as text, ordered by a key whose bytes can be compared anywhere.
 *
 * @param table with its schema, as differences name it
 * @param from the same, or what stands for it in SQL
 * @param key columns that tell rows apart
 * @param columns to be compared
 * @param condition which rows are compared, {@code true} for all
 */
record Rows(String table, String from, List<String> key, List<String> columns, String condition) {

    /** Stands between the parts of a key; no id has it. */
    private static final String BETWEEN = "/";

    /** One row. */
    record Row(String key, Map<String, @Nullable String> values) {

        /** The first column that is not the same, and where in it if it holds JSON; nothing if all are. */
        @Nullable
        String firstDifference(Row other) {
            for (Map.Entry<String, @Nullable String> value : values.entrySet()) {
                String same = other.values.get(value.getKey());
                if (!Objects.equals(value.getValue(), same)) {
                    return value.getKey()
                            + JsonDifference.first(value.getValue(), same).orElse("");
                }
            }
            return null;
        }
    }

    /** All of them in order, as they are asked for; to be closed. Needs a transaction, and rows fetched a few at a time. */
    Stream<Row> read(JdbcTemplate jdbc) {
        String keyText = String.join(
                " || '" + BETWEEN + "' || ", key.stream().map(c -> c + "::text").toList());
        String selected =
                String.join(", ", columns.stream().map(c -> c + "::text").toList());
        return jdbc.queryForStream(
                "select (" + keyText + ") collate \"C\" as row_key, " + selected + " from " + from + " where "
                        + condition + " order by 1",
                (row, n) -> {
                    Map<String, @Nullable String> values = new LinkedHashMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        values.put(columns.get(i), row.getString(i + 2));
                    }
                    return new Row(row.getString(1), values);
                });
    }
}
