package org.chengxin.projections.objection;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.RecordTakenOver;
import org.chengxin.ledger.credit.ObjectionEvent;
import org.chengxin.ledger.profile.ObjectionProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.SealedBody;
import org.chengxin.projections.engine.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps {@code objection.objection_case}: every objection, and how far it has come. */
public final class ObjectionView implements View {

    private static final String UPSERT = """
            insert into objection_case
                   (subject_id, number, record_id, queue, source_uscc, first_position, last_position, body)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (subject_id, number) do update
               set queue = excluded.queue, source_uscc = excluded.source_uscc,
                   last_position = excluded.last_position, body = excluded.body
            """;

    private static final String OF_SUBJECTS = "select subject_id, body from objection_case where subject_id = any(?)";

    private final JdbcTemplate jdbc;
    private final WireJson wire;

    public ObjectionView(JdbcTemplate jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    private record Key(SubjectId subjectId, int number) {}

    @Override
    public String name() {
        return "objection";
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        Map<Key, ObjectionProfile> objections = load(batch);
        Set<SubjectId> erased = new HashSet<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof ObjectionEvent e) {
                Key key = new Key(e.subjectId(), e.objection());
                objections.put(key, ObjectionProfile.after(objections.get(key), e, event.stamp()));
            } else if (event.payload() instanceof RecordTakenOver e) {
                objections.replaceAll((k, o) -> o.recordId().equals(e.recordId()) ? o.takenOver(e.by()) : o);
            } else if (event.payload() instanceof PersonalDataErased e) {
                objections.replaceAll((k, o) -> k.subjectId().equals(e.subjectId()) ? o.afterErasure() : o);
                erased.add(e.subjectId());
            }
        }
        jdbc.batchUpdate(
                UPSERT,
                objections.values().stream()
                        .map(o -> row(o, erased.contains(o.subjectId())))
                        .toList());
    }

    /** Every objection of every archive that the batch has a step of; an erasure touches all of its archive. */
    private Map<Key, ObjectionProfile> load(List<LedgerEvent> batch) {
        Set<String> subjects = batch.stream()
                .filter(event -> event.payload() instanceof ObjectionEvent
                        || event.payload() instanceof RecordTakenOver
                        || event.payload() instanceof PersonalDataErased)
                .map(event -> ((CreditEvent) event.payload()).subjectId().value())
                .collect(Collectors.toSet());
        Map<Key, ObjectionProfile> objections = new LinkedHashMap<>();
        SealedBody.load(jdbc, OF_SUBJECTS, subjects, wire, ObjectionProfile.class)
                .forEach(o -> objections.put(new Key(o.subjectId(), o.number()), o));
        return objections;
    }

    private @Nullable Object[] row(ObjectionProfile o, boolean erased) {
        return new @Nullable Object[] {
            o.subjectId().value(),
            o.number(),
            o.recordId().value(),
            ObjectionQueue.of(o.stage()).name(),
            o.source(),
            o.steps().getFirst().stamp().position(),
            o.steps().getLast().stamp().position(),
            erased
                    ? wire.writeErased(o.subjectId().value(), o)
                    : wire.write(o.subjectId().value(), o)
        };
    }
}
