package org.chengxin.projections.profile;

import java.util.List;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.SealedBody;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what became of bodies, from the side of those that took over. */
public final class SuccessionReader {

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");

    private final JdbcClient jdbc;
    private final WireJson wire;

    public SuccessionReader(JdbcClient jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    /** A record whose source gave up answering for it, and who does from now on. */
    public record Left(SubjectId subjectId, RecordId recordId, Organ to) {}

    /** The successions in which a body took over from others, in the order of the ledger. */
    public List<SubjectSucceeded> into(SubjectId id, int limit) {
        List<SealedBody> bodies =
                jdbc.sql("""
                        select subject_id, body from profile.succession
                         where position in (select position from profile.heir where successor_id = ?)
                         order by position limit ?
                        """).params(id.value(), limit).query(BODY).list();
        return SealedBody.read(bodies, wire, SubjectSucceeded.class);
    }

    /**
     * Records that still stand for a body which gave them up: all of one that ended, of one that goes on those of the types it
     * handed over that were reported before. A type that is named goes before all the rest.
     */
    public List<Left> left(int limit) {
        return jdbc.sql("""
                        select distinct on (r.record_id) r.subject_id, r.record_id, h.uscc, h.name
                          from profile.succession s
                          join profile.heir h using (position)
                          join profile.record r on r.source_uscc = s.uscc and h.type in ('', r.type)
                         where s.ends or r.answered_since < s.position
                         order by r.record_id, s.position desc, h.type desc limit ?
                        """)
                .param(limit)
                .query((row, n) -> new Left(
                        new SubjectId(row.getString("subject_id")),
                        new RecordId(row.getString("record_id")),
                        new Organ(row.getString("name"), row.getString("uscc"))))
                .list();
    }
}
