package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.chengxin.ledger.seal.Suite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one append is answered, and that nobody pays for somebody else's mistake. */
class SequencerTest {

    private final StoreDatabase database = StoreDatabase.fresh();
    private final AppendGate gate = new AppendGate();
    private final Sequencer sequencer = new Sequencer(database::connect, Suite.INTL, gate, () -> {});
    private final BatchWriter writer = new BatchWriter(database::connect, Suite.INTL, gate);

    @AfterEach
    void close() {
        sequencer.close();
        writer.close();
    }

    @Test
    void anAppendOfNothingIsNothing() {
        assertThat(sequencer.append(List.of())).isEmpty();
        assertThat(sequencer.size()).isZero();
        assertThat(WholeLog.sound(database).events).isEmpty();
    }

    @Test
    void theAnswerIsWhatTheLogHolds() {
        List<Appended> answers = sequencer.append(StoreSamples.events("a", 0, 3));
        WholeLog log = WholeLog.sound(database);
        assertThat(answers)
                .isEqualTo(log.events.stream()
                        .map(e -> new Appended(e.position(), e.leafHash(), false))
                        .toList());
        assertThat(sequencer.size()).isEqualTo(3);
        assertThat(log.batches()).isOne();
    }

    @Test
    void whatWasStoredBeforeIsAnsweredAsItWasTheFirstTime() {
        List<NewEvent> events = StoreSamples.events("a", 0, 3);
        List<Appended> first = sequencer.append(events);
        assertThat(sequencer.append(events)).isEqualTo(asDuplicates(first));
        try (Sequencer restarted = new Sequencer(database::connect, Suite.INTL, gate, () -> {})) {
            assertThat(restarted.append(events)).isEqualTo(asDuplicates(first));
        }
        assertThat(WholeLog.sound(database).events).hasSize(3);
    }

    @Test
    void ofTwoEventsOnOnePlaceTheSecondIsRefused() {
        sequencer.append(StoreSamples.events("a", 0, 2));
        assertThatThrownBy(() -> sequencer.append(StoreSamples.events("a", 1, 1)))
                .isInstanceOf(SequenceConflictException.class);
        assertThatThrownBy(() -> sequencer.append(List.of(StoreSamples.event("b", 0), StoreSamples.event("b", 0))))
                .isInstanceOf(SequenceConflictException.class);
        assertThat(WholeLog.sound(database).events).hasSize(2);
    }

    @Test
    void anIdThatBelongsToAnotherEventIsRefused() {
        NewEvent stored = StoreSamples.event("a", 0);
        sequencer.append(List.of(stored));
        for (NewEvent other : List.of(
                StoreSamples.event(stored.eventId(), "a", 1),
                StoreSamples.event(stored.eventId(), "b", 0),
                StoreSamples.event(stored.eventId(), "a", 0, new byte[] {1}))) {
            assertThatThrownBy(() -> sequencer.append(List.of(other))).isInstanceOf(EventIdConflictException.class);
        }
        assertThatThrownBy(() -> sequencer.append(List.of(stored, StoreSamples.event("a", 1))))
                .as("half of it is there")
                .isInstanceOf(EventIdConflictException.class);
        NewEvent twice = StoreSamples.event("c", 0);
        assertThatThrownBy(() -> sequencer.append(List.of(twice, StoreSamples.event(twice.eventId(), "c", 1))))
                .isInstanceOf(EventIdConflictException.class);
        assertThat(WholeLog.sound(database).ids()).containsExactly(stored.eventId());
    }

    @Test
    void whoIsRefusedIsRefusedAlone() {
        database.execute("alter table ledger.event add check (ledger.subject_text(subject_id) <> 'refused')");
        NewEvent there = StoreSamples.event("there", 0);
        sequencer.append(List.of(there));

        List<Pending> good = new ArrayList<>();
        List<Pending> batch = new ArrayList<>();
        Pending taken = pending(StoreSamples.event("there", 0));
        Pending foreign = pending(StoreSamples.event(there.eventId(), "elsewhere", 0));
        Pending refused = pending(StoreSamples.event("refused", 0));
        Pending again = pending(there);
        Pending halfRefused = pending(StoreSamples.event("with", 0), StoreSamples.event("refused", 1));
        for (Pending bad : List.of(taken, foreign, refused, again, halfRefused)) {
            Pending before = pending(StoreSamples.event("good", good.size()));
            good.add(before);
            batch.add(before);
            batch.add(bad);
        }
        writer.write(batch);

        assertThatThrownBy(taken::answer).isInstanceOf(SequenceConflictException.class);
        assertThatThrownBy(foreign::answer).isInstanceOf(EventIdConflictException.class);
        assertThatThrownBy(refused::answer).isInstanceOf(StoreException.class);
        assertThatThrownBy(halfRefused::answer).isInstanceOf(StoreException.class);
        assertThat(again.answer())
                .singleElement()
                .satisfies(answer -> assertThat(answer.position()).isOne())
                .satisfies(answer -> assertThat(answer.duplicate()).isTrue());
        WholeLog log = WholeLog.sound(database);
        assertThat(log.sequencesOf("good")).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(log.events).hasSize(6);
        for (Pending one : good) {
            assertThat(one.answer())
                    .allSatisfy(answer -> assertThat(
                                    log.events.get((int) answer.position() - 1).eventId())
                            .isEqualTo(one.items().getFirst().event.eventId()));
        }
    }

