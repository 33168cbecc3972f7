package org.chengxin.api.log;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Where a witness stands and when it is asked next. After a failure it is left alone for a second, then two, four … up to a
 * minute, so that a witness that is down is not knocked at with every checkpoint.
 */
final class AskedWitness {

    private static final long PAUSE_NANOS_MIN = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);

    private final WitnessClient client;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile long size;
    private volatile @Nullable Instant cosignedAt;
    private volatile @Nullable String trouble;
    private volatile long pauseNanos;
    private volatile long notBeforeNanos;

    /** @param size of the last checkpoint that it is known to have cosigned */
    AskedWitness(WitnessClient client, long size) {
        this.client = client;
        this.size = size;
        this.notBeforeNanos = System.nanoTime();
    }

    WitnessClient client() {
        return client;
    }

    String name() {
        return client.key().name();
    }

    String vkey() {
        return client.key().vkey();
    }

    /** Size of the last checkpoint that it has cosigned, as far as this node knows. */
    long size() {
        return size;
    }

    @Nullable
    Instant cosignedAt() {
        return cosignedAt;
    }

    /** What went wrong last; absent if nothing did. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Whether it may be asked now; the caller who gets {@code true} gives it back with {@link #answered}. */
    boolean take() {
        return System.nanoTime() - notBeforeNanos >= 0 && asked.compareAndSet(false, true);
    }

    void answered() {
        asked.set(false);
    }

    void standsAt(long known) {
        size = known;
    }

    void cosigned(long cosigned, Instant at) {
        size = cosigned;
        cosignedAt = at;
        trouble = null;
        pauseNanos = 0;
    }

    void failed(String why) {
        trouble = why;
        pauseNanos = Math.clamp(pauseNanos * 2, PAUSE_NANOS_MIN, PAUSE_NANOS_MAX);
        notBeforeNanos = System.nanoTime() + pauseNanos;
    }
}
