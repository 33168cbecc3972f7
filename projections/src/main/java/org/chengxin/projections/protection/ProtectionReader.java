package org.chengxin.projections.protection;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.profile.ProtectionCase;
import org.chengxin.ledger.profile.ProtectionCase.Lever;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.SealedBody;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads orders to erase and to restrict. Reasons come in clear; the door decides who sees them. */
public final class ProtectionReader {

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");

    private final JdbcClient jdbc;
    private final WireJson wire;

    public ProtectionReader(JdbcClient jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    public Optional<ProtectionCase> find(SubjectId id, Lever lever, int number) {
        return jdbc.sql(
                        "select subject_id, body from protection.order_case where subject_id = ? and lever = ? and number = ?")
                .params(id.value(), lever.name(), number)
                .query(BODY)
                .optional()
                .map(body -> body.read(wire, ProtectionCase.class));
    }

    /** The orders of one archive and one lever, oldest first, from after number {@code after}. */
    public List<ProtectionCase> ofSubject(SubjectId id, Lever lever, long after, int limit) {
        return read(jdbc.sql("""
                        select subject_id, body from protection.order_case
                         where subject_id = ? and lever = ? and number > ? order by number limit ?
                        """)
                .params(id.value(), lever.name(), after, limit)
                .query(BODY)
                .list());
    }

    /** The orders that wait for a second person, the one that has waited longest first, from after position {@code after}. */
    public List<ProtectionCase> waiting(long after, int limit) {
        return read(jdbc.sql("""
                        select subject_id, body from protection.order_case
                         where waits and last_position > ? order by last_position limit ?
                        """).params(after, limit).query(BODY).list());
    }

    private List<ProtectionCase> read(List<SealedBody> bodies) {
        return SealedBody.read(bodies, wire, ProtectionCase.class);
    }
}
