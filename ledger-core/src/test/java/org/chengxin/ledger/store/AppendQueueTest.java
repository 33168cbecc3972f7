package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chengxin.ledger.seal.Suite;
import org.junit.jupiter.api.Test;

/** Who waits, who leads, and how much may wait. */
class AppendQueueTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;

    @Test
    void whoComesFirstLeadsAndWhoComesLaterDoesNot() {
        AppendQueue queue = new AppendQueue();
        assertThat(queue.enter(pending(1, 0))).isTrue();
        assertThat(queue.enter(pending(1, 0))).isFalse();
        assertThat(queue.leaveIfEmpty()).as("somebody waits").isFalse();
        queue.take();
        assertThat(queue.leaveIfEmpty()).isTrue();
        assertThat(queue.enter(pending(1, 0))).as("nobody leads any more").isTrue();
    }

    @Test
    void whoeverWaitsIsTakenInTheOrderOfArrivalUpToAFullBatch() {
        AppendQueue queue = new AppendQueue();
        List<Pending> entered = new ArrayList<>();
        for (int events : List.of(4_000, 96, 1, 5_000, 1)) {
            Pending pending = pending(events, 0);
            queue.enter(pending);
            entered.add(pending);
        }
        assertThat(queue.take()).isEqualTo(entered.subList(0, 2));
        assertThat(queue.take()).isEqualTo(entered.subList(2, 3));
        assertThat(queue.take()).as("larger than a batch, so alone").isEqualTo(entered.subList(3, 4));
        assertThat(queue.take()).isEqualTo(entered.subList(4, 5));
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void aBatchIsAlsoFullByItsBytes() {
        AppendQueue queue = new AppendQueue();
        for (int i = 0; i < 3; i++) {
            queue.enter(pending(1, (int) AppendQueue.BATCH_BYTES_MAX / 2));
        }
        assertThat(queue.take()).hasSize(1);
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void whoFindsNoRoomForEventsOrBytesIsSentAway() {
        AppendQueue byEvents = new AppendQueue(10, Long.MAX_VALUE, NOT_AT_ALL);
        byEvents.enter(pending(10, 0));
        assertThatThrownBy(() -> byEvents.enter(pending(1, 0))).isInstanceOf(StoreBusyException.class);
        AppendQueue byBytes = new AppendQueue(10, 1_000, NOT_AT_ALL);
        byBytes.enter(pending(1, 950));
        assertThatThrownBy(() -> byBytes.enter(pending(1, 950))).isInstanceOf(StoreBusyException.class);
        byEvents.take();
        assertThat(byEvents.enter(pending(1, 0))).as("led already").isFalse();
    }

    @Test
    void whatIsLargerThanTheQueueGoesInWhenItIsAlone() {
        AppendQueue queue = new AppendQueue(10, 1_000, NOT_AT_ALL);
        assertThat(queue.enter(pending(11, 5_000))).isTrue();
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void whoWaitsForRoomGoesInWhenThereIsSome() {
        AppendQueue queue = new AppendQueue(1, 1_000, Duration.ofMinutes(1));
        queue.enter(pending(1, 0));
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> queue.enter(pending(1, 0)));
        List<Pending> taken = new ArrayList<>();
        while (taken.size() < 2) {
            taken.addAll(queue.take());
        }
        assertThat(second.join()).isFalse();
    }

    @Test
    void whoIsInterruptedWhileWaitingForRoomHasStoredNothing() {
        AppendQueue queue = new AppendQueue(1, 1_000, Duration.ofMinutes(1));
        queue.enter(pending(1, 0));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> queue.enter(pending(1, 0))).isInstanceOf(StoreBusyException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(queue.take()).hasSize(1);
    }

    private static Pending pending(int events, int payloadBytes) {
        String subject = "s";
        List<NewEvent> all = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            all.add(StoreSamples.event("id-" + i, subject, i, new byte[i == 0 ? payloadBytes : 0]));
        }
        return new Pending(all, Suite.INTL.hasher());
    }
}
