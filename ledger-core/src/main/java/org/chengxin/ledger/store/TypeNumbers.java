package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dictionary of event names. A new name is entered before the first event that bears it, on its own. */
final class TypeNumbers {

    private static final String ENTER = """
            insert into ledger.event_type (id, kind, type, revision)
            select coalesce(max(id), 0) + 1, ?, ?, ? from ledger.event_type
            on conflict do nothing
            """;
    private static final String ALL = "select id, kind, type, revision from ledger.event_type";

    /** How often a name is tried that another node is entering at the same moment. */
    private static final int ATTEMPTS_MAX = 10;

    private final Connection connection;
    private final Map<EventName, Short> numbers = new HashMap<>();

    TypeNumbers(Connection connection) throws SQLException {
        this.connection = connection;
        load();
    }

    short[] of(List<Pending.Item> items) throws SQLException {
        short[] found = new short[items.size()];
        for (int i = 0; i < found.length; i++) {
            EventName name = items.get(i).event.name();
            Short number = numbers.get(name);
            found[i] = number == null ? enter(name) : number;
        }
        return found;
    }

    private short enter(EventName name) throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
                statement.setString(1, name.kind());
                statement.setString(2, name.type());
                statement.setString(3, name.revision());
                statement.executeUpdate();
            }
            load();
            Short number = numbers.get(name);
            if (number != null) {
                return number;
            }
        }
        throw new SQLException("the event type could not be entered: " + name);
    }

    private void load() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                numbers.put(new EventName(rows.getString(2), rows.getString(3), rows.getString(4)), rows.getShort(1));
            }
        }
    }
}
