package org.chengxin.ledger.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What time it is for the ledger. Instants are those of the machine; dates (of decision, publication, deadlines) are
 * civil dates in Asia/Shanghai, whatever zone the machine stands in.
 */
public final class LedgerClock {

    /** The zone of every civil date in the ledger. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;

    public LedgerClock(Clock clock) {
        this.clock = clock.withZone(ZONE);
    }

    public static LedgerClock system() {
        return new LedgerClock(Clock.systemUTC());
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
