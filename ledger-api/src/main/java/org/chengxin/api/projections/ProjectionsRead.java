package org.chengxin.api.projections;

import java.time.Instant;
import java.util.List;
import org.chengxin.projections.engine.DeadLetter;
import org.chengxin.projections.engine.ViewStatus;
import org.jspecify.annotations.Nullable;

/**
 * How all views stand.
 *
 * @param head position of the newest event of the ledger
 */
public record ProjectionsRead(long head, List<ProjectionRead> views, List<WaitingRead> waiting) {

    static ProjectionsRead of(List<ViewStatus> status, List<DeadLetter> letters) {
        return new ProjectionsRead(
                status.stream().mapToLong(ViewStatus::head).max().orElse(0),
                status.stream().map(ProjectionRead::of).toList(),
                letters.stream().map(WaitingRead::of).toList());
    }

    /** Whether any view is being built, so that there is progress to be seen. */
    public boolean isBuilding() {
        return views.stream().anyMatch(view -> view.build() != null);
    }

    /**
     * One view.
     *
     * @param position up to which it has been built
     * @param lagEvents events that the ledger holds and the view does not yet
     * @param eventsPerSecond over the last seconds
     * @param waitingSubjects subjects whose events wait because the view could not take one of them
     * @param failure why it stands still; absent while it goes on
     */
    public record ProjectionRead(
            String view,
            int definition,
            long position,
            long lagEvents,
            long eventsPerSecond,
            int waitingSubjects,
            @Nullable String failure,
            @Nullable BuildRead build) {

        static ProjectionRead of(ViewStatus status) {
            return new ProjectionRead(
                    status.view(),
                    status.definition(),
                    status.position(),
                    status.lagEvents(),
                    Math.round(status.eventsPerSecond()),
                    status.parkedSubjects(),
                    status.failure(),
                    BuildRead.of(status));
        }
    }

    /**
     * What is built beside a view, to take its place.
     *
     * @param segments how many build it side by side
     * @param percent how much of the ledger it holds, rounded down
     * @param secondsLeft as things go; absent as long as nothing can be said
     */
    public record BuildRead(
            int definition,
            int segments,
            long position,
            long percent,
            long eventsPerSecond,
            @Nullable Long secondsLeft,
            Instant beganAt,
            @Nullable String failure) {

        private static final int PERCENT = 100;

        static @Nullable BuildRead of(ViewStatus status) {
            ViewStatus.Build build = status.build();
            return build == null
                    ? null
                    : new BuildRead(
                            build.definition(),
                            build.segments(),
                            build.position(),
                            status.head() == 0 ? PERCENT : PERCENT * build.position() / status.head(),
                            Math.round(build.eventsPerSecond()),
                            build.secondsLeft(),
                            build.beganAt(),
                            build.failure());
        }
    }

    /**
     * Events of one subject that a view could not take.
     *
     * @param position of the first
     * @param events how many wait
     * @param reason what went wrong with the first; names no value
     */
    public record WaitingRead(
            String view, String subjectId, long position, long events, String reason, Instant parkedAt, int attempts) {

        static WaitingRead of(DeadLetter letter) {
            return new WaitingRead(
                    letter.view(),
                    letter.subjectId(),
                    letter.position(),
                    letter.events(),
                    letter.reason(),
                    letter.parkedAt(),
                    letter.attempts());
        }
    }
}
