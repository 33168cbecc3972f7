package org.chengxin.api.log;

import java.util.Optional;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.Discrepancy;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Component {@code log}: down when something was found that is not as it was sealed, with the place; and when signing does not
 * get through. A witness that lags is named, and no reason to be down.
 */
@Component
class LogHealth implements HealthIndicator {

    private final SignedLogs logs;
    private final AppendGate gate;

    LogHealth(SignedLogs logs, AppendGate gate) {
        this.logs = logs;
        this.gate = gate;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        Optional<Discrepancy> closed = gate.closed();
        if (closed.isPresent()) {
            health.down()
                    .withDetail("readOnly", true)
                    .withDetail("position", closed.get().position())
                    .withDetail("field", closed.get().field())
                    .withDetail("found", closed.get().text());
        }
        for (SignedLog log : logs.all()) {
            describe(log, health);
        }
        return health.build();
    }

    private static void describe(SignedLog log, Health.Builder health) {
        String name = log.served().name().path();
        log.state()
                .failing()
                .ifPresent(failure -> health.down()
                        .withDetail(name + ".failingSince", failure.since().toString())
                        .withDetail(name + ".failure", failure.why()));
        log.served()
                .newest()
                .ifPresent(newest -> health.withDetail(name + ".publishedSize", newest.size())
                        .withDetail(name + ".publishedAt", newest.signedAt().toString()));
        for (AskedWitness witness : log.witnesses().witnesses()) {
            String trouble = witness.trouble();
            health.withDetail(
                    name + ".witness." + witness.name(),
                    trouble == null ? "at " + witness.size() : "at " + witness.size() + ": " + trouble);
        }
    }
}
