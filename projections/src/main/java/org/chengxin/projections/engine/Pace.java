package org.chengxin.projections.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps those that build beside one another near one another, so that the log is read and opened once for all of them. Whoever
 * is far behind, because it began later, is not waited for.
 */
final class Pace {

    /** Events by which one may be ahead of the last, while their pages are in memory. */
    private static final long AHEAD_EVENTS_MAX = (long) EventPages.PAGE_EVENTS * (EventPages.PAGES_MAX - 4);

    /** Events from which on somebody is not in the same pass. */
    private static final long APART_EVENTS = 8 * AHEAD_EVENTS_MAX;

    private final Map<Line, Long> positions = new ConcurrentHashMap<>();

    void at(Line line, long position) {
        positions.put(line, position);
    }

    /** It stands still, and is not waited for. */
    void leave(Line line) {
        positions.remove(line);
    }

    boolean mayGoOn(long position) {
        return positions.values().stream()
                .map(other -> position - other)
                .noneMatch(ahead -> ahead > AHEAD_EVENTS_MAX && ahead < APART_EVENTS);
    }
}
