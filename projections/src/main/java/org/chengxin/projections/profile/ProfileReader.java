package org.chengxin.projections.profile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Succession;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.SealedBody;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads current profiles. Personal values come in clear, or erased; the door decides who sees them. */
public final class ProfileReader {

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");
    private static final RowMapper<SealedSubject> SUBJECT = (row, n) -> new SealedSubject(
            Objects.requireNonNull(BODY.mapRow(row, n)),
            ArchiveState.valueOf(row.getString("state")),
            row.getBoolean("succeeded"),
            row.getLong("first_position"),
            row.getLong("last_position"));

    private final JdbcClient jdbc;
    private final MatchingKey matching;
    private final WireJson wire;

    public ProfileReader(JdbcClient jdbc, MatchingKey matching, WireJson wire) {
        this.jdbc = jdbc;
        this.matching = matching;
        this.wire = wire;
    }

    private record SealedSubject(
            SealedBody body, ArchiveState state, boolean succeeded, long firstPosition, long lastPosition) {}

    /**
     * A subject as the view keeps it.
     *
     * @param successions what became of it, in the order of the ledger; empty for most
     * @param lastPosition where it or one of its records was last touched
     */
    public record SubjectRow(
            SubjectRegistered subject,
            ArchiveState state,
            List<SubjectSucceeded> successions,
            long firstPosition,
            long lastPosition) {

        public SubjectRow {
            successions = List.copyOf(successions);
        }

        /** By what it ended; empty while it is there. */
        public Optional<SubjectSucceeded> ended() {
            return successions.stream()
                    .filter(s -> s.succession().kind().ends())
                    .findFirst();
        }

        /** What it was called on {@code day}; empty if that is what it is called now. */
        public Optional<String> formerNameOn(LocalDate day) {
            return successions.stream()
                    .map(SubjectSucceeded::succession)
                    .filter(s -> s.newName() != null && day.isBefore(s.effectiveOn()))
                    .min(Comparator.comparing(Succession::effectiveOn))
                    .map(Succession::formerName);
        }
    }

    /** The archive that an account is bound to: by the code of a body, or by the id of the archive itself. */
    public Optional<SubjectId> bound(String organ) {
        return jdbc.sql("select subject_id from profile.subject where uscc = :organ or subject_id = :organ")
                .param("organ", organ)
                .query((row, n) -> new SubjectId(row.getString(1)))
                .optional();
    }

    public Optional<SubjectRow> subject(SubjectId id) {
        return jdbc.sql("select * from profile.subject where subject_id = ?")
                .param(id.value())
                .query(SUBJECT)
                .optional()
                .flatMap(row -> read(List.of(row)).stream().findFirst());
    }

    /**
     * Bodies whose name begins with {@code name} or once did, and natural persons whose name is exactly that, in the order of
     * registration.
     *
     * @param after position after which to go on; 0 from the start
     */
    public List<SubjectRow> byName(String name, long after, int limit) {
        return read(jdbc.sql("""
                        select * from profile.subject
                         where (name like :prefix or name_key = :key
                                or subject_id in (select subject_id from profile.succession
                                                   where former_name like :prefix))
                           and first_position > :after
                         order by first_position limit :limit
                        """)
                .param("prefix", escape(name) + "%")
                .param("key", matching.match(ProfileView.NAME_SCHEME, name))
                .param("after", after)
                .param("limit", limit)
                .query(SUBJECT)
                .list());
    }

    /** All subjects in the order of registration. */
    public List<SubjectRow> subjects(long after, int limit) {
        return read(jdbc.sql("select * from profile.subject where first_position > ? order by first_position limit ?")
                .param(after)
                .param(limit)
                .query(SUBJECT)
                .list());
    }

    public Optional<RecordProfile> record(RecordId id) {
        return jdbc.sql("select subject_id, body from profile.record where record_id = ?")
                .param(id.value())
                .query(BODY)
                .optional()
                .map(body -> body.read(wire, RecordProfile.class));
    }

    /** Many records in one query; those that the view does not hold are left out. */
    public Map<RecordId, RecordProfile> records(Collection<RecordId> ids) {
        List<SealedBody> bodies = jdbc.sql("select subject_id, body from profile.record where record_id = any(?)")
                .param(ids.stream().map(RecordId::value).toArray(String[]::new))
                .query(BODY)
                .list();
        return SealedBody.read(bodies, wire, RecordProfile.class).stream()
                .collect(Collectors.toMap(RecordProfile::recordId, Function.identity()));
    }

    /** Records of a subject in the order of recording, from after {@code after} on. */
    public List<RecordProfile> records(SubjectId id, long after, int limit) {
        List<SealedBody> bodies = jdbc.sql("""
                        select subject_id, body from profile.record
                         where subject_id = ? and first_position > ? order by first_position limit ?
                        """)
                .param(id.value())
                .param(after)
                .param(limit)
                .query(BODY)
                .list();
        return SealedBody.read(bodies, wire, RecordProfile.class);
    }

    /**
     * Records of all subjects in the order of recording, each with the kind of its subject, from after {@code after} on.
     *
     * @param after position at which the last record of the page before was recorded
     */
    public List<RecordOfKind> recordsOfAll(long after, int limit) {
        List<KindRow> rows = jdbc.sql("""
                        select r.subject_id, r.body, s.kind
                          from profile.record r join profile.subject s using (subject_id)
                         where r.first_position > ? order by r.first_position limit ?
                        """)
                .param(after)
                .param(limit)
                .query((row, n) -> new KindRow(
                        Objects.requireNonNull(BODY.mapRow(row, n)), SubjectKind.valueOf(row.getString("kind"))))
                .list();
        List<RecordProfile> records =
                SealedBody.read(rows.stream().map(KindRow::body).toList(), wire, RecordProfile.class);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new RecordOfKind(records.get(i), rows.get(i).kind()))
                .toList();
    }

    /** A record and what its subject is. */
    public record RecordOfKind(RecordProfile record, SubjectKind kind) {}

    private record KindRow(SealedBody body, SubjectKind kind) {}

    private List<SubjectRow> read(List<SealedSubject> rows) {
        Map<String, List<SubjectSucceeded>> successions = successions(rows);
        wire.sealer()
                .keys()
                .prepare(rows.stream().map(row -> row.body().owner()).toList());
        return rows.stream()
                .map(row -> new SubjectRow(
                        row.body().read(wire, SubjectRegistered.class),
                        row.state(),
                        successions.getOrDefault(row.body().owner(), List.of()),
                        row.firstPosition(),
                        row.lastPosition()))
                .toList();
    }

    private Map<String, List<SubjectSucceeded>> successions(List<SealedSubject> rows) {
        String[] ids = rows.stream()
                .filter(SealedSubject::succeeded)
                .map(row -> row.body().owner())
                .toArray(String[]::new);
        if (ids.length == 0) {
            return Map.of();
        }
        List<SealedBody> bodies = jdbc.sql(
                        "select subject_id, body from profile.succession where subject_id = any(?) order by position")
                .param(ids)
                .query(BODY)
                .list();
        return SealedBody.read(bodies, wire, SubjectSucceeded.class).stream()
                .collect(Collectors.groupingBy(event -> event.subjectId().value()));
    }

    static String escape(String prefix) {
        return prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
