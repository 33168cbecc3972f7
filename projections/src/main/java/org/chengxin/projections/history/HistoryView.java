package org.chengxin.projections.history;

import java.util.List;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.SealedBody;
import org.chengxin.projections.engine.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Keeps {@code history.entry}: one row per event of a subject. Erasure takes the personal values out of it, and no line. */
public final class HistoryView implements View {

    private static final String INSERT = """
            insert into entry (position, subject_id, record_id, body) values (?, ?, ?, ?::jsonb)
            on conflict (position) do nothing
            """;

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");
    private static final String UPDATE = "update entry set body = ?::jsonb where position = ?";

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
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof PersonalDataErased erased) {
                erase(erased.subjectId());
            }
        }
    }

    /** Rewrites the lines of an archive without its personal data; there are no later ones, since nothing more is taken. */
    private void erase(SubjectId subject) {
        List<SealedBody> bodies =
                jdbc.query("select subject_id, body from entry where subject_id = ?", BODY, subject.value());
        jdbc.batchUpdate(
                UPDATE,
                SealedBody.read(bodies, wire, HistoryEntry.class).stream()
                        .map(HistoryEntry::withoutPersonal)
                        .map(entry -> new Object[] {
                            wire.writeErased(subject.value(), entry),
                            entry.stamp().position()
                        })
                        .toList());
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
