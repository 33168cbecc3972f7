package org.chengxin.projections.repair;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.profile.RepairProfile;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.SealedBody;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads repairs. Reasons and the names of papers come in clear; the door decides who sees them. */
public final class RepairReader {

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");

    private final JdbcClient jdbc;
    private final WireJson wire;

    public RepairReader(JdbcClient jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    public Optional<RepairProfile> find(RecordId id, int number) {
        return jdbc.sql("select subject_id, body from repair.repair_case where record_id = ? and number = ?")
                .params(id.value(), number)
                .query(BODY)
                .optional()
                .map(body -> body.read(wire, RepairProfile.class));
    }

    /** The repairs of one record, oldest first. */
    public List<RepairProfile> ofRecord(RecordId id, int limit) {
        return read(jdbc.sql("""
                        select subject_id, body from repair.repair_case
                         where record_id = ? order by number limit ?
                        """).params(id.value(), limit).query(BODY).list());
    }

    /**
     * What lies on a desk, the oldest repair first, from after the one opened at position {@code after}.
     *
     * @param organ only of records that this organ reported or decided; of all if absent
     */
    public List<RepairProfile> queue(RepairQueue queue, @Nullable String organ, long after, int limit) {
        return read(jdbc.sql("""
                        select c.subject_id, c.body from repair.repair_case c
                         where c.queue = :queue and c.first_position > :after
                           and (:organ::text is null or exists (
                                select 1 from repair.organ o where o.record_id = c.record_id
                                   and (o.source_uscc = :organ or o.authority_uscc = :organ)))
                         order by c.first_position limit :limit
                        """)
                .param("queue", queue.name())
                .param("after", after)
                .param("organ", organ)
                .param("limit", limit)
                .query(BODY)
                .list());
    }

    /** How many lie on each desk; desks without any are left out. */
    public Map<RepairQueue, Long> counts(@Nullable String organ) {
        Map<RepairQueue, Long> counts = new EnumMap<>(RepairQueue.class);
        jdbc.sql("""
                        select c.queue, count(*) from repair.repair_case c
                         where :organ::text is null or exists (
                               select 1 from repair.organ o where o.record_id = c.record_id
                                  and (o.source_uscc = :organ or o.authority_uscc = :organ))
                         group by c.queue
                        """)
                .param("organ", organ)
                .query((row, n) -> Map.entry(RepairQueue.valueOf(row.getString(1)), row.getLong(2)))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private List<RepairProfile> read(List<SealedBody> bodies) {
        return SealedBody.read(bodies, wire, RepairProfile.class);
    }
}
