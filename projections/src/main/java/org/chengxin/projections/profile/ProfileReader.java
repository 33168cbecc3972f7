package org.chengxin.projections.profile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads current profiles. Personal values come in clear; the door decides who sees them. */
public final class ProfileReader {

    private static final RowMapper<SubjectRow> SUBJECT = (row, n) -> new SubjectRow(
            WireJson.mapper().readValue(row.getString("body"), SubjectRegistered.class),
            ArchiveState.valueOf(row.getString("state")),
            row.getLong("first_position"),
            row.getLong("last_position"));
    private static final RowMapper<RecordProfile> RECORD =
            (row, n) -> WireJson.mapper().readValue(row.getString("body"), RecordProfile.class);

    private final JdbcClient jdbc;
    private final MatchingKey matching;

    public ProfileReader(JdbcClient jdbc, MatchingKey matching) {
        this.jdbc = jdbc;
        this.matching = matching;
    }

    /**
     * A subject as the view keeps it.
     *
     * @param lastPosition where it or one of its records was last touched
     */
    public record SubjectRow(SubjectRegistered subject, ArchiveState state, long firstPosition, long lastPosition) {}

    public Optional<SubjectRow> subject(SubjectId id) {
        return jdbc.sql("select * from profile.subject where subject_id = ?")
                .param(id.value())
                .query(SUBJECT)
                .optional();
    }

    /**
     * Bodies whose name begins with {@code name}, and natural persons whose name is exactly that, in the order of
     * registration.
     *
     * @param after position after which to go on; 0 from the start
     */
    public List<SubjectRow> byName(String name, long after, int limit) {
        return jdbc.sql("""
                        select * from profile.subject
                         where (name like :prefix or name_key = :key) and first_position > :after
                         order by first_position limit :limit
                        """)
                .param("prefix", escape(name) + "%")
                .param("key", matching.match(ProfileView.NAME_SCHEME, name))
                .param("after", after)
                .param("limit", limit)
                .query(SUBJECT)
                .list();
    }

    /** All subjects in the order of registration. */
    public List<SubjectRow> subjects(long after, int limit) {
        return jdbc.sql("select * from profile.subject where first_position > ? order by first_position limit ?")
                .param(after)
                .param(limit)
                .query(SUBJECT)
                .list();
    }

    public Optional<RecordProfile> record(RecordId id) {
        return jdbc.sql("select body from profile.record where record_id = ?")
                .param(id.value())
                .query(RECORD)
                .optional();
    }

    /** Many records in one query; those that the view does not hold are left out. */
    public Map<RecordId, RecordProfile> records(Collection<RecordId> ids) {
        return jdbc
                .sql("select body from profile.record where record_id = any(?)")
                .param(ids.stream().map(RecordId::value).toArray(String[]::new))
                .query(RECORD)
                .list()
                .stream()
                .collect(Collectors.toMap(RecordProfile::recordId, Function.identity()));
    }

    /** Records of a subject in the order of recording, from after {@code after} on. */
    public List<RecordProfile> records(SubjectId id, long after, int limit) {
        return jdbc.sql("""
                        select body from profile.record
                         where subject_id = ? and first_position > ? order by first_position limit ?
                        """)
                .param(id.value())
                .param(after)
                .param(limit)
                .query(RECORD)
                .list();
    }

    static String escape(String prefix) {
        return prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
