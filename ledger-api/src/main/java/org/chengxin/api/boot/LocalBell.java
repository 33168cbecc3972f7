package org.chengxin.api.boot;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells those on this node that it has appended, without the way through the database. */
final class LocalBell {

    private final List<GrowthListener> listeners = new CopyOnWriteArrayList<>();

    void listen(GrowthListener listener) {
        listeners.add(listener);
    }

    void ring() {
        listeners.forEach(GrowthListener::logHasGrown);
    }
}
