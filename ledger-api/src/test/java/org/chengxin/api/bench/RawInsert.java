package org.chengxin.api.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * PostgreSQL without anybody in between: one row, one statement, one commit, into a table like ours with the same indexes.
 * The bytes are there already; nobody serialises, hashes or looks for a conflict.
 */
record RawInsert(DataSource dataSource, LikeOurs table) implements Contender {

    static final String NAME = "raw insert";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Client client(Work work) {
        return () -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement insert = connection.prepareStatement(table.insert())) {
                table.bind(insert, work.nextRow());
                insert.executeUpdate();
                return 1;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
