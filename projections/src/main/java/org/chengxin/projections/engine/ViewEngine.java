package org.chengxin.projections.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.projections.engine.ViewStore.Stand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the views up to date, and builds a view anew beside the one that people read. Any number of nodes may do so on one
 * database: whoever locks a line's row takes its next batch. What is being built is said by the database alone, so that a
 * build goes on after a crash, on whichever node.
 */
public final class ViewEngine implements AutoCloseable {

    /** What was built is exchanged when no more events than these are missing; they are taken while readers of the view wait. */
    private static final int EXCHANGED_EVENTS_MAX = 50;

    /** Batches in work at once, for the views that are read and for those that are built. Each holds a connection. */
    private static final int BATCHES_AT_ONCE_MAX = 4;

    private static final int LETTERS_MAX = 1_000;
    private static final long CARE_MILLIS = 250;
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long CLOSE_MILLIS_MAX = 5_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(ViewEngine.class);

    private final Map<String, View> views = new LinkedHashMap<>();
    private final ViewStore store;
    private final EventPages pages;
    private final Batches batches;
    private final TransactionTemplate transaction;
    private final ViewPositions positions;
    private final int segments;
    private final int batchEventsMax;
    private final Growth growth = new Growth();
    private final Pace pace = new Pace();
    private final Semaphore following = new Semaphore(BATCHES_AT_ONCE_MAX, true);
    private final Semaphore building = new Semaphore(BATCHES_AT_ONCE_MAX, true);
    private final Map<Line, Follower> followers = new HashMap<>();
    private final Map<Line, Speed> speeds = new HashMap<>();
    private final Thread care = Thread.ofPlatform().daemon().name("views-care").unstarted(this::takeCare);
    private long toldAt;
    private volatile boolean closed;

    /**
     * @param transaction of {@code jdbc}
     * @param positions told when a view has moved on
     * @param segments how many build a view side by side, as far as the view allows it
     * @param batchEventsMax events that a view takes in one transaction
     */
    public ViewEngine(
            List<View> views,
            SealedLog log,
            EventOpener opener,
            SubjectKeys keys,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            ViewPositions positions,
            int segments,
            int batchEventsMax) {
        views.forEach(view -> this.views.put(view.name(), view));
        this.store = new ViewStore(jdbc);
        this.pages = new EventPages(log, opener, keys);
        this.batches = new Batches(store, pages, transaction);
        this.transaction = transaction;
        this.positions = positions;
        this.segments = segments;
        this.batchEventsMax = Math.min(batchEventsMax, Batches.BATCH_EVENTS_MAX);
    }

    /** Begins to follow the log. */
    public void start() {
        views.values().forEach(view -> transaction.executeWithoutResult(status -> store.found(view)));
        lookAfter();
        care.start();
    }

    /** Says that the log has grown. Returns at once. */
    public void wake() {
        growth.tell();
    }

    /** Names of all views. */
    public List<String> views() {
        return List.copyOf(views.keySet());
    }

    /**
     * Begins to build a view anew from the first event on. People read the present one until the new one takes its place.
     *
     * @return false if it is being built already
     */
    public boolean rebuild(String name) {
        return rebuild(name, segments);
    }

    /**
     * The same with another number of those that build it.
     *
     * @throws IllegalArgumentException if there is no such view
     */
    public boolean rebuild(String name, int wantedSegments) {
        View view = view(name);
        boolean begun = begin(view, wantedSegments);
        if (begun) {
            lookAfter();
        }
        return begun;
    }

    /** Whether a view is being built beside the one that people read. */
    public boolean isBuilding(String name) {
        View view = view(name);
        return store.stands().stream()
                .anyMatch(stand -> stand.view().equals(view.name()) && stand.target() == Target.NEXT);
    }

    /** How all views stand. */
    public List<ViewStatus> status() {
        long head = pages.head();
        List<Stand> stands = store.stands();
        Map<String, Long> parked =
                deadLetters().stream().collect(Collectors.groupingBy(DeadLetter::view, Collectors.counting()));
        List<ViewStatus> all = new ArrayList<>();
        for (View view : views.values()) {
            Stand live = stands.stream()
                    .filter(stand -> stand.view().equals(view.name()) && stand.target() == Target.LIVE)
                    .findFirst()
                    .orElse(null);
            if (live != null) {
                all.add(new ViewStatus(
                        view.name(),
                        live.definition(),
                        live.position(),
                        head,
                        perSecond(line(live)),
                        parked.getOrDefault(view.name(), 0L).intValue(),
                        failure(line(live)),
                        build(view, stands, head)));
            }
        }
        return all;
    }

