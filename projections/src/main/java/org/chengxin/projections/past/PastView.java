package org.chengxin.projections.past;

import static java.util.stream.Collectors.toMap;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.OfProtection;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.profile.MatterProfile;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.SealedBody;
import org.chengxin.projections.engine.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Keeps {@code past.record_version} and its neighbours: one row for each part of an archive and each event that touched it.
 * Erasure takes the personal values out of all of them, and no row.
 */
public final class PastView implements View {

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");

    private static final String INSERT_MOMENT = """
            insert into moment (subject_id, number, position, recorded_at) values (?, ?, ?, ?)
            """;
    private static final String INSERT_SUBJECT =
            "insert into subject_version (subject_id, position, body) values (?, ?, ?::jsonb)";
    private static final String INSERT_RECORD = """
            insert into record_version (record_id, position, subject_id, first_position, body) values (?, ?, ?, ?, ?::jsonb)
            """;
    private static final String INSERT_MATTER = """
            insert into matter_version (subject_id, mechanism, number, position, first_position, body)
            values (?, ?, ?, ?, ?, ?::jsonb)
            """;

    private static final String NUMBERS =
            "select subject_id, max(number) from moment where subject_id = any (?) group by subject_id";
    private static final String SUBJECTS = """
            select distinct on (subject_id) subject_id, body from subject_version
             where subject_id = any (?) order by subject_id, position desc
            """;
    private static final String RECORDS = """
            select distinct on (record_id) subject_id, body from record_version
             where record_id = any (?) order by record_id, position desc
            """;
    private static final String RECORDS_OF = """
            select distinct on (record_id) subject_id, body from record_version
             where subject_id = any (?) order by record_id, position desc
            """;
    private static final String MATTERS_OF = """
            select distinct on (subject_id, mechanism, number) subject_id, body from matter_version
             where subject_id = any (?) order by subject_id, mechanism, number, position desc
            """;

    private final JdbcTemplate jdbc;
    private final WireJson wire;

