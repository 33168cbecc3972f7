package org.chengxin.api.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import javax.sql.DataSource;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewEngine;
import org.chengxin.projections.engine.ViewPositions;
import org.springframework.jdbc.core.JdbcTemplate;

/** What tests do to views: hold one, empty one, build them anew. */
public final class TestViews {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 20;

    private TestViews() {}

    /** A view that is kept where it stands, as by another node that is in the middle of a batch. */
    public static final class Held implements AutoCloseable {

        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }

    /** Keeps {@code view} where it stands until the answer is closed. */
    public static Held hold(DataSource dataSource, String view) throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement lock =
                connection.prepareStatement("select 1 from projection.position where view = ? for update")) {
            lock.setString(1, view);
            assertThat(lock.executeQuery().next()).isTrue();
        }
        return new Held(connection);
    }

    /** Empties the tables of a view that is held. */
    public static void empty(JdbcTemplate jdbc, View view) {
        jdbc.queryForList(
                        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = any (?)",
                        String.class, (Object) view.schemas().toArray(String[]::new))
                .forEach(table -> jdbc.execute("truncate " + table));
    }

    /** Builds views anew and returns when what was built has taken their place and stands at {@code head} at least. */
    public static void rebuild(ViewEngine engine, ViewPositions positions, Collection<String> views, long head) {
        rebuild(engine, positions, views, head, 2);
    }

    /** The same, with so many that build each side by side. */
    public static void rebuild(
            ViewEngine engine, ViewPositions positions, Collection<String> views, long head, int segments) {
        views.forEach(view -> engine.rebuild(view, segments));
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (String view : views) {
            while (engine.isBuilding(view)) {
                assertThat(System.nanoTime())
                        .as("%s is built: %s", view, engine.status())
                        .isLessThan(until);
                pause();
            }
            assertThat(positions.await(view, head, PATIENCE)).as(view).isTrue();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
