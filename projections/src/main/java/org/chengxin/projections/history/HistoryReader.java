package org.chengxin.projections.history;

import java.util.List;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads histories. Personal values come in clear; the door decides who sees them. */
public final class HistoryReader {

    private static final RowMapper<HistoryEntry> ENTRY =
            (row, n) -> WireJson.mapper().readValue(row.getString("body"), HistoryEntry.class);

    private final JdbcClient jdbc;

    public HistoryReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first, from after position {@code after}. */
    public List<HistoryEntry> ofSubject(SubjectId id, long after, int limit) {
        return jdbc.sql(
                        "select body from history.entry where subject_id = ? and position > ? order by position limit ?")
                .param(id.value())
                .param(after)
                .param(limit)
                .query(ENTRY)
                .list();
    }

    /** Newest first. */
    public List<HistoryEntry> latestOfSubject(SubjectId id, int limit) {
        return jdbc.sql("select body from history.entry where subject_id = ? order by position desc limit ?")
                .param(id.value())
                .param(limit)
                .query(ENTRY)
                .list();
    }

    /** Newest first. */
    public List<HistoryEntry> latestOfRecord(RecordId id, int limit) {
        return jdbc.sql("select body from history.entry where record_id = ? order by position desc limit ?")
                .param(id.value())
                .param(limit)
                .query(ENTRY)
                .list();
    }

    /** Oldest first, from after position {@code after}. */
    public List<HistoryEntry> ofRecord(RecordId id, long after, int limit) {
        return jdbc.sql("select body from history.entry where record_id = ? and position > ? order by position limit ?")
                .param(id.value())
                .param(after)
                .param(limit)
                .query(ENTRY)
                .list();
    }
}
