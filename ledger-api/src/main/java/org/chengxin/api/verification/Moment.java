package org.chengxin.api.verification;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.verify.DatabaseVerification;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The ledger's database as it is at one moment, however much it is used meanwhile. For one thread. */
public final class Moment implements AutoCloseable {

    /** Rows fetched at a time where a whole table is read. */
    private static final int FETCH_ROWS = 1000;

    private final Connection connection;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final SealedLog log;

    private Moment(Connection connection, Suite suite) {
        this.connection = connection;
        this.dataSource = new SingleConnectionDataSource(connection, true);
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(FETCH_ROWS);
        this.log = new SealedLog(dataSource, suite);
    }

    /** Begins on {@code connection}, which it closes at the end. */
    public static Moment on(Connection connection, Suite suite) throws SQLException {
        DatabaseVerification.begin(connection);
        return new Moment(connection, suite);
    }

    Connection connection() {
        return connection;
    }

    /** Hands out the one connection, again and again. */
    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public SealedLog log() {
        return log;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
