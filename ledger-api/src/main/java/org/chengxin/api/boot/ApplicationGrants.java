package org.chengxin.api.boot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets the application use the tables that its owner has brought up to date. Where a trigger keeps what was written from being
 * changed, the application may only read and add: then neither a mistake nor a stolen password of the application removes an
 * event, and it cannot take the trigger away. Where the application's role owns the tables itself, there are the triggers only.
 */
final class ApplicationGrants extends BaseCallback {

    private static final String SCHEMAS =
            "select quote_ident(nspname) from pg_namespace where nspowner = current_user::regrole order by 1";

    private static final String FOR_EVER = """
            select distinct t.tgrelid::regclass::text
              from pg_trigger t
             where not t.tgisinternal and t.tgfoid = 'ledger.refuse_change()'::regprocedure
             order by 1
            """;

    private final Database database;

    ApplicationGrants(Database database) {
        this.database = database;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            String application = application();
            if (!application.equals(one(statement, "select quote_ident(current_user)"))) {
                grant(statement, application);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the application's role could not be given what it needs", e);
        }
    }

    private static void grant(Statement statement, String application) throws SQLException {
        for (String schema : all(statement, SCHEMAS)) {
            statement.execute("grant usage on schema " + schema + " to " + application);
            statement.execute("grant select, insert, update, delete, truncate on all tables in schema " + schema
                    + " to " + application);
            statement.execute("grant usage, select on all sequences in schema " + schema + " to " + application);
        }
        for (String table : all(statement, FOR_EVER)) {
            statement.execute("revoke update, delete, truncate on " + table + " from " + application);
        }
    }

    private String application() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            return one(statement, "select quote_ident(current_user)");
        }
    }

    private static String one(Statement statement, String query) throws SQLException {
        return all(statement, query).getFirst();
    }

    private static List<String> all(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
