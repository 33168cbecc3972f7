package org.chengxin.projections.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.profile.Stamp;

/**
 * Feeds one view from Axon's event processor. Events are gathered while the processor walks through its batch and handed
 * over once, just before the commit, so that a view writes hundreds of rows in a few statements.
 */
public final class ViewFeed {

    private final View view;
    private final ViewPositions viewPositions;
    private final SubjectKeys keys;

    public ViewFeed(View view, ViewPositions viewPositions, SubjectKeys keys) {
        this.view = view;
        this.viewPositions = viewPositions;
        this.keys = keys;
    }

    /** Whether this is the feed of {@code other}. */
    public boolean feeds(View other) {
        return view.equals(other);
    }

    @EventHandler
    void on(Object payload, EventMessage<?> message) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        List<EventMessage<?>> gathered = unit.root().getOrComputeResource("feed:" + view.name(), key -> {
            List<EventMessage<?>> batch = new ArrayList<>();
            unit.onPrepareCommit(u -> handOver(batch));
            return batch;
        });
        gathered.add(message);
    }

    @ResetHandler
    void reset() {
        view.clear();
        viewPositions.reset(view.name());
    }

    private void handOver(List<EventMessage<?>> batch) {
        prepareKeys(batch);
        List<LedgerEvent> events = new ArrayList<>(batch.size());
        for (EventMessage<?> message : batch) {
            events.add(new LedgerEvent(
                    new Stamp(positionOf(message), message.getIdentifier(), message.getTimestamp()),
                    message.getPayload()));
        }
        view.apply(events);
        viewPositions.advance(view.name(), events.getLast().stamp().position());
    }

    /** A token of the log is the position of its event. */
    private static long positionOf(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked) {
            return tracked.trackingToken()
                    .position()
                    .orElseThrow(
                            () -> new IllegalStateException("a token without a position: " + tracked.trackingToken()));
        }
        throw new IllegalStateException("a view is fed from the log, found " + message.getClass());
    }

    /** Fetches at once what the payloads, which are read one by one, will be opened with. */
    private void prepareKeys(List<EventMessage<?>> batch) {
        Set<String> owners = new HashSet<>();
        for (EventMessage<?> message : batch) {
            if (message instanceof DomainEventMessage<?> event) {
                owners.add(event.getAggregateIdentifier());
            }
        }
        keys.prepare(owners);
    }
}
