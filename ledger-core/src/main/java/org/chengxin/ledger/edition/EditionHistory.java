package org.chengxin.ledger.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.time.LedgerClock;

/**
 * The catalogue as the stream of its versions tells it. It asks the stream for what is new at most once in {@link
 * #ASK_AGAIN_AFTER}; since a version takes effect on a later day than that of its publication, no decision misses one. Before
 * the stream has begun, and where it cannot begin because nothing may be written, the files of the build are the first
 * version. Safe for many threads.
 */
public final class EditionHistory implements Catalogues {

    /** How long what was read of the stream is believed to be all of it. */
    static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

    /** Versions that are kept read; each has some megabytes. */
    static final int CATALOGUES_KEPT_MAX = 16;

    private final EditionSource source;
    private final CatalogueTexts shipped;
    private final Approvals approvals;
    private final LedgerClock clock;
    private final Catalogue first;
    private final Map<Integer, Catalogue> read = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Catalogue> eldest) {
            return size() > CATALOGUES_KEPT_MAX;
        }
    };

    private volatile Known known = new Known(Editions.none(), 0);
    private volatile long askedNanos = System.nanoTime() - ASK_AGAIN_AFTER.toNanos();

    public EditionHistory(EditionSource source, CatalogueTexts shipped, Approvals approvals, LedgerClock clock) {
        this.source = source;
        this.shipped = shipped;
        this.approvals = approvals;
        this.clock = clock;
        this.first = Catalogue.load(approvals);
    }

    /** Where the events of the stream are read. */
    @FunctionalInterface
    public interface EditionSource {

        /** At most a page of events from the {@code sequence}th on, counted from 0; empty at the end. */
        List<At> from(long sequence);

        /** An event and when it was recorded. */
        record At(EditionEvent event, Instant at) {}
    }

    private record Known(Editions editions, long events) {}

    /** All versions, with what was just written. */
    public Editions now() {
        ask();
        return known.editions;
    }

    /** All versions, as of some seconds ago at most. */
    public Editions editions() {
        if (System.nanoTime() - askedNanos >= ASK_AGAIN_AFTER.toNanos()) {
            ask();
        }
        return known.editions;
    }

    @Override
    public Catalogue current() {
        return on(clock.today());
    }

    @Override
    public Catalogue on(LocalDate day) {
        Editions editions = editions();
        return editions.isEmpty() ? first : read(editions.inForceOn(day));
    }

    @Override
    public Catalogue version(int number) {
        if (known.editions.find(number).isEmpty()) {
            ask();
        }
        if (known.editions.isEmpty() && number == first.version()) {
            return first;
        }
        return known.editions
                .find(number)
                .filter(edition -> edition.effectiveFrom() != null)
                .map(this::read)
                .orElseThrow(() ->
                        new IllegalArgumentException("version " + number + " of the catalogue was never published"));
    }

    /**
     * A version as it would be if it were published today, whatever its stage; not kept.
     *
     * @throws org.chengxin.ledger.catalogue.CatalogueException if its files cannot be read together
     */
    public Catalogue draft(Edition edition) {
        return Catalogue.of(edition.titleOn(clock.today()), edition.texts().completedBy(shipped), approvals);
    }

    private Catalogue read(Edition edition) {
        synchronized (read) {
            return read.computeIfAbsent(edition.number(), number -> draft(edition));
        }
    }

    private synchronized void ask() {
        Editions editions = known.editions;
        long events = known.events;
        List<EditionSource.At> page = source.from(events);
        while (!page.isEmpty()) {
            for (EditionSource.At one : page) {
                editions = editions.after(one.event(), one.at());
            }
            events += page.size();
            page = source.from(events);
        }
        if (events != known.events) {
            known = new Known(editions, events);
        }
        askedNanos = System.nanoTime();
    }
}
