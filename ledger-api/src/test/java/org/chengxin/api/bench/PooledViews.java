package org.chengxin.api.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.View;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The same views behind Axon's pooled processor, tuned: great batches, segments shared by threads, tokens that cost nothing. Each
 * view is called once per event, as Axon calls handlers, or once per batch, which Axon does not offer by itself.
 */
final class PooledViews implements AutoCloseable {

    static final int BATCH_EVENTS = 1_000;
    private static final int SEGMENTS = 2;
    private static final long LOOK_MILLIS = 2;

    private final List<PooledStreamingEventProcessor> processors = new ArrayList<>();
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(4);
    private final ScheduledExecutorService coordinators = Executors.newScheduledThreadPool(2);

    /** How a view is called. */
    enum Calls {
        PER_EVENT,
        PER_BATCH
    }

    void add(
            String name,
            int segments,
            EmbeddedEventStore source,
            TransactionManager transactions,
            EventMessageHandler handler) {
        processors.add(PooledStreamingEventProcessor.builder()
                .name(name)
                .messageSource(source)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(transactions)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handler)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .batchSize(BATCH_EVENTS)
                .initialSegmentCount(segments)
                .workerExecutor(workers)
                .coordinatorExecutor(coordinators)
                .build());
    }

    void add(View view, Calls calls, EmbeddedEventStore source, TransactionManager transactions, JdbcTemplate jdbc) {
        add(view.name(), Math.min(SEGMENTS, view.segmentsMax()), source, transactions, handler(view, calls, jdbc));
    }

    /** Starts all, and returns when they have read up to {@code head}. */
    void run(long head) throws InterruptedException {
        processors.forEach(PooledStreamingEventProcessor::start);
        while (!processors.stream().allMatch(processor -> hasReached(processor, head))) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static boolean hasReached(PooledStreamingEventProcessor processor, long head) {
        if (processor.isError()) {
            throw new IllegalStateException(processor.getName() + " has stopped");
        }
        return !processor.processingStatus().isEmpty()
                && processor.processingStatus().values().stream().allMatch(status -> {
                    if (status.isErrorState()) {
                        throw new IllegalStateException(processor.getName(), status.getError());
                    }
                    OptionalLong position = status.getCurrentPosition();
                    return position.isPresent() && position.getAsLong() >= head;
                });
    }

    private static EventMessageHandler handler(View view, Calls calls, JdbcTemplate jdbc) {
        return message -> {
            UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
            List<LedgerEvent> batch = unit.getOrComputeResource("batch of " + view.name(), key -> {
                List<LedgerEvent> gathered = new ArrayList<>();
                jdbc.query(
                        "select set_config('search_path', ?, true), set_config('synchronous_commit', 'off', true)",
                        row -> {},
                        view.schemas().stream()
                                .map(schema -> schema + "_next")
                                .reduce((a, b) -> a + ", " + b)
                                .orElseThrow());
                if (calls == Calls.PER_BATCH) {
                    unit.onPrepareCommit(u -> view.apply(gathered));
                }
                return gathered;
            });
            LedgerEvent event = event(message);
            if (calls == Calls.PER_BATCH) {
                batch.add(event);
            } else {
                view.apply(List.of(event));
            }
            return null;
        };
    }

    private static LedgerEvent event(EventMessage<?> message) {
        long position =
                ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
        String subject = message instanceof DomainEventMessage<?> domain
                ? domain.getAggregateIdentifier()
                : message.getIdentifier();
        return new LedgerEvent(
                new Stamp(position, message.getIdentifier(), message.getTimestamp()), subject, message.getPayload());
    }

    @Override
    public void close() {
        processors.forEach(processor ->
                processor.shutdownAsync().orTimeout(30, TimeUnit.SECONDS).join());
        workers.shutdownNow();
        coordinators.shutdownNow();
    }
}