    private ViewStatus.@Nullable Build build(View view, List<Stand> stands, long head) {
        List<Stand> next = stands.stream()
                .filter(stand -> stand.view().equals(view.name()) && stand.target() == Target.NEXT)
                .toList();
        if (next.isEmpty()) {
            return null;
        }
        Stand last = next.stream()
                .min((a, b) -> Long.compare(a.position(), b.position()))
                .orElseThrow();
        double perSecond =
                next.stream().mapToDouble(stand -> perSecond(line(stand))).min().orElse(0);
        @Nullable Long left = perSecond < 1 ? null : Math.round((head - last.position()) / perSecond);
        String failure = next.stream()
                .map(stand -> failure(line(stand)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new ViewStatus.Build(
                last.definition(), last.segments(), last.position(), perSecond, left, last.beganAt(), failure);
    }

    /** What waits because a view could not take it, by view and subject; at most 1,000 subjects. */
    public List<DeadLetter> deadLetters() {
        return store.letters(views.keySet(), LETTERS_MAX);
    }

    /** Has a view try again what waits of a subject. Returns whether all of it could be taken. */
    public boolean retry(String name, String subjectId) {
        return batches.retry(live(view(name)), subjectId);
    }

    @Override
    public void close() {
        closed = true;
        care.interrupt();
        List<Follower> all;
        synchronized (followers) {
            all = List.copyOf(followers.values());
            followers.clear();
        }
        all.forEach(Follower::close);
        pages.close();
        try {
            for (Follower follower : all) {
                follower.join(CLOSE_MILLIS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private View view(String name) {
        View view = views.get(name);
        if (view == null) {
            throw new IllegalArgumentException("no view is called " + name);
        }
        return view;
    }

    private static Line live(View view) {
        return new Line(view, Target.LIVE, 0, 1);
    }

    private Line line(Stand stand) {
        return new Line(view(stand.view()), stand.target(), stand.segment(), stand.segments());
    }

    private boolean begin(View view, int wantedSegments) {
        int allowed = Math.max(1, Math.min(wantedSegments, view.segmentsMax()));
        boolean begun = Boolean.TRUE.equals(transaction.execute(status -> store.prepare(view, allowed)));
        if (begun) {
            LOGGER.info("The view {} is being built anew, in {} segments", view.name(), allowed);
        }
        return begun;
    }

    private void takeCare() {
        while (!closed) {
            try {
                lookAfter();
                exchangeWhatIsBuilt();
                discardWhatWasExchanged();
                Thread.sleep(CARE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!closed) {
                    LOGGER.warn("The views cannot be looked after just now; trying again ({})", Passing.reason(e));
                    sleep();
                }
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(CARE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts whoever is missing and stops whoever has nothing to build any more. */
    private void lookAfter() {
        List<Stand> stands = store.stands();
        Set<Line> wanted = new HashSet<>();
        synchronized (followers) {
            if (closed) {
                return;
            }
            for (Stand stand : stands) {
                View view = views.get(stand.view());
                if (view == null || stand.definition() > view.version()) {
                    continue; // of a later release, on another node
                }
                if (stand.definition() < view.version()) {
                    if (stand.target() == Target.NEXT) {
                        transaction.executeWithoutResult(status -> store.abandon(view));
                        continue;
                    }
                    begin(view, segments);
                }
                Line line = line(stand);
                wanted.add(line);
                speeds.computeIfAbsent(line, l -> new Speed()).at(stand.position());
                followers.computeIfAbsent(line, l -> follow(l, stand.position()));
            }
            followers.entrySet().removeIf(entry -> {
                boolean gone = !wanted.contains(entry.getKey());
                if (gone) {
                    entry.getValue().close();
                    speeds.remove(entry.getKey());
                }
                return gone;
            });
        }
        tellProgress(stands);
    }

    private Follower follow(Line line, long position) {
        Follower follower = new Follower(
                line,
                batches,
                line.target() == Target.LIVE ? following : building,
                growth,
                pace,
                positions,
                batchEventsMax,
                position);
        follower.start();
        return follower;
    }

    private void tellProgress(List<Stand> stands) {
        boolean anyBuild = stands.stream().anyMatch(stand -> stand.target() == Target.NEXT);
        long now = System.nanoTime();
        if (!anyBuild) {
            toldAt = now;
            return;
        }
        if (now - toldAt < PROGRESS_NANOS) {
            return;
        }
        toldAt = now;
        for (ViewStatus status : status()) {
            ViewStatus.Build build = status.build();
            if (build != null) {
                LOGGER.info(
                        "The view {} is being built anew: event {} of {}, {} events a second, {} seconds left",
                        status.view(),
                        build.position(),
                        status.head(),
                        Math.round(build.eventsPerSecond()),
                        build.secondsLeft() == null ? "?" : build.secondsLeft());
            }
        }
    }

    private void exchangeWhatIsBuilt() {
        Map<String, List<Stand>> next = store.stands().stream()
                .filter(stand -> stand.target() == Target.NEXT && views.containsKey(stand.view()))
                .filter(stand -> stand.definition() == view(stand.view()).version())
                .collect(Collectors.groupingBy(Stand::view));
        if (next.isEmpty()) {
            return;
        }
        long head = pages.head();
        next.forEach((name, stands) -> {
            boolean whole = stands.size() == stands.getFirst().segments();
            boolean near = stands.stream().allMatch(stand -> head - stand.position() <= EXCHANGED_EVENTS_MAX);
            if (whole && near) {
                exchange(view(name), stands.size());
            }
        });
    }

    private void exchange(View view, int count) {
        long began = System.nanoTime();
        List<Line> next = IntStream.range(0, count)
                .mapToObj(segment -> new Line(view, Target.NEXT, segment, count))
                .toList();
        if (batches.exchange(live(view), next, EXCHANGED_EVENTS_MAX)) {
            LOGGER.info(
                    "The view {} was built anew and has taken its place, in {} ms",
                    view.name(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            lookAfter();
            positions.moved();
        }
    }

    /** Readers that still look at the old tables are not disturbed; they are dropped the next time. */
    private void discardWhatWasExchanged() {
        for (String name : store.viewsWithOldTables()) {
            View view = views.get(name);
            if (view != null) {
                try {
                    transaction.executeWithoutResult(status -> store.discardOld(view));
                } catch (RuntimeException e) {
                    if (!Passing.is(e)) {
                        throw e;
                    }
                }
            }
        }
    }

    private double perSecond(Line line) {
        synchronized (followers) {
            Speed speed = speeds.get(line);
            return speed == null ? 0 : speed.eventsPerSecond();
        }
    }

    private @Nullable String failure(Line line) {
        synchronized (followers) {
            Follower follower = followers.get(line);
            return follower == null ? null : follower.failure();
        }
    }
}
