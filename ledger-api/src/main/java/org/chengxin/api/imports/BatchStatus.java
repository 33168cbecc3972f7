package org.chengxin.api.imports;

import java.time.Instant;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.submission.BatchId;
import org.jspecify.annotations.Nullable;

/**
 * How far a batch is.
 *
 * @param fileName empty once it has been erased
 * @param sha256 absent once it has been erased
 * @param total data rows of the file, once counted
 * @param done rows that have their verdict
 * @param firstPosition first and last position of the records it added, so far
 */
public record BatchStatus(
        BatchId batchId,
        State status,
        Actor actor,
        String type,
        Organ source,
        String fileName,
        @Nullable String sha256,
        long sizeBytes,
        @Nullable Integer total,
        int done,
        int accepted,
        int duplicate,
        int rejected,
        @Nullable Long firstPosition,
        @Nullable Long lastPosition,
        Instant receivedAt,
        @Nullable Instant endedAt,
        @Nullable String failureRule,
        @Nullable Bilingual failure) {

    /** Where a batch stands. */
    public enum State {
        RUNNING,
        COMPLETED,
        FAILED
    }

    /** The same with what is sealed in the table. */
    BatchStatus with(String openedFileName, @Nullable String openedSha256, @Nullable Bilingual openedFailure) {
        return new BatchStatus(
                batchId,
                status,
                actor,
                type,
                source,
                openedFileName,
                openedSha256,
                sizeBytes,
                total,
                done,
                accepted,
                duplicate,
                rejected,
                firstPosition,
                lastPosition,
                receivedAt,
                endedAt,
                failureRule,
                openedFailure);
    }

    /** Data rows of the file: all of them once it is counted, those done before. */
    public int rows() {
        return total != null ? total : done;
    }
}
