package org.chengxin.api.boot;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.chengxin.ledger.store.Positions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Positions as Axon's stock JDBC engine hands them out: ascending, with gaps where an append was rolled back. */
final class StockPositions implements Positions {

    private final JdbcClient jdbc;

    StockPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public OptionalLong of(String eventId) {
        return jdbc.sql("select global_index from ledger.domain_event_entry where event_identifier = ?")
                .param(eventId)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public Map<String, Long> of(Collection<String> eventIds) {
        Map<String, Long> positions = new HashMap<>();
        jdbc.sql("select event_identifier, global_index from ledger.domain_event_entry where event_identifier = any(?)")
                .param(eventIds.toArray(String[]::new))
                .query(row -> {
                    positions.put(row.getString(1), row.getLong(2));
                });
        return positions;
    }

    @Override
    public long head() {
        return jdbc.sql("select coalesce(max(global_index), 0) from ledger.domain_event_entry")
                .query(Long.class)
                .single();
    }
}
