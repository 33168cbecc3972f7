package org.chengxin.projections.engine;

import java.util.Objects;
import org.chengxin.ledger.profile.Stamp;
import org.jspecify.annotations.Nullable;

/** An event and where it stands. What it says is opened when somebody first looks, together with its neighbours. */
public final class LedgerEvent {

    private final Stamp stamp;
    private final String subjectId;
    private final @Nullable OpenedTogether neighbours;
    private volatile @Nullable Object payload;
    private volatile @Nullable RuntimeException unreadable;

    /** @param payload one of the sealed event types of the core */
    public LedgerEvent(Stamp stamp, String subjectId, Object payload) {
        this.stamp = stamp;
        this.subjectId = subjectId;
        this.neighbours = null;
        this.payload = payload;
    }

    LedgerEvent(Stamp stamp, String subjectId, OpenedTogether neighbours) {
        this.stamp = stamp;
        this.subjectId = subjectId;
        this.neighbours = neighbours;
    }

    public Stamp stamp() {
        return stamp;
    }

    /** Whose event it is: the stream it stands in. */
    public String subjectId() {
        return subjectId;
    }

    /**
     * One of the sealed event types of the core.
     *
     * @throws RuntimeException what was the matter, each time, if it cannot be opened
     */
    public Object payload() {
        if (payload == null && unreadable == null && neighbours != null) {
            neighbours.open();
        }
        RuntimeException stop = unreadable;
        if (stop != null) {
            throw stop;
        }
        return Objects.requireNonNull(payload, "an event that was opened");
    }

    boolean isOpened() {
        return payload != null || unreadable != null;
    }

    void opened(Object said) {
        payload = said;
    }

    void unreadable(RuntimeException stop) {
        unreadable = stop;
    }

    @Override
    public String toString() {
        return "event " + stamp.position();
    }
}