    @Test
    void whoIsRefusedIsRefusedAloneAmongManyThatAreCopied() {
        sequencer.append(List.of(StoreSamples.event("there", 0)));
        Pending many = new Pending(StoreSamples.events("many", 0, BatchInsert.COPY_EVENTS_MIN), Suite.INTL.hasher());
        Pending taken = pending(StoreSamples.event("there", 0));
        Pending more = new Pending(StoreSamples.events("more", 0, BatchInsert.COPY_EVENTS_MIN), Suite.INTL.hasher());
        writer.write(List.of(many, taken, more));

        assertThatThrownBy(taken::answer).isInstanceOf(SequenceConflictException.class);
        assertThat(many.answer()).hasSize(BatchInsert.COPY_EVENTS_MIN);
        assertThat(more.answer()).hasSize(BatchInsert.COPY_EVENTS_MIN);
        assertThat(WholeLog.sound(database).events).hasSize(1 + 2 * BatchInsert.COPY_EVENTS_MIN);
    }

    @Test
    void moreAppendsToOneSubjectThanThereAreAttemptsAreAllStored() {
        List<Pending> batch =
                StoreSamples.events("hot", 0, 1_200).stream().map(this::pending).toList();
        writer.write(batch);
        batch.forEach(pending -> assertThat(pending.answer()).hasSize(1));
        assertThat(WholeLog.sound(database).sequencesOf("hot")).hasSize(1_200);
    }

    @Test
    void anAppendLargerThanABatchIsStoredWhole() {
        List<Appended> answers = sequencer.append(StoreSamples.events("large", 0, AppendQueue.BATCH_EVENTS_MAX + 1));
        assertThat(answers).hasSize(AppendQueue.BATCH_EVENTS_MAX + 1);
        assertThat(WholeLog.sound(database).batches()).isOne();
    }

    @Test
    void anAppendLargerThanATransactionMayBeIsRefused() {
        List<NewEvent> tooMany = StoreSamples.events("large", 0, Sequencer.APPEND_EVENTS_MAX + 1);
        assertThatThrownBy(() -> sequencer.append(tooMany)).isInstanceOf(IllegalArgumentException.class);
        assertThat(WholeLog.sound(database).events).isEmpty();
    }

    @Test
    void aBellThatFailsDoesNotStopTheLog() {
        try (Sequencer unlucky = new Sequencer(database::connect, Suite.INTL, gate, () -> {
            throw new IllegalStateException("the bell is broken");
        })) {
            assertThat(unlucky.append(StoreSamples.events("a", 0, 1))).hasSize(1);
            assertThat(unlucky.append(StoreSamples.events("a", 1, 1))).hasSize(1);
        }
        assertThat(WholeLog.sound(database).events).hasSize(2);
    }

    @Test
    void aClosedSequencerTakesNothingMore() {
        Sequencer closed = new Sequencer(database::connect, Suite.INTL, gate, () -> {});
        closed.close();
        assertThatThrownBy(() -> closed.append(StoreSamples.events("a", 0, 1))).isInstanceOf(StoreBusyException.class);
        assertThat(WholeLog.sound(database).events).isEmpty();
    }

    @Test
    void anIdThatIsNoUuidIsStoredLikeAnyOther() {
        String id = "第一件事 " + UUID.randomUUID();
        sequencer.append(List.of(StoreSamples.event(id, "a", 0)));
        assertThat(WholeLog.sound(database).ids()).containsExactly(id);
    }

    @Test
    void anInterruptOfTheCallerWhoWritesHurtsNobody() throws Exception {
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        AtomicReference<List<Appended>> answer = new AtomicReference<>(List.of());
        Thread caller = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            answer.set(sequencer.append(StoreSamples.events("a", 0, 300)));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        caller.join();
        assertThat(answer.get()).hasSize(300);
        assertThat(stillInterrupted).isTrue();
    }

    @Test
    void interruptsInTheMiddleOfTheWorkAreOutlived() throws Exception {
        AtomicInteger stored = new AtomicInteger();
        Thread caller = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 100; i++) {
                stored.addAndGet(
                        sequencer.append(StoreSamples.events("a", i, 1)).size());
            }
        });
        for (int after = 0; after < 100; after += 5) {
            while (stored.get() < after && caller.isAlive()) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        }
        caller.join();
        assertThat(stored).hasValue(100);
        assertThat(WholeLog.sound(database).sequencesOf("a")).hasSize(100);
    }

    private Pending pending(NewEvent... events) {
        return new Pending(List.of(events), Suite.INTL.hasher());
    }

    private static List<Appended> asDuplicates(List<Appended> answers) {
        return answers.stream()
                .map(answer -> new Appended(answer.position(), answer.leafHash(), true))
                .toList();
    }
}
