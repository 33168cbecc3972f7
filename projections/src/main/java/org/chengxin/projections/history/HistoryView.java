package org.chengxin.projections.history;

import java.util.List;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps {@code history.entry}: one row per event of a subject. */
public final class HistoryView implements View {

    private static final String INSERT = """
            insert into history.entry (position, subject_id, record_id, body) values (?, ?, ?, ?::jsonb)
            on conflict (position) do nothing
            """;

    private final JdbcTemplate jdbc;
    private final WireJson wire;

    public HistoryView(JdbcTemplate jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        jdbc.batchUpdate(
                INSERT,
                batch.stream()
                        .filter(event -> event.payload() instanceof CreditEvent)
                        .map(event -> row(HistoryEntry.of((CreditEvent) event.payload(), event.stamp())))
                        .toList());
    }

    @Override
    public void clear() {
        jdbc.execute("truncate history.entry");
    }

    private @Nullable Object[] row(HistoryEntry entry) {
        return new @Nullable Object[] {
            entry.stamp().position(),
            entry.subjectId().value(),
            entry.recordId() == null ? null : entry.recordId().value(),
            wire.write(entry.subjectId().value(), entry)
        };
    }
}
