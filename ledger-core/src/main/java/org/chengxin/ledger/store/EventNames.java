package org.chengxin.ledger.store;

import java.sql.SQLException;
import java.util.Map;

/**
 * The names of event types for somebody who reads page after page in one go. Whoever reads later asks for them again, so that
 * a dictionary that somebody has changed meanwhile is noticed.
 *
 * <p>Not thread-safe.
 */
final class EventNames {

    /** For a type that is missing from the dictionary: no event is called so, so that its leaf does not match. */
    static final EventName NO_NAME = new EventName("?", "?", "?");

    private Map<Integer, EventName> names = Map.of();

    /** Where names are read. */
    interface Source {
        Map<Integer, EventName> read() throws SQLException;
    }

    /** The name of a type, of which at least one row was read before this is asked. */
    EventName of(int type, Source source) throws SQLException {
        if (!names.containsKey(type)) {
            names = source.read();
        }
        return names.getOrDefault(type, NO_NAME);
    }
}
