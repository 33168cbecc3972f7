package org.chengxin.projections.objection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.profile.ObjectionProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.SealedBody;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads objections. Reasons and claims come in clear; the door decides who sees them. */
public final class ObjectionReader {

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");

    private final JdbcClient jdbc;
    private final WireJson wire;

    public ObjectionReader(JdbcClient jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    public Optional<ObjectionProfile> find(SubjectId id, int number) {
        return jdbc.sql("select subject_id, body from objection.objection_case where subject_id = ? and number = ?")
                .params(id.value(), number)
                .query(BODY)
                .optional()
                .map(body -> body.read(wire, ObjectionProfile.class));
    }

    /** The objections to one record, oldest first. */
    public List<ObjectionProfile> ofRecord(RecordId id, int limit) {
        return read(jdbc.sql("""
                        select subject_id, body from objection.objection_case
                         where record_id = ? order by number limit ?
                        """).params(id.value(), limit).query(BODY).list());
    }

    /**
     * What lies on a desk, the oldest objection first, from after the one filed at position {@code after}.
     *
     * @param source only what this organ was asked; of all if absent
     */
    public List<ObjectionProfile> queue(ObjectionQueue queue, @Nullable String source, long after, int limit) {
        return read(jdbc.sql("""
                        select subject_id, body from objection.objection_case
                         where queue = :queue and first_position > :after
                           and (:source::text is null or source_uscc = :source)
                         order by first_position limit :limit
                        """)
                .param("queue", queue.name())
                .param("after", after)
                .param("source", source)
                .param("limit", limit)
                .query(BODY)
                .list());
    }

    /** The objections of one subject, whatever their queue, oldest first. */
    public List<ObjectionProfile> ofSubject(SubjectId id, long after, int limit) {
        return read(jdbc.sql("""
                        select subject_id, body from objection.objection_case
                         where subject_id = ? and first_position > ? order by first_position limit ?
                        """).params(id.value(), after, limit).query(BODY).list());
    }

    /** How many lie on each desk; desks without any are left out. */
    public Map<ObjectionQueue, Long> counts(@Nullable String source) {
        Map<ObjectionQueue, Long> counts = new EnumMap<>(ObjectionQueue.class);
        jdbc.sql("""
                        select queue, count(*) from objection.objection_case
                         where :source::text is null or source_uscc = :source group by queue
                        """)
                .param("source", source)
                .query((row, n) -> Map.entry(ObjectionQueue.valueOf(row.getString(1)), row.getLong(2)))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private List<ObjectionProfile> read(List<SealedBody> bodies) {
        return SealedBody.read(bodies, wire, ObjectionProfile.class);
    }
}
