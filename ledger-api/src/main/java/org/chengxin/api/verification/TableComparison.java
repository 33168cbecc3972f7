package org.chengxin.api.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;
import org.chengxin.api.verification.Rows.Row;
import org.chengxin.ledger.verify.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares a table row by row with the same table built from the log. */
final class TableComparison {

    private final Rows rows;
    private final Found found;

    TableComparison(Rows rows, Found found) {
        this.rows = rows;
        this.found = found;
    }

    /** Compares; returns how many rows were the same. */
    long run(JdbcTemplate stored, JdbcTemplate rebuilt) {
        try (Reader left = new Reader(rows, stored);
                Reader right = new Reader(rows, rebuilt)) {
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

    /** Reads rows as they are asked for, in one pass; both databases are in a transaction meanwhile. */
    private static final class Reader implements AutoCloseable {

        private final Stream<Row> stream;
        private final Iterator<Row> rows;
        private @Nullable Row current;

        Reader(Rows rows, JdbcTemplate jdbc) {
            this.stream = rows.read(jdbc);
            this.rows = stream.iterator();
            next();
        }

        @Nullable
        Row current() {
            return current;
        }

        @Nullable
        Row next() {
            current = rows.hasNext() ? rows.next() : null;
            return current;
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
