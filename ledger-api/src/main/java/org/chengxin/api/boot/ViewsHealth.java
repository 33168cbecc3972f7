package org.chengxin.api.boot;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says which view has stopped, and why: a view that fails waits and tries again, it never skips an event. */
@Component
class ViewsHealth implements HealthIndicator {

    private final EventProcessingConfiguration processing;

    ViewsHealth(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
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
}
