package org.chengxin.ledger.submission;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.chengxin.ledger.submission.BatchCommand.CompleteBatch;
import org.chengxin.ledger.submission.BatchCommand.FailBatch;
import org.chengxin.ledger.submission.BatchCommand.ReceiveBatch;
import org.chengxin.ledger.submission.BatchEvent.BatchCompleted;
import org.chengxin.ledger.submission.BatchEvent.BatchFailed;
import org.chengxin.ledger.submission.BatchEvent.BatchReceived;
import org.jspecify.annotations.Nullable;

/**
 * A submitted file (报送批次): received once, ended once. Told the same thing again, as happens after a crash, it does
 * nothing and answers with the event of the first time.
 */
public class SubmissionBatch {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String batchId;

    private @Nullable String receivedBy;
    private @Nullable String endedBy;

    /** For Axon, which fills an empty batch from its events. */
    public SubmissionBatch() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(ReceiveBatch c) {
        return receivedBy != null
                ? receivedBy
                : happens(new BatchReceived(c.batchId(), c.source(), c.type(), c.digest(), c.sizeBytes(), c.actor()));
    }

    @CommandHandler
    String handle(CompleteBatch c) {
        return endedBy != null
                ? endedBy
                : happens(new BatchCompleted(
                        c.batchId(),
                        c.rows(),
                        c.accepted(),
                        c.duplicate(),
                        c.rejected(),
                        c.refusalsByRule(),
                        c.firstPosition(),
                        c.lastPosition()));
    }

    @CommandHandler
    String handle(FailBatch c) {
        return endedBy != null ? endedBy : happens(new BatchFailed(c.batchId(), c.rule(), c.rowsRead()));
    }

    @EventSourcingHandler
    void on(BatchEvent event, EventMessage<?> message) {
        batchId = event.batchId().value();
        switch (event) {
            case BatchReceived e -> receivedBy = message.getIdentifier();
            case BatchCompleted e -> endedBy = message.getIdentifier();
            case BatchFailed e -> endedBy = message.getIdentifier();
        }
    }

    private String happens(BatchEvent event) {
        AggregateLifecycle.apply(event);
        String eventId = event instanceof BatchReceived ? receivedBy : endedBy;
        if (eventId == null) {
            throw new IllegalStateException("an event was applied but not assigned");
        }
        return eventId;
    }
}
