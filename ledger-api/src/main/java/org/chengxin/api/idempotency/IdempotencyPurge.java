package org.chengxin.api.idempotency;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets kept answers when nobody can expect them any more. */
@Component
class IdempotencyPurge {

    private static final int EVERY_HOURS = 1;

    private final IdempotencyStore store;

    IdempotencyPurge(IdempotencyStore store) {
        this.store = store;
    }

    @Scheduled(fixedDelay = EVERY_HOURS, timeUnit = TimeUnit.HOURS)
    void purge() {
        store.purge();
    }
}
