package org.chengxin.api.verification;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of a table as text, ordered by a key whose bytes can be compared anywhere.
 *
 * @param table with its schema
 * @param key columns that tell rows apart
 * @param columns to be compared
 * @param condition which rows are compared, {@code true} for all
 */
record Rows(String table, List<String> key, List<String> columns, String condition) {

    /** Stands between the parts of a key; no id has it. */
    private static final String BETWEEN = "/";

    /** One row. */
    record Row(String key, Map<String, @Nullable String> values) {

        /** The first column that is not the same; nothing if all are. */
        @Nullable
        String firstDifference(Row other) {
            for (Map.Entry<String, @Nullable String> value : values.entrySet()) {
                if (!Objects.equals(value.getValue(), other.values.get(value.getKey()))) {
                    return value.getKey();
                }
            }
            return null;
        }
    }

    /** A page of rows behind {@code after}. */
    List<Row> page(JdbcTemplate jdbc, String after, int rowsMax) {
        String keyText = String.join(
                " || '" + BETWEEN + "' || ", key.stream().map(c -> c + "::text").toList());
        String selected =
                String.join(", ", columns.stream().map(c -> c + "::text").toList());
        return jdbc.query(
                "select * from (select (" + keyText + ") collate \"C\" as row_key, " + selected + " from " + table
                        + " where " + condition + ") as rows where row_key > ? collate \"C\" order by row_key limit ?",
                (row, n) -> {
                    Map<String, @Nullable String> values = new TreeMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        values.put(columns.get(i), row.getString(i + 2));
                    }
                    return new Row(row.getString(1), values);
                },
                after,
                rowsMax);
    }
}
