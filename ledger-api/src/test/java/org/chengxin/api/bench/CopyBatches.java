package org.chengxin.api.bench;

import java.sql.Connection;
import javax.sql.DataSource;

/** The fastest way into PostgreSQL: binary COPY, here into a table like ours with the same indexes. One COPY, one commit. */
record CopyBatches(DataSource dataSource, LikeOurs table, int rowsPerCopy) implements Contender {

    static final String NAME = "copy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Client client(Work work) {
        return () -> {
            try (Connection connection = dataSource.getConnection();
                    BinaryCopy copy = table.copy(connection)) {
                for (int row = 0; row < rowsPerCopy; row++) {
                    LikeOurs.write(copy, work.nextRow());
                }
            }
            return rowsPerCopy;
        };
    }
}
