package org.chengxin.projections.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How fast somebody gets on, over the last seconds. */
final class Speed {

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Deque<long[]> seen = new ArrayDeque<>();

    void at(long position) {
        long now = System.nanoTime();
        seen.addLast(new long[] {now, position});
        while (seen.size() > 2 && now - seen.getFirst()[0] > WINDOW_NANOS) {
            seen.removeFirst();
        }
    }

    double eventsPerSecond() {
        if (seen.size() < 2) {
            return 0;
        }
        long[] first = seen.getFirst();
        long[] last = seen.getLast();
        double seconds = (last[0] - first[0]) / NANOS_PER_SECOND;
        return seconds <= 0 ? 0 : Math.max(0, (last[1] - first[1]) / seconds);
    }
}
