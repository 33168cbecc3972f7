package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.axonframework.serialization.Serializer;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.store.WriterConnections;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.ledger.usage.LookUpResult;
import org.chengxin.ledger.usage.UsageEvent.LookedUp;
import org.chengxin.ledger.usage.UsageId;
import org.chengxin.ledger.usage.UsageLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** One account looks a thousand times at once, over two nodes: one stream, without a gap and without a double. */
@LedgerTest
class SealedUsagesTest {

    private static final int THREADS = 16;
    private static final int LOOK_UPS = 1_000;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Autowired
    private UsageLog usages;

    @Autowired
    private SealedLog log;

    @Autowired
    private WriterConnections connections;

    @Autowired
    private Suite suite;

    @Autowired
    @Qualifier("eventSerializer")
    private Serializer serializer;

    @Autowired
    private Ids ids;

    @Autowired
    private LedgerClock clock;

    @Test
    void manyAtOnceFromTwoNodesAreOneStreamWithoutAGap() throws Exception {
        Actor busy = new Actor("busy-checker", Role.CHECKER, null);
        Set<String> eventIds;
        try (Sequencer second = new Sequencer(connections, suite, new AppendGate(), () -> {})) {
            UsageLog otherNode = new SealedUsages(log, second, serializer, ids, clock);
            eventIds = atOnce(n -> (n % 2 == 0 ? usages : otherNode).append(lookedUp(busy)));
        }

        List<StoredEvent> stored = log.ofSubject(UsageId.of(busy, DAY).value(), 0, LOOK_UPS + 1);
        assertThat(eventIds).hasSize(LOOK_UPS);
        assertThat(stored)
                .extracting(StoredEvent::sequence)
                .containsExactlyElementsOf(LongStream.range(0, LOOK_UPS).boxed().toList());
        assertThat(stored).extracting(StoredEvent::eventId).containsExactlyInAnyOrderElementsOf(eventIds);
    }

    @Test
    void moreAccountsThanAreRememberedGoOnWhereTheyWere() {
        List<Actor> actors = new ArrayList<>();
        for (int n = 0; n < SealedUsages.LANES_MAX + 10; n++) {
            actors.add(new Actor("client-" + n, Role.OFFICE, null));
        }
        actors.forEach(actor -> usages.append(lookedUp(actor)));
        usages.append(lookedUp(actors.getFirst()));

        assertThat(log.lastSequence(UsageId.of(actors.getFirst(), DAY).value())).hasValue(1);
    }

    private interface LookUp {
        String by(int n);
    }

    private static Set<String> atOnce(LookUp lookUp) throws InterruptedException, ExecutionException {
        Set<String> eventIds = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<String>> all = new ArrayList<>();
            for (int n = 0; n < LOOK_UPS; n++) {
                int number = n;
                all.add(() -> lookUp.by(number));
            }
            for (Future<String> done : threads.invokeAll(all)) {
                eventIds.add(done.get());
            }
        }
        return eventIds;
    }

    private LookedUp lookedUp(Actor actor) {
        return new LookedUp(
                UsageId.of(actor, DAY),
                actor,
                LookUpKind.LIST,
                List.of(),
                0,
                null,
                "PERFORMANCE",
                null,
                LookUpResult.GIVEN,
                null,
                ids.next());
    }
}