    public PastView(JdbcTemplate jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    private record MatterKey(SubjectId subjectId, Mechanism mechanism, int number) {
        static MatterKey of(MatterProfile matter) {
            return new MatterKey(matter.subjectId(), matter.mechanism(), matter.number());
        }
    }

    @Override
    public String name() {
        return "past";
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        Round round = new Round(batch);
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof CreditEvent e) {
                round.take(e, event);
            }
        }
        round.write();
        round.erased.forEach(this::forget);
    }

    /** Takes what is personal out of every row of an archive. */
    private void forget(SubjectId subject) {
        rewrite(
                "select subject_id, position, '' as part, body from subject_version where subject_id = ?",
                "update subject_version set body = ?::jsonb where subject_id = ? and position = ? and ? = ''",
                subject,
                PastSubject.class);
        rewrite(
                "select subject_id, position, record_id as part, body from record_version where subject_id = ?",
                "update record_version set body = ?::jsonb where subject_id = ? and position = ? and record_id = ?",
                subject,
                RecordProfile.class);
        rewrite(
                "select subject_id, position, mechanism || number as part, body from matter_version where subject_id = ?",
                "update matter_version set body = ?::jsonb where subject_id = ? and position = ? and mechanism || number = ?",
                subject,
                MatterProfile.class);
    }

    private record Row(SealedBody body, long position, String part) {}

    private <T> void rewrite(String select, String update, SubjectId subject, Class<T> type) {
        List<Row> rows = jdbc.query(
                select,
                (row, n) -> new Row(
                        new SealedBody(row.getString("subject_id"), row.getString("body")),
                        row.getLong("position"),
                        row.getString("part")),
                subject.value());
        jdbc.batchUpdate(
                update,
                rows.stream()
                        .map(row -> new Object[] {
                            wire.writeErased(subject.value(), row.body().read(wire, type)),
                            subject.value(),
                            row.position(),
                            row.part()
                        })
                        .toList());
    }

    /** What a batch makes of the parts it touches. */
    private final class Round {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, PastSubject> subjects;
        private final Map<RecordId, RecordProfile> records;
        private final Map<MatterKey, MatterProfile> matters;
        private final Set<SubjectId> erased = new LinkedHashSet<>();
        private final List<Object[]> momentRows = new ArrayList<>();
        private final List<Object[]> subjectRows = new ArrayList<>();
        private final List<Object[]> recordRows = new ArrayList<>();
        private final List<Object[]> matterRows = new ArrayList<>();

        Round(List<LedgerEvent> batch) {
            Set<String> all = new LinkedHashSet<>();
            Set<String> named = new LinkedHashSet<>();
            Set<String> mattering = new LinkedHashSet<>();
            Set<String> forgotten = new LinkedHashSet<>();
            Set<String> recordIds = new LinkedHashSet<>();
            for (LedgerEvent event : batch) {
                if (event.payload() instanceof CreditEvent e) {
                    String subject = e.subjectId().value();
                    all.add(subject);
                    switch (e) {
                        case CreditEvent.FactRecorded recorded -> {}
                        case OfRecord r -> recordIds.add(r.recordId().value());
                        case SubjectRegistered r -> {}
                        case SubjectSucceeded s -> named.add(subject);
                        case MatterEvent m -> mattering.add(subject);
                        case PersonalDataErased p -> {
                            named.add(subject);
                            mattering.add(subject);
                            forgotten.add(subject);
                        }
                        case OfProtection p -> named.add(subject);
                    }
                }
            }
            numbers(all);
            subjects = new HashMap<>();
            if (!named.isEmpty()) {
                List<SealedBody> bodies = jdbc.query(SUBJECTS, BODY, (Object) named.toArray(String[]::new));
                List<PastSubject> found = SealedBody.read(bodies, wire, PastSubject.class);
                for (int i = 0; i < bodies.size(); i++) {
                    subjects.put(bodies.get(i).owner(), found.get(i));
                }
            }
            records = new LinkedHashMap<>();
            SealedBody.load(jdbc, RECORDS, recordIds, wire, RecordProfile.class)
                    .forEach(record -> records.put(record.recordId(), record));
            SealedBody.load(jdbc, RECORDS_OF, forgotten, wire, RecordProfile.class)
                    .forEach(record -> records.put(record.recordId(), record));
            matters = SealedBody.load(jdbc, MATTERS_OF, mattering, wire, MatterProfile.class).stream()
                    .collect(toMap(MatterKey::of, m -> m, (a, b) -> b, LinkedHashMap::new));
        }

        private void numbers(Set<String> all) {
            if (!all.isEmpty()) {
                jdbc.query(
                        NUMBERS,
                        row -> {
                            numbers.put(row.getString(1), row.getInt(2));
                        },
                        (Object) all.toArray(String[]::new));
            }
        }

        void take(CreditEvent event, LedgerEvent at) {
            String subject = event.subjectId().value();
            momentRows.add(new Object[] {
                subject,
                numbers.merge(subject, 1, Integer::sum),
                at.stamp().position(),
                Timestamp.from(at.stamp().recordedAt())
            });
            switch (event) {
                case OfRecord e -> put(RecordProfile.after(records.get(e.recordId()), e, at.stamp()), at);
                case MatterEvent e ->
                    put(
                            MatterProfile.after(
                                    matters.get(new MatterKey(
                                            e.subjectId(), e.move().mechanism(), e.matter())),
                                    e,
                                    at.stamp()),
                            at);
                case SubjectRegistered e -> put(subject, new PastSubject(e, ArchiveState.OPEN, List.of()), at);
                case SubjectSucceeded e -> put(subject, succeeded(subjects.get(subject), e), at);
                case PersonalDataErased e -> erase(e, at);
                case OfProtection e ->
                    ArchiveState.broughtBy(e)
                            .ifPresent(state -> put(subject, inState(subjects.get(subject), state), at));
            }
        }

        /** Of natural persons alone; nothing follows it in the archive. */
        private void erase(PersonalDataErased event, LedgerEvent at) {
            SubjectId id = event.subjectId();
            erased.add(id);
            PastSubject was = subjects.get(id.value());
            SubjectRegistered registered = was == null ? null : was.subject();
            put(
                    id.value(),
                    new PastSubject(
                            registered == null ? null : registered.withoutPersonal(),
                            ArchiveState.ERASED,
                            was == null ? List.of() : was.successions()),
                    at);
            List.copyOf(records.values()).stream()
                    .filter(record -> record.subjectId().equals(id))
                    .forEach(record -> put(record.withoutPersonal(), at));
            List.copyOf(matters.values()).stream()
                    .filter(matter -> matter.subjectId().equals(id))
                    .forEach(matter -> put(matter.afterErasure(), at));
        }

        private void put(String subject, PastSubject version, LedgerEvent at) {
            subjects.put(subject, version);
            subjectRows.add(new Object[] {subject, at.stamp().position(), wire.write(subject, version)});
        }

        private void put(RecordProfile version, LedgerEvent at) {
            records.put(version.recordId(), version);
            recordRows.add(new Object[] {
                version.recordId().value(),
                at.stamp().position(),
                version.subjectId().value(),
                version.first().position(),
                wire.write(version.subjectId().value(), version)
            });
        }

        private void put(MatterProfile version, LedgerEvent at) {
            matters.put(MatterKey.of(version), version);
            matterRows.add(new Object[] {
                version.subjectId().value(),
                version.mechanism().name(),
                version.number(),
                at.stamp().position(),
                version.steps().getFirst().stamp().position(),
                wire.write(version.subjectId().value(), version)
            });
        }

        void write() {
            jdbc.batchUpdate(INSERT_MOMENT, momentRows);
            jdbc.batchUpdate(INSERT_SUBJECT, subjectRows);
            jdbc.batchUpdate(INSERT_RECORD, recordRows);
            jdbc.batchUpdate(INSERT_MATTER, matterRows);
        }
    }

    private static PastSubject succeeded(@Nullable PastSubject was, SubjectSucceeded event) {
        SubjectRegistered subject = was == null ? null : was.subject();
        String newName = event.succession().newName();
        List<SubjectSucceeded> all = new ArrayList<>(was == null ? List.of() : was.successions());
        all.add(event);
        return new PastSubject(
                newName == null || subject == null ? subject : subject.renamed(newName),
                was == null ? ArchiveState.OPEN : was.state(),
                all);
    }

    private static PastSubject inState(@Nullable PastSubject was, ArchiveState state) {
        return was == null
                ? new PastSubject(null, state, List.of())
                : new PastSubject(was.subject(), state, was.successions());
    }
}
