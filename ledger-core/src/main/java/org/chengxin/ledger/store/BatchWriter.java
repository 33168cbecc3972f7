package org.chengxin.ledger.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.TreeHasher;

/**
 * Stores batches, one at a time. It remembers the end of the log and hopes to be alone: if another node has written in
 * between, the primary key on the position refuses the batch, what was added is read, and from then on the nodes take turns
 * until one is alone again. Whoever stands in the way of a batch is answered alone; the others are tried again.
 *
 * <p>Not thread-safe: the sequencer lets one thread in at a time.
 */
final class BatchWriter implements AutoCloseable {

    /** How often a batch is tried without anybody being answered before it is given up. */
    private static final int ATTEMPTS_MAX = 100;

    private static final String POSITION_TAKEN = "event_pkey";

    private final WriterConnection connection;
    private final AppendGate gate;
    private final TreeHasher hasher;
    private final SubjectHeads heads = new SubjectHeads();
    private final LogTail tail;

    /** Whether another node was met lately; then it is asked for the turn before positions are given. */
    private boolean notAlone;

    BatchWriter(WriterConnections connections, Suite suite, AppendGate gate) {
        this.connection = new WriterConnection(connections);
        this.gate = gate;
        this.hasher = suite.hasher();
        this.tail = new LogTail(connection, gate, hasher);
    }

    long size() {
        return tail.head().size();
    }

