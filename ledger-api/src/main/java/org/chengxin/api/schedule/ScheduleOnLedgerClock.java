package org.chengxin.api.schedule;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.chengxin.ledger.time.LedgerClock;

/** A scheduler that goes by the ledger's clock. The builder of the library has the clock, but no way to set it from outside. */
final class ScheduleOnLedgerClock extends SchedulerBuilder {

    static final String TABLE = "schedule.task";

    private static final int THREADS = 2;
    private static final Duration POLL_EVERY = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    /** Less than Spring waits for a phase of its shutdown. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    ScheduleOnLedgerClock(DataSource dataSource, LedgerClock ledgerClock) {
        super(dataSource, List.of());
        clock = ledgerClock::now;
        // After the clock: whoever waits reads it.
        pollingInterval(POLL_EVERY);
        heartbeatInterval(HEARTBEAT);
        threads(THREADS);
        tableName(TABLE);
        shutdownMaxWait(STOP_WITHIN);
    }
}
