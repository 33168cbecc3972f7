package org.chengxin.projections.usage;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.SealedBody;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads look-ups, newest first. */
public final class UsageReader {

    /** A look-up holds nothing sealed; its stream is named for the sake of the form. */
    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("stream", "body");

    private static final String LOOK_UPS = """
            select body -> 'lookUp' ->> 'usageId' as stream, body from usage.look_up
             where position < :before
               and (:account::text is null or account = :account)
               and (:from::timestamptz is null or recorded_at >= :from)
               and (:until::timestamptz is null or recorded_at < :until)
             order by position desc limit :limit
            """;

    private static final String AT_A_SUBJECT = """
            select l.body -> 'lookUp' ->> 'usageId' as stream, l.body
              from usage.subject_seen s join usage.look_up l using (position)
             where s.subject_id = :subject and s.position < :before
               and (:account::text is null or l.account = :account)
               and (:from::timestamptz is null or s.recorded_at >= :from)
               and (:until::timestamptz is null or s.recorded_at < :until)
             order by s.position desc limit :limit
            """;

    /** What a subject is not told of: refusals, the audit, and that it looked at this list itself. */
    private static final String SHOWN_TO_A_SUBJECT = """
            select l.body -> 'lookUp' ->> 'usageId' as stream, l.body
              from usage.subject_seen s join usage.look_up l using (position)
             where s.subject_id = any (:subjects) and s.position < :before and s.recorded_at < :until
               and l.given and l.role <> 'AUDITOR' and l.kind <> 'USAGES'
             group by l.position
             order by l.position desc limit :limit
            """;

    private final JdbcClient jdbc;
    private final WireJson wire;

    public UsageReader(JdbcClient jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    /**
     * What is asked for.
     *
     * @param subject whose archive was looked into
     * @param account who looked
     * @param from the first moment
     * @param until the moment behind the last one
     */
    public record Query(
            @Nullable SubjectId subject,
            @Nullable String account,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** From before position {@code before}. */
    public List<UsageEntry> find(Query query, long before, int limit) {
        SubjectId subject = query.subject();
        return read(jdbc.sql(subject == null ? LOOK_UPS : AT_A_SUBJECT)
                .param("subject", subject == null ? null : subject.value())
                .param("account", query.account())
                .param("from", timestamp(query.from()))
                .param("until", timestamp(query.until()))
                .param("before", before)
                .param("limit", limit)
                .query(BODY)
                .list());
    }

    /** What those archives may be told of who looked into them, up to {@code until}, from before position {@code before}. */
    public List<UsageEntry> shownTo(List<SubjectId> subjects, Instant until, long before, int limit) {
        return read(jdbc.sql(SHOWN_TO_A_SUBJECT)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(String[]::new))
                .param("until", timestamp(until))
                .param("before", before)
                .param("limit", limit)
                .query(BODY)
                .list());
    }

    private List<UsageEntry> read(List<SealedBody> bodies) {
        return SealedBody.read(bodies, wire, UsageEntry.class);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
