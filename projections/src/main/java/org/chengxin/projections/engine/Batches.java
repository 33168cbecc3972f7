package org.chengxin.projections.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes batches into views: rows and position in one transaction. A batch that fails because of one of its events is taken
 * again event by event; those of the subject that cannot be taken are parked, and everybody else's go on.
 */
final class Batches {

    /** Events that a view takes in one transaction. */
    static final int BATCH_EVENTS_MAX = 1_000;

    /** Subjects of a view that may wait. Where more fail, the view is wrong and not its events, and it stops. */
    static final int PARKED_SUBJECTS_MAX = 100;

    /** Events of one subject that are tried again at once. */
    private static final int RETRIED_EVENTS_MAX = 10_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(Batches.class);

    private final ViewStore store;
    private final EventPages pages;
    private final TransactionTemplate transaction;

    Batches(ViewStore store, EventPages pages, TransactionTemplate transaction) {
        this.store = store;
        this.pages = pages;
        this.transaction = transaction;
    }

    /** How a batch went. */
    enum Outcome {
        /** It was taken; there may be more. */
        TAKEN,
        /** There is nothing more in the log. */
        AT_THE_END,
        /** Somebody else builds this one just now, or it is not built any more. */
        NOT_OURS
    }

    /** @param position where the line stands now, as far as is known */
    record Taken(Outcome outcome, long position, int events) {}

    /**
     * Takes the events behind {@code from}.
     *
     * @throws RuntimeException if it has to be tried again
     */
    Taken take(Line line, long from, int eventsMax) {
        List<LedgerEvent> read = pages.after(from, eventsMax);
        if (read.isEmpty()) {
            return new Taken(Outcome.AT_THE_END, from, 0);
        }
        try {
            return inOne(line, from, read, (held, status) -> {
                List<LedgerEvent> mine = line.of(read);
                if (held.parked().isEmpty()) {
                    apply(line, mine);
                } else {
                    apply(line, free(line, mine, held.parked()));
                }
            });
        } catch (RuntimeException e) {
            if (Passing.is(e)) {
                pages.forget();
                throw e;
            }
            LOGGER.warn(
                    "The view {} could not take events {} to {} together ({}); it takes them one by one",
                    line,
                    from + 1,
                    read.getLast().stamp().position(),
                    Passing.reason(e));
            return inOne(line, from, read, (held, status) -> oneByOne(line, line.of(read), held.parked(), status));
        }
    }

    private interface Work {
        void with(ViewStore.Held held, TransactionStatus status);
    }

    private Taken inOne(Line line, long from, List<LedgerEvent> read, Work work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<ViewStore.Held> held = store.take(line);
            if (held.isEmpty() || held.get().definition() > line.view().version()) {
                return new Taken(Outcome.NOT_OURS, from, 0);
            }
            if (held.get().position() != from) {
                return new Taken(Outcome.TAKEN, held.get().position(), 0); // another node was here
            }
            work.with(held.get(), status);
            store.move(line, read.getLast());
            return new Taken(Outcome.TAKEN, read.getLast().stamp().position(), read.size());
        }));
    }

    /** Those whose subjects do not wait; the others wait as well. */
    private List<LedgerEvent> free(Line line, List<LedgerEvent> events, Set<String> parked) {
        List<LedgerEvent> free = new ArrayList<>(events.size());
        for (LedgerEvent event : events) {
            if (parked.contains(event.subjectId())) {
                store.park(line, event, "");
            } else {
                free.add(event);
            }
        }
        return free;
    }

    private void oneByOne(Line line, List<LedgerEvent> events, Set<String> parkedBefore, TransactionStatus status) {
        Set<String> parked = new HashSet<>(parkedBefore);
        for (LedgerEvent event : events) {
            if (parked.contains(event.subjectId())) {
                store.park(line, event, "");
                continue;
            }
            Object savepoint = status.createSavepoint();
            try {
                apply(line, List.of(event));
                status.releaseSavepoint(savepoint);
            } catch (RuntimeException e) {
                if (Passing.is(e)) {
                    pages.forget();
                    throw e;
                }
                status.rollbackToSavepoint(savepoint);
                parked.add(event.subjectId());
                if (parked.size() > PARKED_SUBJECTS_MAX) {
                    throw new IllegalStateException("the view " + line + " cannot take the events of more than "
                            + PARKED_SUBJECTS_MAX + " subjects, the last because of " + Passing.reason(e));
                }
                LOGGER.error("The view {} cannot take {}: {}", line, event, Passing.reason(e));
                store.park(line, event, Passing.reason(e));
            }
        }
    }

    private static void apply(Line line, List<LedgerEvent> events) {
        if (!events.isEmpty()) {
            line.view().apply(events);
        }
    }

    /** Takes what waits of a subject; whether all of it could be taken. */
    boolean retry(Line line, String subjectId) {
        try {
            transaction.executeWithoutResult(status -> {
                if (store.takeInTurn(line).isPresent()) {
                    for (long position : store.parked(line, subjectId, RETRIED_EVENTS_MAX)) {
                        apply(line, pages.after(position - 1, 1));
                        store.unpark(line, position);
                    }
                }
            });
            return true;
        } catch (RuntimeException e) {
            if (Passing.is(e)) {
                throw e;
            }
            transaction.executeWithoutResult(status -> store.triedInVain(line, subjectId, Passing.reason(e)));
            return false;
        }
    }

    /**
     * Lets what was built take the place of what people read, if it is near enough; the few events in between are taken in
     * the same transaction, so that nobody ever sees less than before.
     *
     * @return whether it did
     */
    boolean exchange(Line live, List<Line> next, int eventsMax) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<ViewStore.Held> held = store.takeInTurn(live);
            if (held.isEmpty()) {
                return false;
            }
            List<Long> stands = new ArrayList<>();
            for (Line line : next) {
                Optional<ViewStore.Held> segment = store.take(line);
                if (segment.isEmpty()) {
                    status.setRollbackOnly();
                    return false;
                }
                stands.add(segment.get().position());
            }
            long until = held.get().position();
            for (long stand : stands) {
                until = Math.max(until, stand);
            }
            LedgerEvent last = until == 0 ? null : pages.after(until - 1, 1).getFirst();
            for (int i = 0; i < next.size(); i++) {
                if (until - stands.get(i) > eventsMax) {
                    status.setRollbackOnly();
                    return false;
                }
                if (until > stands.get(i)) {
                    Line line = next.get(i);
                    ViewStore.Held again = store.takeInTurn(line).orElseThrow(); // sets the tables
                    List<LedgerEvent> missing = pages.after(stands.get(i), (int) (until - stands.get(i)));
                    apply(line, free(line, line.of(missing), again.parked()));
                }
            }
            store.exchange(live.view(), last);
            return true;
        }));
    }
}
