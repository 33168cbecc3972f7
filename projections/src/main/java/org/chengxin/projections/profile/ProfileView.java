package org.chengxin.projections.profile;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.ledger.credit.CreditEvent.OfProtection;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Succession;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.PersonalPatterns;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.SealedBody;
import org.chengxin.projections.engine.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Keeps {@code profile.subject} and {@code profile.record}. A batch reads the records it touches in one query, folds them
 * in memory and writes each row once.
 */
public final class ProfileView implements View {

    static final String NAME_SCHEME = "NAME";

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");

    private static final String UPSERT_SUBJECT = """
            insert into subject as s
                   (subject_id, kind, name, name_key, uscc, first_position, last_position, body)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (subject_id) do update set last_position = greatest(s.last_position, excluded.last_position)
            """;
    private static final String TOUCH_SUBJECT =
            "update subject set last_position = greatest(last_position, ?) where subject_id = ?";
    private static final String STATE = "update subject set state = ? where subject_id = ?";
    /** Nothing is left to be found by. */
    private static final String ERASE_SUBJECT =
            "update subject set name = null, name_key = null, uscc = null, body = ?::jsonb where subject_id = ?";

    private static final String RENAME_SUBJECT = "update subject set name = ?, body = ?::jsonb where subject_id = ?";

    private static final String SUCCEEDED = "update subject set succeeded = true where subject_id = ?";

    private static final String UPSERT_RECORD = """
            insert into record
                   (record_id, subject_id, type, source_uscc, answered_since, status, first_position, last_position, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (record_id) do update
               set source_uscc = excluded.source_uscc, answered_since = excluded.answered_since,
                   status = excluded.status, last_position = excluded.last_position, body = excluded.body
            """;

    private static final String ADD_SUCCESSION = """
            insert into succession (position, subject_id, uscc, ends, former_name, body)
            select ?, s.subject_id, s.uscc, ?, ?, ?::jsonb from subject s where s.subject_id = ?
            """;

    private static final String ADD_HEIR =
            "insert into heir (position, successor_id, type, uscc, name) values (?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final MatchingKey matching;
    private final WireJson wire;

