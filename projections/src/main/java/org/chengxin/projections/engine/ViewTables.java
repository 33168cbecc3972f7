package org.chengxin.projections.engine;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a view write its tables outside the engine: where it is built once more to be compared. */
public final class ViewTables {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    /** @param transaction of {@code jdbc} */
    public ViewTables(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Does {@code work} in one transaction in which {@code view} finds its tables. */
    public void in(View view, Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.query("select set_config('search_path', ?, true)", row -> {}, Target.LIVE.searchPath(view));
            work.run();
        });
    }
}
