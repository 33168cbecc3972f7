package org.chengxin.projections.history;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.SealedBody;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads histories. Personal values come in clear, or erased; the door decides who sees them. */
public final class HistoryReader {

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");

    private final JdbcClient jdbc;
    private final WireJson wire;

    public HistoryReader(JdbcClient jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    /** Oldest first, from after position {@code after}. */
    public List<HistoryEntry> ofSubject(SubjectId id, long after, int limit) {
        return SealedBody.read(
                jdbc.sql(
                                "select subject_id, body from history.entry where subject_id = ? and position > ? order by position limit ?")
                        .param(id.value())
                        .param(after)
                        .param(limit)
                        .query(BODY)
                        .list(),
                wire,
                HistoryEntry.class);
    }

    /** The entry of one event; empty if it is of no archive. */
    public Optional<HistoryEntry> at(long position) {
        return SealedBody.read(
                        jdbc.sql("select subject_id, body from history.entry where position = ?")
                                .param(position)
                                .query(BODY)
                                .list(),
                        wire,
                        HistoryEntry.class)
                .stream()
                .findFirst();
    }

    /** Newest first. */
    public List<HistoryEntry> latestOfSubject(SubjectId id, int limit) {
        return SealedBody.read(
                jdbc.sql(
                                "select subject_id, body from history.entry where subject_id = ? order by position desc limit ?")
                        .param(id.value())
                        .param(limit)
                        .query(BODY)
                        .list(),
                wire,
                HistoryEntry.class);
    }

    /** Newest first. */
    public List<HistoryEntry> latestOfRecord(RecordId id, int limit) {
        return SealedBody.read(
                jdbc.sql(
                                "select subject_id, body from history.entry where record_id = ? order by position desc limit ?")
                        .param(id.value())
                        .param(limit)
                        .query(BODY)
                        .list(),
                wire,
                HistoryEntry.class);
    }

    /** Oldest first, from after position {@code after}. */
    public List<HistoryEntry> ofRecord(RecordId id, long after, int limit) {
        return SealedBody.read(
                jdbc.sql(
                                "select subject_id, body from history.entry where record_id = ? and position > ? order by position limit ?")
                        .param(id.value())
                        .param(after)
                        .param(limit)
                        .query(BODY)
                        .list(),
                wire,
                HistoryEntry.class);
    }
}
