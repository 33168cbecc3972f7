package org.chengxin.projections.matter;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.profile.MatterProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.SealedBody;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads matters. Titles and reasons come in clear; the door decides who sees them. */
public final class MatterReader {

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");

    private final JdbcClient jdbc;
    private final WireJson wire;

    public MatterReader(JdbcClient jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    public Optional<MatterProfile> find(SubjectId id, Mechanism mechanism, int number) {
        return jdbc.sql(
                        "select subject_id, body from matter.matter where subject_id = ? and mechanism = ? and number = ?")
                .params(id.value(), mechanism.name(), number)
                .query(BODY)
                .optional()
                .map(body -> body.read(wire, MatterProfile.class));
    }

    /** Whether a matter names this organ, or went over to it with what another one did. */
    public boolean concerns(MatterProfile matter, String organ) {
        return jdbc.sql("""
                        select exists (select 1 from matter.organ
                                        where subject_id = ? and mechanism = ? and number = ? and uscc = ?)
                        """)
                .params(matter.subjectId().value(), matter.mechanism().name(), matter.number(), organ)
                .query(Boolean.class)
                .single();
    }

    /** The matters of one archive, by mechanism and number. */
    public List<MatterProfile> ofSubject(SubjectId id, int limit) {
        return read(jdbc.sql("""
                        select subject_id, body from matter.matter
                         where subject_id = ? order by mechanism, number limit ?
                        """).params(id.value(), limit).query(BODY).list());
    }

    /**
     * The matters of one mechanism, the oldest first, from after the one opened at position {@code after}.
     *
     * @param over whether those that are over, or those that are not
     * @param overdue only those that are overdue
     * @param organ only those that name it; of all if absent
     * @param own and those of this archive, which is that organ's
     */
    public List<MatterProfile> queue(
            Mechanism mechanism,
            boolean over,
            boolean overdue,
            @Nullable String organ,
            @Nullable SubjectId own,
            long after,
            int limit) {
        return read(jdbc.sql("""
                        select m.subject_id, m.body from matter.matter m
                         where m.mechanism = :mechanism and m.over = :over and m.first_position > :after
                           and (not :overdue or m.overdue)
                           and (:organ::text is null
                                or m.subject_id = :own::text
                                or exists (select 1 from matter.organ o
                                            where o.uscc = :organ and o.subject_id = m.subject_id
                                              and o.mechanism = m.mechanism and o.number = m.number))
                         order by m.first_position limit :limit
                        """)
                .param("mechanism", mechanism.name())
                .param("over", over)
                .param("overdue", overdue)
                .param("organ", organ)
                .param("own", own == null ? null : own.value())
                .param("after", after)
                .param("limit", limit)
                .query(BODY)
                .list());
    }

    /** The matters of a project, for the question who answered for it on a day. */
    public List<MatterProfile> ofProject(String project, int limit) {
        return read(jdbc.sql("""
                        select subject_id, body from matter.matter where project = ? order by first_position limit ?
                        """).params(project, limit).query(BODY).list());
    }

    /** Those on which the ledger itself has to act because their last day is before {@code today}. */
    public List<MatterProfile> due(LocalDate today, int limit) {
        return read(jdbc.sql("""
                        select subject_id, body from matter.matter
                         where due is not null and due < ? order by due, first_position limit ?
                        """).params(Date.valueOf(today), limit).query(BODY).list());
    }

    /** How many of each mechanism are open, by its name; those without any are left out. */
    public Map<String, Long> open(@Nullable String organ, @Nullable SubjectId own) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("""
                        select m.mechanism, count(*) from matter.matter m
                         where not m.over
                           and (:organ::text is null
                                or m.subject_id = :own::text
                                or exists (select 1 from matter.organ o
                                            where o.uscc = :organ and o.subject_id = m.subject_id
                                              and o.mechanism = m.mechanism and o.number = m.number))
                         group by m.mechanism
                        """)
                .param("organ", organ)
                .param("own", own == null ? null : own.value())
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private List<MatterProfile> read(List<SealedBody> bodies) {
        return SealedBody.read(bodies, wire, MatterProfile.class);
    }
}
