package org.chengxin.api.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** The main class of a process that reads a log from end to end and does nothing with it: as fast as rows can be had. */
final class SelectStream {

    private static final int FETCH_ROWS = 2000;
    private static final String ROWS = """
            select position, sequence, recorded_at, field_sums, type, event_id, salt, subject_id, leaf_hash, payload,
                   metadata, tree_head
              from ledger.event order by position
            """;

    private SelectStream() {}

    /** Argument: the URL of the database. */
    public static void main(String... arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH_ROWS);
                try (ResultSet row = statement.executeQuery(ROWS)) {
                    long bytes = 0;
                    while (row.next()) {
                        bytes += read(row);
                    }
                    System.out.println(bytes);
                }
            }
        }
    }

    private static long read(ResultSet row) throws Exception {
        long sum = row.getLong(1) + row.getLong(2) + row.getLong(3) + row.getLong(4) + row.getShort(5);
        sum += row.getBytes(6).length
                + row.getBytes(7).length
                + row.getString(8).length();
        sum += row.getBytes(9).length + row.getBytes(10).length + row.getBytes(11).length;
        return sum + (row.getBytes(12) == null ? 0 : 1);
    }
}