    public ProfileView(JdbcTemplate jdbc, MatchingKey matching, WireJson wire) {
        this.jdbc = jdbc;
        this.matching = matching;
        this.wire = wire;
    }

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        Map<SubjectRegistered, Stamp> registered = new LinkedHashMap<>();
        Map<String, Long> touched = new HashMap<>();
        Map<String, ArchiveState> states = new HashMap<>();
        Set<SubjectId> erased = erased(batch);
        Map<RecordId, RecordProfile> records = load(recordIds(batch), erased);
        Set<RecordId> changed = new HashSet<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof SubjectRegistered e) {
                registered.put(e, event.stamp());
            } else if (event.payload() instanceof OfRecord e) {
                records.put(e.recordId(), RecordProfile.after(records.get(e.recordId()), e, event.stamp()));
                changed.add(e.recordId());
                touched.put(e.subjectId().value(), event.stamp().position());
            } else if (event.payload() instanceof SubjectSucceeded e) {
                touched.put(e.subjectId().value(), event.stamp().position());
            } else if (event.payload() instanceof MatterEvent e) {
                touched.put(e.subjectId().value(), event.stamp().position());
            } else if (event.payload() instanceof OfProtection e) {
                ArchiveState.broughtBy(e)
                        .ifPresent(state -> states.put(e.subjectId().value(), state));
                touched.put(e.subjectId().value(), event.stamp().position());
            }
        }
        records.replaceAll((id, record) -> {
            if (!erased.contains(record.subjectId())) {
                return record;
            }
            changed.add(id);
            return record.withoutPersonal();
        });
        writeSubjects(registered);
        batch.forEach(event -> {
            if (event.payload() instanceof SubjectSucceeded e) {
                succeed(e, event.stamp());
            }
        });
        jdbc.batchUpdate(
                TOUCH_SUBJECT,
                touched.entrySet().stream()
                        .map(t -> new Object[] {t.getValue(), t.getKey()})
                        .toList());
        jdbc.batchUpdate(
                STATE,
                states.entrySet().stream()
                        .map(s -> new Object[] {s.getValue().name(), s.getKey()})
                        .toList());
        erased.forEach(this::eraseSubject);
        writeRecords(changed.stream().map(records::get).toList(), erased);
    }

    private static Set<RecordId> recordIds(List<LedgerEvent> batch) {
        Set<RecordId> ids = new HashSet<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof OfRecord e) {
                ids.add(e.recordId());
            }
        }
        return ids;
    }

    /** Nothing follows an erasure in the archive that was erased, so it does not matter where in the batch it stands. */
    private static Set<SubjectId> erased(List<LedgerEvent> batch) {
        return batch.stream()
                .filter(event -> event.payload() instanceof PersonalDataErased)
                .map(event -> ((PersonalDataErased) event.payload()).subjectId())
                .collect(toSet());
    }

    /** The records named, and all those of archives that are erased. */
    private Map<RecordId, RecordProfile> load(Collection<RecordId> ids, Collection<SubjectId> subjects) {
        if (ids.isEmpty() && subjects.isEmpty()) {
            return new HashMap<>();
        }
        List<SealedBody> bodies = jdbc.query(
                "select subject_id, body from record where record_id = any(?) or subject_id = any(?)",
                BODY,
                ids.stream().map(RecordId::value).toArray(String[]::new),
                subjects.stream().map(SubjectId::value).toArray(String[]::new));
        return SealedBody.read(bodies, wire, RecordProfile.class).stream()
                .collect(toMap(RecordProfile::recordId, r -> r, (a, b) -> b, HashMap::new));
    }

    /** In the order of the ledger, so that the last name stays. */
    private void succeed(SubjectSucceeded event, Stamp stamp) {
        SubjectId id = event.subjectId();
        Succession succession = event.succession();
        jdbc.update(
                ADD_SUCCESSION,
                stamp.position(),
                succession.kind().ends(),
                PersonalPatterns.mask(succession.formerName()),
                wire.write(id.value(), event),
                id.value());
        jdbc.batchUpdate(
                ADD_HEIR,
                succession.successors().stream()
                        .flatMap(heir -> (heir.types().isEmpty() ? List.of("") : heir.types())
                                .stream().map(type -> new Object[] {
                                    stamp.position(),
                                    heir.subjectId().value(),
                                    type,
                                    heir.organ().uscc(),
                                    PersonalPatterns.mask(heir.organ().name())
                                }))
                        .toList());
        jdbc.update(SUCCEEDED, id.value());
        String newName = succession.newName();
        if (newName != null) {
            List<SealedBody> bodies =
                    jdbc.query("select subject_id, body from subject where subject_id = ?", BODY, id.value());
            SealedBody.read(bodies, wire, SubjectRegistered.class)
                    .forEach(subject -> jdbc.update(
                            RENAME_SUBJECT,
                            masked(newName),
                            wire.write(id.value(), subject.renamed(newName)),
                            id.value()));
        }
    }

    private void eraseSubject(SubjectId id) {
        List<SealedBody> bodies =
                jdbc.query("select subject_id, body from subject where subject_id = ?", BODY, id.value());
        SealedBody.read(bodies, wire, SubjectRegistered.class)
                .forEach(subject -> jdbc.update(
                        ERASE_SUBJECT, wire.writeErased(id.value(), subject.withoutPersonal()), id.value()));
    }

    private void writeSubjects(Map<SubjectRegistered, Stamp> registered) {
        jdbc.batchUpdate(
                UPSERT_SUBJECT,
                registered.entrySet().stream()
                        .map(r -> subjectRow(r.getKey(), r.getValue()))
                        .toList());
    }

    private @Nullable Object[] subjectRow(SubjectRegistered e, Stamp stamp) {
        boolean person = e.kind().isNaturalPerson();
        return new @Nullable Object[] {
            e.subjectId().value(),
            e.kind().name(),
            masked(e.name().open()),
            person && !e.name().isErased()
                    ? matching.match(NAME_SCHEME, e.name().value())
                    : null,
            e.identifiers().stream()
                    .filter(i -> i.scheme() == IdentifierScheme.USCC)
                    .map(Identifier::open)
                    .findFirst()
                    .orElse(null),
            stamp.position(),
            stamp.position(),
            wire.write(e.subjectId().value(), e)
        };
    }

    /** A name is found by the column; a number in it that is personal is no part of it. */
    private static @Nullable String masked(@Nullable String name) {
        return name == null ? null : PersonalPatterns.mask(name);
    }

    private void writeRecords(List<RecordProfile> records, Set<SubjectId> erased) {
        jdbc.batchUpdate(
                UPSERT_RECORD,
                records.stream()
                        .map(r -> new Object[] {
                            r.recordId().value(),
                            r.subjectId().value(),
                            r.fact().type(),
                            r.answering().uscc(),
                            r.answeredSince(),
                            r.standing().name(),
                            r.first().position(),
                            r.last().position(),
                            erased.contains(r.subjectId())
                                    ? wire.writeErased(r.subjectId().value(), r)
                                    : wire.write(r.subjectId().value(), r)
                        })
                        .toList());
    }
}
