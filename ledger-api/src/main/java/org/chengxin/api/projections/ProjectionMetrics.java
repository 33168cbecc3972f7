package org.chengxin.api.projections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.chengxin.projections.engine.ViewEngine;
import org.chengxin.projections.engine.ViewStatus;
import org.springframework.stereotype.Component;

/**
 * {@code ledger.view.lag} in events, {@code ledger.view.throughput} in events a second and {@code ledger.view.waiting} in
 * subjects, each by view. Whoever scrapes asks for all at once, so they are read at most once a second.
 */
@Component
class ProjectionMetrics implements MeterBinder {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ViewEngine engine;
    private List<ViewStatus> last = List.of();
    private long readAt;

    ProjectionMetrics(ViewEngine engine) {
        this.engine = engine;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String view : engine.views()) {
            gauge(registry, "ledger.view.lag", "events", view, ViewStatus::lagEvents);
            gauge(registry, "ledger.view.throughput", "events/s", view, ViewStatus::eventsPerSecond);
            gauge(registry, "ledger.view.waiting", "subjects", view, ViewStatus::parkedSubjects);
        }
    }

    private void gauge(
            MeterRegistry registry, String name, String unit, String view, ToDoubleFunction<ViewStatus> value) {
        Gauge.builder(name, this, metrics -> metrics.value(view, value))
                .tag("view", view)
                .baseUnit(unit)
                .register(registry);
    }

    private synchronized double value(String view, ToDoubleFunction<ViewStatus> value) {
        if (last.isEmpty() || System.nanoTime() - readAt > FRESH_NANOS) {
            last = engine.status();
            readAt = System.nanoTime();
        }
        return last.stream()
                .filter(status -> status.view().equals(view))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
