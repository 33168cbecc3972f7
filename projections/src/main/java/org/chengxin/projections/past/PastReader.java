package org.chengxin.projections.past;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.profile.MatterProfile;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.SealedBody;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads archives as they stood behind an event of the ledger. Costs one index look-up for each part that is answered, however
 * long the history is.
 */
public final class PastReader {

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");
    private static final RowMapper<Moment> MOMENT = (row, n) -> new Moment(
            row.getInt("number"),
            row.getLong("position"),
            row.getTimestamp("recorded_at").toInstant());

    private final JdbcClient jdbc;
    private final WireJson wire;

    public PastReader(JdbcClient jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    /**
     * An event of an archive.
     *
     * @param number counts the events of the archive from 1
     */
    public record Moment(int number, long position, Instant recordedAt) {}

    /** The last event of an archive at or before a position; empty if it had none yet. */
    public Optional<Moment> at(SubjectId id, long position) {
        return jdbc.sql(
                        "select * from past.moment where subject_id = ? and position <= ? order by position desc limit 1")
                .param(id.value())
                .param(position)
                .query(MOMENT)
                .optional();
    }

    /** The last event of an archive at or before an instant; empty if it had none yet. */
    public Optional<Moment> at(SubjectId id, Instant instant) {
        return jdbc.sql("select * from past.moment where subject_id = ? and recorded_at <= ?"
                        + " order by recorded_at desc, position desc limit 1")
                .param(id.value())
                .param(Timestamp.from(instant))
                .query(MOMENT)
                .optional();
    }

    /** An event of an archive by its number; empty if it has not so many. */
    public Optional<Moment> number(SubjectId id, int number) {
        return jdbc.sql("select * from past.moment where subject_id = ? and number = ?")
                .param(id.value())
                .param(number)
                .query(MOMENT)
                .optional();
    }

    /** Who the archive was about. */
    public Optional<PastSubject> subject(SubjectId id, long position) {
        return jdbc.sql("select subject_id, body from past.subject_version"
                        + " where subject_id = ? and position <= ? order by position desc limit 1")
                .param(id.value())
                .param(position)
                .query(BODY)
                .optional()
                .map(body -> body.read(wire, PastSubject.class));
    }

    /**
     * The records it had, in the order of recording.
     *
     * @param after position at which the last record of the page before was recorded
     */
    public List<RecordProfile> records(SubjectId id, long position, long after, int limit) {
        List<SealedBody> bodies = jdbc.sql("""
                        select r.subject_id, v.body
                          from past.record_version r
                         cross join lateral (select body from past.record_version v
                                              where v.record_id = r.record_id and v.position <= :position
                                              order by v.position desc limit 1) v
                         where r.subject_id = :subject and r.position = r.first_position
                           and r.first_position > :after and r.first_position <= :position
                         order by r.first_position limit :limit
                        """)
                .param("position", position)
                .param("subject", id.value())
                .param("after", after)
                .param("limit", limit)
                .query(BODY)
                .list();
        return SealedBody.read(bodies, wire, RecordProfile.class);
    }

    /** One record as it stood; empty if it was not there yet. */
    public Optional<RecordProfile> record(RecordId id, long position) {
        return jdbc.sql("select subject_id, body from past.record_version"
                        + " where record_id = ? and position <= ? order by position desc limit 1")
                .param(id.value())
                .param(position)
                .query(BODY)
                .optional()
                .map(body -> body.read(wire, RecordProfile.class));
    }

    /** The matters it had, in the order in which they were opened. */
    public List<MatterProfile> matters(SubjectId id, long position, int limit) {
        List<SealedBody> bodies = jdbc.sql("""
                        select m.subject_id, v.body
                          from past.matter_version m
                         cross join lateral (select body from past.matter_version v
                                              where v.subject_id = m.subject_id and v.mechanism = m.mechanism
                                                and v.number = m.number and v.position <= :position
                                              order by v.position desc limit 1) v
                         where m.subject_id = :subject and m.position = m.first_position
                           and m.first_position <= :position
                         order by m.first_position limit :limit
                        """)
                .param("position", position)
                .param("subject", id.value())
                .param("limit", limit)
                .query(BODY)
                .list();
        return SealedBody.read(bodies, wire, MatterProfile.class);
    }

    /** Which records were touched behind {@code from} and not behind {@code to}, in the order of recording. */
    public List<RecordId> touched(SubjectId id, long from, long to, int limit) {
        return jdbc.sql("""
                        select record_id from past.record_version
                         where subject_id = ? and position > ? and position <= ?
                         group by record_id, first_position order by first_position limit ?
                        """)
                .param(id.value())
                .param(from)
                .param(to)
                .param(limit)
                .query((row, n) -> new RecordId(row.getString(1)))
                .list();
    }
}
