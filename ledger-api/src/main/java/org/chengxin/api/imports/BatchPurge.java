package org.chengxin.api.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.time.LedgerClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends what is kept of submitted files: some time after a batch has ended, its key is destroyed and with it the rows that were
 * refused, the header and the name of the file. Verdicts, rules and positions stay.
 */
@Component
class BatchPurge {

    private static final Logger LOG = LoggerFactory.getLogger(BatchPurge.class);
    private static final int EVERY_HOURS = 6;
    private static final int BATCHES_AT_ONCE_MAX = 500;

    private final BatchStore store;
    private final SubjectKeys keys;
    private final LedgerClock clock;
    private final Duration keptFor;

    BatchPurge(
            BatchStore store,
            SubjectKeys keys,
            LedgerClock clock,
            @Value("${chengxin.submission.rows-kept-days:180}") int keptForDays) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.keptFor = Duration.ofDays(keptForDays);
    }

    @Scheduled(fixedDelay = EVERY_HOURS, timeUnit = TimeUnit.HOURS)
    void purge() {
        purge(clock.now().minus(keptFor));
    }

    /** Purges batches that ended before {@code before}; returns how many. The key goes first: a crash repeats the rest. */
    int purge(Instant before) {
        int purged = 0;
        for (BatchId id : store.endedBefore(before, BATCHES_AT_ONCE_MAX)) {
            keys.destroy(id.value());
            store.purge(id, clock.now());
            purged++;
        }
        if (purged > 0) {
            LOG.info("what was kept of {} submitted files has been erased", purged);
        }
        return purged;
    }
}
