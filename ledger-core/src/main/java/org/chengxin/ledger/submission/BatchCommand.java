package org.chengxin.ledger.submission;

import java.util.SortedMap;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Organ;
import org.jspecify.annotations.Nullable;

/** What is told to a batch while its file is taken in. */
public sealed interface BatchCommand {

    BatchId batchId();

    record ReceiveBatch(
            @TargetAggregateIdentifier BatchId batchId,
            Organ source,
            String type,
            String digest,
            long sizeBytes,
            Actor actor)
            implements BatchCommand {}

    record CompleteBatch(
            @TargetAggregateIdentifier BatchId batchId,
            int rows,
            int accepted,
            int duplicate,
            int rejected,
            SortedMap<String, Integer> refusalsByRule,
            @Nullable Long firstPosition,
            @Nullable Long lastPosition)
            implements BatchCommand {}

    record FailBatch(@TargetAggregateIdentifier BatchId batchId, String rule, int rowsRead) implements BatchCommand {}
}
