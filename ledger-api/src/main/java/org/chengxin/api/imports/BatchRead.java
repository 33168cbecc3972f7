package org.chengxin.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.submission.BatchId;
import org.jspecify.annotations.Nullable;

/**
 * A batch over the API; once completed, its receipt (报送回执).
 *
 * @param fileName empty once it has been erased
 * @param sha256 absent once it has been erased
 * @param rows data rows of the file, once counted; those done before
 * @param failure why the file could not be read to its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchRead(
        BatchId batchId,
        BatchStatus.State status,
        String type,
        Organ source,
        String fileName,
        int rows,
        int accepted,
        int duplicate,
        int rejected,
        int done,
        @Nullable String sha256,
        long sizeBytes,
        @Nullable Long firstPosition,
        @Nullable Long lastPosition,
        Instant receivedAt,
        @Nullable Instant endedAt,
        @Nullable String rule,
        @Nullable String failure) {

    static BatchRead of(BatchStatus b, Locale locale) {
        Bilingual failure = b.failure();
        return new BatchRead(
                b.batchId(),
                b.status(),
                b.type(),
                b.source(),
                b.fileName(),
                b.rows(),
                b.accepted(),
                b.duplicate(),
                b.rejected(),
                b.done(),
                b.sha256(),
                b.sizeBytes(),
                b.firstPosition(),
                b.lastPosition(),
                b.receivedAt(),
                b.endedAt(),
                b.failureRule(),
                failure == null ? null : failure.in(locale));
    }
}
