package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.chengxin.ledger.seal.Suite;
import org.junit.jupiter.api.Test;

/** Many at once: on one subject, with one event, and on several nodes. */
class ManyWritersTest {

    private static final int WRITERS = 64;
    private static final int SHARE = 20;

    private final StoreDatabase database = StoreDatabase.fresh();

    @Test
    void eachPlaceOfASubjectHasOneWinnerAndEveryWriterFinishesItsShare() throws Exception {
        Map<Long, String> winners = new ConcurrentHashMap<>();
        try (Sequencer sequencer = sequencer()) {
            together(WRITERS, writer -> {
                long next = 0;
                for (int done = 0; done < SHARE; next++) {
                    NewEvent event = StoreSamples.event("hot", next);
                    try {
                        sequencer.append(List.of(event));
                        assertThat(winners.put(next, event.eventId())).isNull();
                        done++;
                    } catch (SequenceConflictException lost) {
                        assertThat(lost).hasMessageContaining("hot");
                    }
                }
                return null;
            });
        }
        WholeLog log = WholeLog.sound(database);
        assertThat(log.sequencesOf("hot"))
                .isEqualTo(LongStream.range(0, WRITERS * SHARE).boxed().toList());
        log.events.forEach(event -> assertThat(winners).containsEntry(event.sequence(), event.eventId()));
    }

    @Test
    void theSameEventsFromAHundredThreadsAreStoredOnce() throws Exception {
        List<NewEvent> events =
                List.of(StoreSamples.event("a", 0), StoreSamples.event("a", 1), StoreSamples.event("b", 0));
        Collection<List<Appended>> answers;
        try (Sequencer sequencer = sequencer()) {
            answers = together(100, writer -> sequencer.append(events));
        }
        WholeLog log = WholeLog.sound(database);
        assertThat(log.ids()).isEqualTo(events.stream().map(NewEvent::eventId).toList());
        assertThat(answers)
                .hasSize(100)
                .allSatisfy(answer -> assertThat(answer)
                        .extracting(Appended::position, Appended::leafHash)
                        .isEqualTo(log.events.stream()
                                .map(e -> org.assertj.core.groups.Tuple.tuple(e.position(), e.leafHash()))
                                .toList()));
        assertThat(answers.stream().filter(answer -> !answer.getFirst().duplicate()))
                .as("one of them was the first")
                .hasSize(1);
        try (Sequencer restarted = sequencer()) {
            assertThat(restarted.append(events))
                    .allSatisfy(answer -> assertThat(answer.duplicate()).isTrue());
        }
        assertThat(WholeLog.sound(database).events).hasSize(3);
    }

    @Test
    void twoNodesWriteOneLog() throws Exception {
        nodesWriteOneLog(2);
    }

    @Test
    void threeNodesWriteOneLog() throws Exception {
        nodesWriteOneLog(3);
    }

    @Test
    void aNodeLearnsFromTheConflictWhatAnotherHasWritten() {
        try (Sequencer one = sequencer();
                Sequencer other = sequencer()) {
            one.append(StoreSamples.events("a", 0, 1));
            other.append(StoreSamples.events("a", 1, 300));
            NewEvent late = StoreSamples.event("a", 1);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> one.append(List.of(late)))
                    .isInstanceOf(SequenceConflictException.class);
            assertThat(one.size()).isEqualTo(301);
            assertThat(one.append(StoreSamples.events("a", 301, 1)).getFirst().position())
                    .isEqualTo(302);
        }
        assertThat(WholeLog.sound(database).sequencesOf("a")).hasSize(302);
    }

    /** Every node has writers on subjects of its own and on one that all share. */
    private void nodesWriteOneLog(int nodes) throws Exception {
        List<Sequencer> sequencers = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            sequencers.add(sequencer());
        }
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        together(nodes * 4, writer -> {
            Sequencer mine = sequencers.get(writer % nodes);
            long shared = 0;
            for (int i = 0; i < SHARE; i++) {
                keep(acknowledged, mine, StoreSamples.event("of-" + writer, i));
                while (!tries(acknowledged, mine, StoreSamples.event("shared", shared))) {
                    shared++;
                }
            }
            return null;
        });
        sequencers.forEach(Sequencer::close);
        WholeLog log = WholeLog.sound(database);
        assertThat(log.events).hasSize(nodes * 4 * SHARE * 2);
        assertThat(log.events)
                .allSatisfy(event -> assertThat(acknowledged).containsEntry(event.eventId(), event.position()));
        assertThat(log.sequencesOf("shared"))
                .isEqualTo(LongStream.range(0, nodes * 4L * SHARE).boxed().toList());
    }

    private static boolean tries(Map<String, Long> acknowledged, Sequencer sequencer, NewEvent event) {
        try {
            keep(acknowledged, sequencer, event);
            return true;
        } catch (SequenceConflictException taken) {
            return false;
        }
    }

    private static void keep(Map<String, Long> acknowledged, Sequencer sequencer, NewEvent event) {
        acknowledged.put(
                event.eventId(), sequencer.append(List.of(event)).getFirst().position());
    }

    private Sequencer sequencer() {
        return new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {});
    }

    private interface Work<T> {
        T of(int writer) throws Exception;
    }

    private static <T> Collection<T> together(int threads, Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService pool =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int writer = i;
                Callable<T> task = () -> {
                    start.await();
                    return work.of(writer);
                };
                futures.add(pool.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(get(future));
            }
            return results;
        }
    }

    private static <T> T get(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a writer failed", e.getCause());
        }
    }
}
