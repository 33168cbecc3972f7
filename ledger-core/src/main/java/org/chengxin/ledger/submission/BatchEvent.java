package org.chengxin.ledger.submission;

import java.util.SortedMap;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.personal.HoldsPersonal;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a submitted file. The rows that were taken speak for themselves on their subjects; these events
 * prove when a department reported and that nothing of its file was dropped.
 */
public sealed interface BatchEvent extends HoldsPersonal {

    BatchId batchId();

    @Override
    default String keyOwner() {
        return batchId().value();
    }

    /**
     * A file arrived whole and is being taken in.
     *
     * @param digest what identifies the file as sent: its SHA-256 under the matching key of the installation, 64 hexadecimal
     *     digits; a plain hash of a file of one row would give the person in it away to whoever tries all numbers
     */
    record BatchReceived(BatchId batchId, Organ source, String type, String digest, long sizeBytes, Actor actor)
            implements BatchEvent {}

    /**
     * Every row has its verdict: {@code accepted + duplicate + rejected = rows}.
     *
     * @param refusalsByRule how many rows each rule refused first
     * @param firstPosition first and last position of the records the batch added; absent if it added none
     */
    record BatchCompleted(
            BatchId batchId,
            int rows,
            int accepted,
            int duplicate,
            int rejected,
            SortedMap<String, Integer> refusalsByRule,
            @Nullable Long firstPosition,
            @Nullable Long lastPosition)
            implements BatchEvent {

        public BatchCompleted {
            if (accepted + duplicate + rejected != rows) {
                throw new IllegalArgumentException("a batch of " + rows + " rows cannot have " + accepted
                        + " accepted, " + duplicate + " duplicate and " + rejected + " rejected");
            }
        }
    }

    /** The file could not be read to the end; {@code rule} says why. Rows taken before stay. */
    record BatchFailed(BatchId batchId, String rule, int rowsRead) implements BatchEvent {}
}
