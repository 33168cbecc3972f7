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

    /** How often a batch is tried without anybody being answered, because other nodes are faster, before it is given up. */
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
        Placed placed = Placed.after(
                head, candidates.stream().flatMap(p -> p.items().stream()).toList(), hasher);
        try {
            if (connection.insert(placed) == placed.count()) {
                settle(candidates, placed);
                return List.of();
            }
            closeUnlessStillThere(head);
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
            long before = head.size();
            catchUp();
            return answer(candidates, before);
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
        catchUp();
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

    /** Answers those whose events are in the log, or whose places are taken. Returns the others. */
    private List<Pending> answerKnown(List<Pending> suspects) {
        return suspects.isEmpty() ? List.of() : answer(suspects, Long.MAX_VALUE);
    }

    /** @param before how many events there were when the caller's own were sent: one found among them is an earlier one */
    private List<Pending> answer(List<Pending> suspects, long before) {
        List<Pending.Item> items =
                suspects.stream().flatMap(p -> p.items().stream()).toList();
        Map<String, StoredEvent> stored = connection.reading(reader -> reader.byIds(items));
        Set<SubjectPlace> taken = connection.reading(reader -> reader.takenPlaces(items));
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

    /** Reads the head anew. The log must still have grown out of what this writer has seen: an older state is another log. */
    private void catchUp() {
        LogHead seen = head;
        LogHead found = load();
        head = found;
        if (seen.size() > 0 && !seen.lastLeaf().equals(found.lastLeaf())) {
            closeUnlessStillThere(seen);
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

    /** If the event before ours is not the one we saw, the log was cut or changed under our hands. */
    private void closeUnlessStillThere(LogHead seen) {
        Optional<StoredEvent> found = connection.reading(reader -> reader.at(seen.size()));
        if (found.isEmpty()) {
            gate.close(new Discrepancy(seen.size(), "position", "an event", "none"));
        } else if (!found.get().leafHash().equals(seen.lastLeaf())) {
            gate.close(new Discrepancy(
                    seen.size(),
                    "leaf_hash",
                    seen.lastLeaf().hex(),
                    found.get().leafHash().hex()));
        }
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
