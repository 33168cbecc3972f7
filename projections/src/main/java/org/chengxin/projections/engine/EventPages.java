package org.chengxin.projections.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.StoredEvent;

/**
 * The log as views read it: pages that are read once and opened once, whoever asks. The newest pages, at the end of the log,
 * grow. While one page is looked at, the next is read ahead. Thread-safe.
 */
final class EventPages implements AutoCloseable {

    /** Events of a page. */
    static final int PAGE_EVENTS = 1_000;

    /** Pages kept in memory; readers that are further apart read the log each for itself. */
    static final int PAGES_MAX = 12;

    private final SealedLog log;
    private final EventOpener opener;
    private final SubjectKeys keys;
    private final Map<Long, Page> pages = new LinkedHashMap<>(PAGES_MAX, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Page> eldest) {
            return size() > PAGES_MAX;
        }
    };
    private final ThreadPoolExecutor ahead = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(PAGES_MAX),
            Thread.ofPlatform().daemon().name("views-ahead").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    EventPages(SealedLog log, EventOpener opener, SubjectKeys keys) {
        this.log = log;
        this.opener = opener;
        this.keys = keys;
    }

    /** The position of the newest event; 0 in an empty ledger. */
    long head() {
        return log.head();
    }

    /** The events behind {@code position}, in order: up to {@code eventsMax}, none at the end of the log. */
    List<LedgerEvent> after(long position, int eventsMax) {
        List<LedgerEvent> found = page(position / PAGE_EVENTS).after(position, eventsMax);
        if (found.size() == eventsMax || found.isEmpty()) {
            return found;
        }
        long reached = found.getLast().stamp().position();
        if (reached % PAGE_EVENTS != 0) {
            return found; // the end of the log
        }
        List<LedgerEvent> more = page(reached / PAGE_EVENTS).after(reached, eventsMax - found.size());
        List<LedgerEvent> all = new ArrayList<>(found.size() + more.size());
        all.addAll(found);
        all.addAll(more);
        return all;
    }

    /** Reads everything anew: what was read may be worth nothing, because the way to the keys or the log was cut. */
    void forget() {
        synchronized (pages) {
            pages.clear();
        }
    }

    @Override
    public void close() {
        ahead.shutdownNow();
    }

    private Page page(long number) {
        synchronized (pages) {
            return pages.computeIfAbsent(number, Page::new);
        }
    }

    /** The events {@code number * PAGE_EVENTS + 1} to {@code (number + 1) * PAGE_EVENTS}, as far as there are any. */
    private final class Page {

        private final long number;
        private volatile List<LedgerEvent> events = List.of();

        Page(long number) {
            this.number = number;
        }

        List<LedgerEvent> after(long position, int eventsMax) {
            int from = (int) (position - number * PAGE_EVENTS);
            if (events.size() <= from) {
                grow(from);
            }
            List<LedgerEvent> known = events;
            if (known.size() == PAGE_EVENTS) {
                readAhead(known.getFirst().isOpened());
            }
            return known.subList(Math.min(from, known.size()), Math.min(from + eventsMax, known.size()));
        }

        private synchronized void grow(int from) {
            List<LedgerEvent> known = events;
            if (known.size() > from) {
                return;
            }
            List<StoredEvent> more = log.read(number * PAGE_EVENTS + known.size() + 1, PAGE_EVENTS - known.size());
            if (!more.isEmpty()) {
                List<LedgerEvent> all = new ArrayList<>(known.size() + more.size());
                all.addAll(known);
                all.addAll(new OpenedTogether(more, opener, keys).events());
                events = List.copyOf(all);
            }
        }

        private void readAhead(boolean open) {
            Page next = page(number + 1);
            if (next.events.isEmpty()) {
                ahead.execute(() -> next.prepare(open));
            }
        }

        private void prepare(boolean open) {
            grow(0);
            List<LedgerEvent> known = events;
            if (open && known.size() == PAGE_EVENTS) {
                try {
                    known.getFirst().payload();
                } catch (RuntimeException e) {
                    return; // whoever needs it meets it
                }
            }
        }
    }
}
