package org.chengxin.projections.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a view stands.
 *
 * @param position up to which it has been built
 * @param head the newest event of the log
 * @param eventsPerSecond over the last seconds
 * @param parkedSubjects subjects whose events wait because the view could not take one of them; at most 1,000 are counted
 * @param failure why it stands still, without any value; absent while it goes on
 * @param build of the one that is built beside it; absent if none is
 */
public record ViewStatus(
        String view,
        int definition,
        long position,
        long head,
        double eventsPerSecond,
        int parkedSubjects,
        @Nullable String failure,
        @Nullable Build build) {

    /** Events that the log holds and the view does not yet. */
    public long lagEvents() {
        return Math.max(0, head - position);
    }

    /**
     * What is to take the view's place.
     *
     * @param position up to which all of its segments have been built
     * @param secondsLeft as things go; absent as long as nothing can be said
     */
    public record Build(
            int definition,
            int segments,
            long position,
            double eventsPerSecond,
            @Nullable Long secondsLeft,
            Instant beganAt,
            @Nullable String failure) {}
}
