package org.chengxin.api.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.chengxin.api.verification.Rows.Row;
import org.chengxin.ledger.verify.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares a table row by row with the same table built from the log. */
final class TableComparison {

    private static final int PAGE_ROWS = 1000;
    private static final String BEFORE_ALL = "";

    private final Rows rows;
    private final Found found;

    TableComparison(Rows rows, Found found) {
        this.rows = rows;
        this.found = found;
    }

    /** Compares; returns how many rows were the same. */
    long run(JdbcTemplate stored, JdbcTemplate rebuilt) {
        Reader left = new Reader(stored);
        Reader right = new Reader(rebuilt);
        long same = 0;
        for (Row a = left.current(), b = right.current(); a != null || b != null; ) {
            int order = order(a, b);
            if (order < 0) {
                extra(a);
            } else if (order > 0) {
                missing(b);
            } else if (equal(a, b)) {
                same++;
            }
            a = order <= 0 ? left.next() : a;
            b = order >= 0 ? right.next() : b;
        }
        return same;
    }

    private static int order(@Nullable Row a, @Nullable Row b) {
        if (a == null || b == null) {
            return a == null ? 1 : -1;
        }
        return Arrays.compareUnsigned(a.key().getBytes(UTF_8), b.key().getBytes(UTF_8));
    }

    private boolean equal(@Nullable Row a, @Nullable Row b) {
        String column = a == null || b == null ? null : a.firstDifference(b);
        if (a != null && column != null) {
            found.add(place(a), column, new Wording("与由账本重建的不同", "is not what the log gives"));
        }
        return column == null;
    }

    private void extra(@Nullable Row row) {
        if (row != null) {
            found.add(place(row), "", new Wording("账本中没有，被添加", "is not in the log: it was added"));
        }
    }

    private void missing(@Nullable Row row) {
        if (row != null) {
            found.add(place(row), "", new Wording("缺失，被删除", "is missing: it was deleted"));
        }
    }

    private String place(Row row) {
        return rows.table() + " " + row.key();
    }

    private final class Reader {

        private final JdbcTemplate jdbc;
        private List<Row> page;
        private int at;

        Reader(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
            this.page = rows.page(jdbc, BEFORE_ALL, PAGE_ROWS);
        }

        @Nullable
        Row current() {
            return at < page.size() ? page.get(at) : null;
        }

        @Nullable
        Row next() {
            at++;
            if (at == page.size() && page.size() == PAGE_ROWS) {
                page = rows.page(jdbc, page.getLast().key(), PAGE_ROWS);
                at = 0;
            }
            return current();
        }
    }
}
