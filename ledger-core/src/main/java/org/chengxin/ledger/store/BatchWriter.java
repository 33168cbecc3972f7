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
 * Stores batches, one at a time. It remembers the head of the log and hopes to be alone: if another node has written in
 * between, the primary key on the position refuses the batch, and the head is read anew. Whoever stands in the way of a
 * batch is answered alone; the others are tried again.
 *
 * <p>Not thread-safe: the sequencer lets one thread in at a time.
 */
final class BatchWriter implements AutoCloseable {

    /** How often a batch is tried before it is given up. Each time somebody is answered or the head has moved. */
    private static final int ATTEMPTS_MAX = 1_000;

    private static final String UNIQUE_VIOLATION = "23505";

    private final WriterConnection connection;
    private final AppendGate gate;
    private final TreeHasher hasher;
    private final SubjectHeads heads = new SubjectHeads();
    private volatile LogHead head;

    BatchWriter(WriterConnections connections, Suite suite, AppendGate gate) {
        this.connection = new WriterConnection(connections);
        this.gate = gate;
        this.hasher = suite.hasher();
        this.head = load();
    }

    long size() {
        return head.size();
    }

    /** Answers each of {@code batch}, whatever happens. */
    void write(List<Pending> batch) {
        try {
            List<Pending> open = batch;
            for (int attempt = 0; !open.isEmpty(); attempt++) {
                if (attempt == ATTEMPTS_MAX) {
                    throw new StoreException("gave up after " + ATTEMPTS_MAX + " attempts", null);
                }
                gate.check();
                open = round(open);
            }
        } catch (AppendsClosedException e) {
            failOpen(batch, () -> new AppendsClosedException(e.discrepancy()));
        } catch (RuntimeException | Error e) {
            failOpen(batch, () -> new StoreException("the append could not be stored", e));
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
        Placed placed = Placed.after(
                head, candidates.stream().flatMap(p -> p.items().stream()).toList(), hasher);
        try {
            if (connection.insert(placed) == placed.count()) {
                settle(candidates, placed);
                return List.of();
            }
            closeBecauseTheHeadIsGone();
            return candidates;
        } catch (SQLException e) {
            return afterFailure(candidates, e);
        }
    }

    private void settle(List<Pending> candidates, Placed placed) {
        head = placed.after;
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
            head = load();
            return answerStored(candidates);
        }
        if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
            return afterConflict(candidates);
        }
        if (candidates.size() == 1) {
            candidates.getFirst().fail(new StoreException("PostgreSQL refused the append: " + e.getMessage(), e));
            return List.of();
        }
        return alone(candidates);
    }

    /** Somebody's event is there already, or another node has taken the positions. */
    private List<Pending> afterConflict(List<Pending> candidates) {
        LogHead before = head;
        head = load();
        List<Pending> open = answerKnown(candidates);
        if (open.size() == candidates.size() && head.size() == before.size()) {
            // The head has not moved and nobody's event is there: somebody is between the two. Ask again.
            Thread.onSpinWait();
        }
        return open;
    }

    /** Tries each of them by itself, so that one that PostgreSQL refuses fails alone. */
    private List<Pending> alone(List<Pending> candidates) {
        List<Pending> open = new ArrayList<>();
        for (Pending candidate : candidates) {
            open.addAll(tryStoring(List.of(candidate)));
        }
        return open;
    }

    /** After a lost connection: who is in the log was stored by the statement whose outcome was unknown. */
    private List<Pending> answerStored(List<Pending> candidates) {
        return answer(candidates, false);
    }

    /** Answers those whose events are in the log, or whose places are taken. Returns the others. */
    private List<Pending> answerKnown(List<Pending> suspects) {
        return suspects.isEmpty() ? List.of() : answer(suspects, true);
    }

    private List<Pending> answer(List<Pending> suspects, boolean duplicate) {
        List<Pending.Item> items =
                suspects.stream().flatMap(p -> p.items().stream()).toList();
        Map<String, StoredEvent> stored = connection.reading(reader -> reader.byIds(items));
        Set<SubjectPlace> taken = connection.reading(reader -> reader.takenPlaces(items));
        List<Pending> open = new ArrayList<>();
        for (Pending suspect : suspects) {
            Verdict verdict = Verdict.of(suspect, stored, taken, duplicate);
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

    private LogHead load() {
        try {
            return connection.reading(reader -> reader.head(hasher));
        } catch (HeadMismatchException e) {
            gate.close(e.discrepancy());
            return e.head();
        }
    }

    /** The event before ours is not the one we wrote: the log was cut or changed under our hands. */
    private void closeBecauseTheHeadIsGone() {
        Optional<StoredEvent> found = connection.reading(reader -> reader.at(head.size()));
        gate.close(found.map(event -> new Discrepancy(
                        head.size(),
                        "leaf_hash",
                        head.lastLeaf().hex(),
                        event.leafHash().hex()))
                .orElseGet(() -> new Discrepancy(head.size(), "position", "an event", "none")));
    }

    private static void failOpen(List<Pending> batch, Supplier<RuntimeException> reason) {
        batch.stream().filter(p -> !p.isAnswered()).forEach(p -> p.fail(reason.get()));
    }

    /** Who can be stored together, who is suspected to be there already, and who has to wait for the former. */
    private record Round(List<Pending> candidates, List<Pending> suspects, List<Pending> later) {

        static Round of(List<Pending> open, SubjectHeads heads) {
            Round round = new Round(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            Set<String> ids = new HashSet<>();
            Set<String> subjects = new HashSet<>();
            for (Pending pending : open) {
                if (pending.items().stream().anyMatch(i -> heads.isTaken(i.event.subjectId(), i.event.sequence()))) {
                    round.suspects.add(pending);
                } else if (pending.items().stream()
                        .anyMatch(i -> subjects.contains(i.event.subjectId()) || ids.contains(i.event.eventId()))) {
                    round.later.add(pending);
                } else {
                    round.candidates.add(pending);
                    pending.items().forEach(i -> {
                        subjects.add(i.event.subjectId());
                        ids.add(i.event.eventId());
                    });
                }
            }
            return round;
        }
    }
}
