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

    /** What there is in these schemas, and whether it is for ever: the trigger says so. Migrations are the owner's alone. */
    private static final String RELATIONS = """
            select c.oid::regclass::text, c.relname = 'flyway_schema_history',
                   exists (select 1 from pg_trigger t
                            where t.tgrelid = c.oid and t.tgfoid = 'ledger.refuse_change()'::regprocedure)
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where n.nspowner = current_user::regrole and c.relkind in ('r', 'p', 'v')
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
        List<String> grants = new ArrayList<>();
        for (String schema : all(statement, SCHEMAS)) {
            grants.add("grant usage on schema " + schema + " to " + application);
            grants.add("grant usage, select on all sequences in schema " + schema + " to " + application);
        }
        try (ResultSet relation = statement.executeQuery(RELATIONS)) {
            while (relation.next()) {
                boolean owners = relation.getBoolean(2);
                boolean forEver = relation.getBoolean(3);
                String allowed =
                        owners ? "select" : forEver ? "select, insert" : "select, insert, update, delete, truncate";
                grants.add("grant " + allowed + " on " + relation.getString(1) + " to " + application);
                if (forEver) {
                    // From an earlier version, in which it was not.
                    grants.add("revoke update, delete, truncate on " + relation.getString(1) + " from " + application);
                }
            }
        }
        grants.add("grant execute on all functions in schema projection to " + application);
        for (String grant : grants) {
            statement.execute(grant);
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
