package org.chengxin.api.boot;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.chengxin.projections.engine.ViewEngine;
import org.chengxin.projections.engine.ViewStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says which view or follower has stopped: whoever fails waits and tries again, and never skips an event. */
@Component
class ViewsHealth implements HealthIndicator {

    private final ViewEngine engine;
    private final EventProcessingConfiguration processing;

    ViewsHealth(ViewEngine engine, EventProcessingConfiguration processing) {
        this.engine = engine;
        this.processing = processing;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (ViewStatus view : engine.status()) {
            boolean failed = view.failure() != null;
            health.withDetail(view.view(), failed ? "stopped by an error, trying again" : said(view));
            if (failed) {
                health.down();
            }
        }
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                boolean failed = processor.isError()
                        || streaming.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState);
                health.withDetail(name, failed ? "stopped by an error, trying again" : "following");
                if (failed) {
                    health.down();
                }
            }
        });
        return health.build();
    }

    private static String said(ViewStatus view) {
        String waiting = view.parkedSubjects() == 0 ? "" : ", events of " + view.parkedSubjects() + " subjects wait";
        return (view.build() == null ? "following" : "following, being built anew") + waiting;
    }
}
