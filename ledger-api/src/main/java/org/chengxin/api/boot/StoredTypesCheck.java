package org.chengxin.api.boot;

import jakarta.annotation.PostConstruct;
import org.chengxin.ledger.store.EventName;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.wire.UnknownWireTypeException;
import org.chengxin.ledger.wire.WireNames;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.stereotype.Component;

/**
 * Stops the start when the log holds an event type that this build cannot read. The log keeps a dictionary of its types, so
 * a start does not scan it, and an older build that is started by mistake still finds what a newer one wrote.
 */
@Component
class StoredTypesCheck {

    private final SealedLog log;

    StoredTypesCheck(SealedLog log, FlywayMigrationInitializer migrated) {
        this.log = log;
    }

    @PostConstruct
    void everyStoredTypeIsKnown() {
        log.names().forEach(StoredTypesCheck::refuseUnlessKnown);
    }

    private static void refuseUnlessKnown(EventName name) {
        if (WireNames.of(name.type(), name.revision()).isEmpty()) {
            throw new UnknownWireTypeException(name.type(), name.revision());
        }
    }
}