    /** Answers each of {@code batch}, whatever happens. */
    void write(List<Pending> batch) {
        connection.holdInterrupt();
        try {
            List<Pending> open = batch;
            int inVain = 0;
            while (!open.isEmpty()) {
                if (inVain == ATTEMPTS_MAX) {
                    throw new StoreException("gave up after " + ATTEMPTS_MAX + " attempts", null);
                }
                gate.check();
                List<Pending> rest = round(open);
                inVain = rest.size() < open.size() ? 0 : inVain + 1;
                open = rest;
            }
        } catch (AppendsClosedException e) {
            failOpen(batch, () -> new AppendsClosedException(e.discrepancy()));
        } catch (RuntimeException | Error e) {
            failOpen(batch, () -> new StoreException("the append could not be stored", e));
        } finally {
            connection.releaseInterrupt();
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    /** One attempt at those who do not stand in each other's way. Returns who is still open. */
    private List<Pending> round(List<Pending> open) {
        Round round = Round.of(open, heads);
        List<Pending> rest = new ArrayList<>(answerKnown(round.suspects()));
        if (!rest.isEmpty()) {
            heads.forget();
        }
        if (!round.candidates().isEmpty()) {
            rest.addAll(tryStoring(round.candidates()));
        }
        rest.addAll(round.later());
        return rest;
    }

    private List<Pending> tryStoring(List<Pending> candidates) {
        List<Pending.Item> items =
                candidates.stream().flatMap(p -> p.items().stream()).toList();
        try {
            Optional<Placed> stored = notAlone ? connection.inTurn(rows -> storeInTurn(rows, items)) : store(items);
            if (stored.isPresent()) {
                settle(candidates, stored.get());
                return List.of();
            }
            tail.catchUp();
            return candidates;
        } catch (SQLException e) {
            return afterFailure(candidates, e);
        }
    }

    private Optional<Placed> storeInTurn(LogRows rows, List<Pending.Item> items) throws SQLException {
        notAlone = tail.catchUp(rows);
        return store(items);
    }

    private Optional<Placed> store(List<Pending.Item> items) throws SQLException {
        Placed placed = Placed.after(tail.head(), items, hasher);
        return connection.insert(placed) == placed.count() ? Optional.of(placed) : Optional.empty();
    }

    private void settle(List<Pending> candidates, Placed placed) {
        tail.growTo(placed.after);
        int next = 0;
        for (Pending pending : candidates) {
            List<Appended> appended = new ArrayList<>(pending.items().size());
            for (Pending.Item item : pending.items()) {
                heads.wrote(item.event.subjectId(), item.event.sequence());
                appended.add(new Appended(placed.before.size() + next + 1, placed.leaves.get(next), false));
                next++;
            }
            pending.succeed(appended);
        }
    }

    private List<Pending> afterFailure(List<Pending> candidates, SQLException e) {
        if (connection.isLostBy(e)) {
            connection.reopen(e);
            heads.forget();
            long before = size();
            tail.catchUp();
            return answer(candidates, before);
        }
        if (SqlStates.isUniqueOf(POSITION_TAKEN, e)) {
            notAlone = true;
            return candidates;
        }
        if (SqlStates.isUnique(e)) {
            return answerKnown(candidates);
        }
        if (SqlStates.isNobodysFault(e)) {
            candidates.forEach(candidate -> candidate.fail(new StoreException("not stored: " + e.getMessage(), e)));
            return List.of();
        }
        if (candidates.size() == 1) {
            candidates.getFirst().fail(new StoreException("PostgreSQL refused the append: " + e.getMessage(), e));
            return List.of();
        }
        return alone(candidates);
    }

    /** Tries each of them by itself, so that one that PostgreSQL refuses fails alone. */
    private List<Pending> alone(List<Pending> candidates) {
        List<Pending> open = new ArrayList<>();
        for (Pending candidate : candidates) {
            open.addAll(tryStoring(List.of(candidate)));
        }
        return open;
    }

    /** Answers those whose events are in the log, or whose places are taken. Returns the others. */
    private List<Pending> answerKnown(List<Pending> suspects) {
        return suspects.isEmpty() ? List.of() : answer(suspects, Long.MAX_VALUE);
    }

    /** @param before how many events there were when the caller's own were sent: one found among them is an earlier one */
    private List<Pending> answer(List<Pending> suspects, long before) {
        List<Pending.Item> items =
                suspects.stream().flatMap(p -> p.items().stream()).toList();
        // In this order: a statement that was cut off may commit in between, and must then be recognised by its ids.
        Set<SubjectPlace> taken = connection.reading(reader -> reader.takenPlaces(items));
        Map<String, StoredEvent> stored = connection.reading(reader -> reader.byIds(items));
        List<Pending> open = new ArrayList<>();
        for (Pending suspect : suspects) {
            Verdict verdict = Verdict.of(suspect, stored, taken, before);
            if (verdict.isOpen()) {
                open.add(suspect);
            } else {
                verdict.tell(suspect);
                suspect.items().forEach(i -> learn(i, taken));
            }
        }
        return open;
    }

    private void learn(Pending.Item item, Set<SubjectPlace> taken) {
        if (taken.contains(SubjectPlace.of(item.event))) {
            heads.wrote(item.event.subjectId(), item.event.sequence());
        }
    }

    private static void failOpen(List<Pending> batch, Supplier<RuntimeException> reason) {
        batch.stream().filter(p -> !p.isAnswered()).forEach(p -> p.fail(reason.get()));
    }

    /** Who can be stored together, who is suspected to be there already, and who has to wait for the former. */
    private record Round(List<Pending> candidates, List<Pending> suspects, List<Pending> later) {

        static Round of(List<Pending> open, SubjectHeads heads) {
            Round round = new Round(new ArrayList<>(open.size()), new ArrayList<>(), new ArrayList<>());
            if (open.size() == 1) {
                (isTaken(open.getFirst(), heads) ? round.suspects : round.candidates).add(open.getFirst());
                return round;
            }
            Set<String> ids = new HashSet<>();
            Set<String> subjects = new HashSet<>();
            for (Pending pending : open) {
                if (isTaken(pending, heads)) {
                    round.suspects.add(pending);
                } else if (isRival(pending, subjects, ids)) {
                    round.later.add(pending);
                } else {
                    round.candidates.add(pending);
                    for (Pending.Item item : pending.items()) {
                        subjects.add(item.event.subjectId());
                        ids.add(item.event.eventId());
                    }
                }
            }
            return round;
        }

        private static boolean isTaken(Pending pending, SubjectHeads heads) {
            for (Pending.Item item : pending.items()) {
                if (heads.isTaken(item.event.subjectId(), item.event.sequence())) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isRival(Pending pending, Set<String> subjects, Set<String> ids) {
            for (Pending.Item item : pending.items()) {
                if (subjects.contains(item.event.subjectId()) || ids.contains(item.event.eventId())) {
                    return true;
                }
            }
            return false;
        }
    }
}
