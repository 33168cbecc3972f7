package org.chengxin.api.boot;

import jakarta.annotation.PostConstruct;
import org.chengxin.ledger.wire.UnknownWireTypeException;
import org.chengxin.ledger.wire.WireNames;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stops the start when the store holds an event type that this build cannot read. Types met once are remembered with the
 * position up to which was looked, so a start does not scan the log, and an older build that is started by mistake still
 * finds what a newer one wrote.
 */
@Component
class StoredTypesCheck {

    private final JdbcClient jdbc;

    StoredTypesCheck(JdbcClient jdbc, FlywayMigrationInitializer migrated) {
        this.jdbc = jdbc;
    }

    @PostConstruct
    void everyStoredTypeIsKnown() {
        remember();
        jdbc.sql("select type, revision from ledger.stored_type order by type, revision")
                .query((row, n) -> new String[] {row.getString(1), row.getString(2)})
                .list()
                .forEach(stored -> refuseUnlessKnown(stored[0], stored[1]));
    }

    private static void refuseUnlessKnown(String type, String revision) {
        if (WireNames.of(type, revision).isEmpty()) {
            throw new UnknownWireTypeException(type, revision);
        }
    }

    private void remember() {
        jdbc.sql("""
                        with looked as (select coalesce(max(seen_through), 0) as through from ledger.stored_type),
                             fresh as (select payload_type as type, coalesce(payload_revision, '') as revision,
                                              max(global_index) as through
                                         from ledger.domain_event_entry
                                        where global_index > (select through from looked)
                                        group by 1, 2)
                        insert into ledger.stored_type (type, revision, seen_through)
                        select type, revision, through from fresh
                        on conflict (type, revision) do update set seen_through = excluded.seen_through
                        """).update();
    }
}
