package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.ledger.seal.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged is there, what was sent once is there once, whatever becomes of the connection. */
class InterruptedCommitTest {

    private static final int KILLS = 25;

    private final StoreDatabase database = StoreDatabase.fresh();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, BatchInsert.COPY_EVENTS_MIN - 1, BatchInsert.COPY_EVENTS_MIN})
    void anAnswerThatGotLostIsFoundAgainByTheIds(int events) {
        CutConnections connections = new CutConnections(database);
        try (Sequencer sequencer = new Sequencer(connections, Suite.INTL, new AppendGate(), () -> {})) {
            sequencer.append(List.of(StoreSamples.event("first", 0)));
            connections.loseAnswers(1);
            List<Appended> answers = sequencer.append(StoreSamples.events("a", 0, events));

            assertThat(connections.lost()).isOne();
            WholeLog log = WholeLog.sound(database);
            assertThat(log.events).hasSize(1 + events);
            assertThat(answers)
                    .isEqualTo(log.events.stream()
                            .skip(1)
                            .map(e -> new Appended(e.position(), e.leafHash(), false))
                            .toList());
            assertThat(sequencer.append(StoreSamples.events("a", events, 1))).hasSize(1);
        }
        assertThat(WholeLog.sound(database).events).hasSize(2 + events);
    }

    @Test
    void whoWasThereBeforeIsToldSoEvenIfTheAnswerGotLost() {
        CutConnections connections = new CutConnections(database);
        NewEvent old = StoreSamples.event("old", 0);
        try (Sequencer other = new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {});
                BatchWriter writer = new BatchWriter(connections, Suite.INTL, new AppendGate())) {
            other.append(List.of(old));
            Pending first = pending(StoreSamples.event("new", 0));
            writer.write(List.of(first));
            connections.loseAnswers(1);
            Pending again = pending(old);
            Pending fresh = pending(StoreSamples.event("new", 1));
            writer.write(List.of(again, fresh));
            assertThat(again.answer().getFirst().duplicate()).isTrue();
            assertThat(fresh.answer().getFirst().duplicate()).isFalse();
        }
        assertThat(WholeLog.sound(database).events).hasSize(3);
    }

    @Test
    void killedConnectionsLoseNothingAndStoreNothingTwice() throws Exception {
        Random random = new Random(20_260_101);
        AtomicInteger backend = new AtomicInteger();
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger goOn = new AtomicInteger(1);
        WriterConnections known = () -> {
            Connection connection = database.connect();
            backend.set(connection.unwrap(org.postgresql.PGConnection.class).getBackendPID());
            return connection;
        };
        try (Sequencer sequencer = new Sequencer(known, Suite.INTL, new AppendGate(), () -> {});
                ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 8; w++) {
                int writer = w;
                writers.add(pool.submit(() -> {
                    int size = writer == 0 ? BatchInsert.COPY_EVENTS_MIN : 1 + writer;
                    for (long next = 0; goOn.get() == 1; next += size) {
                        write(sequencer, StoreSamples.events("of-" + writer, next, size), acknowledged);
                    }
                }));
            }
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitProgress(acknowledged, 1 + random.nextInt(200));
                    kill(backend.get());
                }
            } finally {
                goOn.set(0);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        WholeLog log = WholeLog.sound(database);
        assertThat(log.events).hasSameSizeAs(acknowledged.keySet());
        assertThat(log.events)
                .allSatisfy(event -> assertThat(acknowledged).containsEntry(event.eventId(), event.position()));
    }

    /** An outcome that stayed unknown is settled as the contract says: by sending the same again. */
    private static void write(Sequencer sequencer, List<NewEvent> events, Map<String, Long> acknowledged) {
        while (true) {
            try {
                List<Appended> answers = sequencer.append(events);
                for (int i = 0; i < events.size(); i++) {
                    acknowledged.put(events.get(i).eventId(), answers.get(i).position());
                }
                return;
            } catch (StoreException unknown) {
                assertThat(unknown).isNotNull();
            }
        }
    }

    /** Waits until some more events are acknowledged, so that each kill falls into another moment of the work. */
    private static void awaitProgress(Map<String, Long> acknowledged, int events) {
        int goal = acknowledged.size() + events;
        while (acknowledged.size() < goal) {
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    private void kill(int backend) throws SQLException {
        try (Connection superuser = database.connect();
                Statement statement = superuser.createStatement()) {
            statement.execute("select pg_terminate_backend(" + backend + ")");
        }
    }

    private static Pending pending(NewEvent event) {
        return new Pending(List.of(event), Suite.INTL.hasher());
    }
}
