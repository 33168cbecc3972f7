package org.chengxin.projections.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.store.StoredEvent;

/**
 * Events that were read together and are opened together, by everybody who waits for them: each takes the next few that
 * nobody has taken, so that nothing is opened twice and no processor waits while there is something to open.
 */
final class OpenedTogether {

    private static final int SHARE_EVENTS = 32;

    private final List<LedgerEvent> events;
    private final EventOpener opener;
    private final SubjectKeys keys;
    private final AtomicInteger nextShare = new AtomicInteger();
    private final CountDownLatch sharesLeft;
    private volatile List<StoredEvent> stored;
    private boolean keysFetched;

    OpenedTogether(List<StoredEvent> stored, EventOpener opener, SubjectKeys keys) {
        this.stored = stored;
        this.opener = opener;
        this.keys = keys;
        this.sharesLeft = new CountDownLatch((stored.size() + SHARE_EVENTS - 1) / SHARE_EVENTS);
        List<LedgerEvent> unopened = new ArrayList<>(stored.size());
        for (StoredEvent event : stored) {
            unopened.add(new LedgerEvent(stamp(event), event.subjectId(), this));
        }
        this.events = List.copyOf(unopened);
    }

    /** The log tells microseconds; what people are shown has been milliseconds from the first view on. */
    private static Stamp stamp(StoredEvent event) {
        Instant recordedAt =
                Instant.EPOCH.plus(event.recordedAtMicros(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
        return new Stamp(event.position(), event.eventId(), recordedAt);
    }

    List<LedgerEvent> events() {
        return events;
    }

    /** Returns when all are opened, or known to be unreadable. */
    void open() {
        List<StoredEvent> closed = stored;
        fetchKeys(closed);
        for (int from = nextShare.getAndAdd(SHARE_EVENTS);
                from < closed.size();
                from = nextShare.getAndAdd(SHARE_EVENTS)) {
            openShare(closed, from, Math.min(from + SHARE_EVENTS, closed.size()));
            sharesLeft.countDown();
        }
        await();
        stored = List.of(); // the bytes are not needed any more
    }

    private void openShare(List<StoredEvent> closed, int from, int until) {
        for (int i = from; i < until; i++) {
            LedgerEvent event = events.get(i);
            try {
                event.opened(opener.open(closed.get(i)));
            } catch (RuntimeException e) {
                event.unreadable(e);
            }
        }
    }

    /** All at once; a key that cannot be fetched shows again with its event. */
    private synchronized void fetchKeys(List<StoredEvent> closed) {
        if (!keysFetched) {
            keysFetched = true;
            try {
                keys.prepare(
                        closed.stream().map(StoredEvent::subjectId).distinct().toList());
            } catch (RuntimeException e) {
                return;
            }
        }
    }

    private void await() {
        boolean interrupted = false;
        while (true) {
            try {
                sharesLeft.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
