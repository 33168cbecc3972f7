package org.chengxin.api.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.chengxin.ledger.time.LedgerClock;

/** The machine's clock, some time ahead: it goes on ticking, so that whoever waits by it does not wait for ever. */
public final class MovedClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Goes to noon of a day that is not before the present one. */
    public void moveTo(LocalDate day) {
        Instant noon = day.atTime(LocalTime.NOON).atZone(LedgerClock.ZONE).toInstant();
        ahead.set(Duration.between(Clock.systemUTC().instant(), noon));
    }

    @Override
    public ZoneId getZone() {
        return LedgerClock.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead.get());
    }
}
