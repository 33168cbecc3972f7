package org.chengxin.projections.matter;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.profile.MatterProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.SealedBody;
import org.chengxin.projections.engine.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Keeps {@code matter.matter}: every matter and how far it has come, and {@code matter.organ}: which organs it names. */
public final class MatterView implements View {

    private static final String UPSERT = """
            insert into matter
                   (subject_id, mechanism, number, code, stage, over, due, overdue, project, first_position, last_position,
                    body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (subject_id, mechanism, number) do update
               set code = excluded.code, stage = excluded.stage, over = excluded.over, due = excluded.due,
                   overdue = excluded.overdue, project = excluded.project, last_position = excluded.last_position,
                   body = excluded.body
            """;
    private static final String ORGAN = """
            insert into organ (subject_id, mechanism, number, uscc) values (?, ?, ?, ?) on conflict do nothing
            """;

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");

    private final JdbcTemplate jdbc;
    private final WireJson wire;

    public MatterView(JdbcTemplate jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    private record Key(SubjectId subjectId, Mechanism mechanism, int number) {
        static Key of(MatterProfile matter) {
            return new Key(matter.subjectId(), matter.mechanism(), matter.number());
        }
    }

    @Override
    public String name() {
        return "matter";
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        Map<Key, MatterProfile> matters = load(batch);
        Set<SubjectId> erased = new HashSet<>();
        List<Object[]> heirs = new ArrayList<>();
        Set<Key> changed = new HashSet<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof MatterEvent e) {
                Key key = new Key(e.subjectId(), e.move().mechanism(), e.matter());
                matters.put(key, MatterProfile.after(matters.get(key), e, event.stamp()));
                changed.add(key);
            } else if (event.payload() instanceof SubjectSucceeded e) {
                handOver(e, matters, heirs);
            } else if (event.payload() instanceof PersonalDataErased e) {
                matters.replaceAll((k, m) -> k.subjectId().equals(e.subjectId()) ? m.afterErasure() : m);
                matters.keySet().stream()
                        .filter(k -> k.subjectId().equals(e.subjectId()))
                        .forEach(changed::add);
                erased.add(e.subjectId());
            }
        }
        List<MatterProfile> written = matters.values().stream()
                .filter(matter -> changed.contains(Key.of(matter)))
                .toList();
        jdbc.batchUpdate(
                UPSERT,
                written.stream()
                        .map(m -> row(m, erased.contains(m.subjectId())))
                        .toList());
        jdbc.batchUpdate(ORGAN, organs(written));
        jdbc.batchUpdate(ORGAN, heirs);
    }

    /** What is open goes on with whoever took over. */
    private static void handOver(SubjectSucceeded event, Map<Key, MatterProfile> matters, List<Object[]> heirs) {
        if (!event.succession().kind().ends()) {
            return;
        }
        matters.values().stream()
                .filter(m ->
                        m.subjectId().equals(event.subjectId()) && !m.stage().isOver())
                .forEach(m -> event.succession()
                        .successors()
                        .forEach(heir -> heirs.add(new Object[] {
                            m.subjectId().value(),
                            m.mechanism().name(),
                            m.number(),
                            heir.organ().uscc()
                        })));
    }

    /** Every matter of every archive that the batch has a step in; an erasure touches all of its archive. */
    private Map<Key, MatterProfile> load(List<LedgerEvent> batch) {
        String[] subjects = batch.stream()
                .filter(event -> event.payload() instanceof MatterEvent
                        || event.payload() instanceof SubjectSucceeded
                        || event.payload() instanceof PersonalDataErased)
                .map(event -> ((CreditEvent) event.payload()).subjectId().value())
                .collect(Collectors.toSet())
                .toArray(String[]::new);
        Map<Key, MatterProfile> matters = new LinkedHashMap<>();
        if (subjects.length > 0) {
            List<SealedBody> bodies = jdbc.query(
                    "select subject_id, body from matter where subject_id = any(?)", BODY, (Object) subjects);
            SealedBody.read(bodies, wire, MatterProfile.class).forEach(m -> matters.put(Key.of(m), m));
        }
        return matters;
    }

    private @Nullable Object[] row(MatterProfile m, boolean erased) {
        return new @Nullable Object[] {
            m.subjectId().value(),
            m.mechanism().name(),
            m.number(),
            m.terms().code(),
            m.stage().name(),
            m.stage().isOver(),
            m.fallsDue().map(Date::valueOf).orElse(null),
            m.overdueOn() != null,
            m.terms().project(),
            m.steps().getFirst().stamp().position(),
            m.steps().getLast().stamp().position(),
            erased
                    ? wire.writeErased(m.subjectId().value(), m)
                    : wire.write(m.subjectId().value(), m)
        };
    }

    private static List<Object[]> organs(List<MatterProfile> matters) {
        List<Object[]> rows = new ArrayList<>();
        for (MatterProfile m : matters) {
            m.terms()
                    .organs()
                    .forEach(named -> rows.add(new Object[] {
                        m.subjectId().value(),
                        m.mechanism().name(),
                        m.number(),
                        named.organ().uscc()
                    }));
        }
        return rows;
    }
}
