package org.chengxin.projections.usage;

import java.sql.Timestamp;
import java.util.List;
import org.chengxin.ledger.usage.LookUpResult;
import org.chengxin.ledger.usage.UsageEvent.LookedUp;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.View;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps {@code usage.look_up} and, for each archive that one looked into, {@code usage.subject_seen}. */
public final class UsageView implements View {

    private static final String LOOK_UP = """
            insert into look_up (position, account, role, recorded_at, kind, given, body)
            values (?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private static final String SUBJECT_SEEN =
            "insert into subject_seen (subject_id, position, recorded_at) values (?, ?, ?) on conflict do nothing";

    private final JdbcTemplate jdbc;
    private final WireJson wire;

    public UsageView(JdbcTemplate jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    @Override
    public String name() {
        return "usage";
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        List<UsageEntry> entries = batch.stream()
                .filter(event -> event.payload() instanceof LookedUp)
                .map(event -> new UsageEntry(event.stamp(), (LookedUp) event.payload()))
                .toList();
        if (!entries.isEmpty()) {
            jdbc.batchUpdate(LOOK_UP, entries.stream().map(this::row).toList());
            jdbc.batchUpdate(
                    SUBJECT_SEEN,
                    entries.stream().flatMap(entry -> seen(entry).stream()).toList());
        }
    }

    private Object[] row(UsageEntry entry) {
        LookedUp lookUp = entry.lookUp();
        return new Object[] {
            entry.stamp().position(),
            lookUp.actor().account(),
            lookUp.actor().role().name(),
            Timestamp.from(entry.stamp().recordedAt()),
            lookUp.kind().name(),
            lookUp.result() == LookUpResult.GIVEN,
            wire.write(lookUp.usageId().value(), entry)
        };
    }

    private static List<Object[]> seen(UsageEntry entry) {
        return entry.lookUp().subjects().stream()
                .map(subject -> new Object[] {
                    subject.value(),
                    entry.stamp().position(),
                    Timestamp.from(entry.stamp().recordedAt())
                })
                .toList();
    }
}
