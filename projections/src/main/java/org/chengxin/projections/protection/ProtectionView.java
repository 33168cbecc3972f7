package org.chengxin.projections.protection;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.ledger.credit.CreditEvent.OfProtection;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.profile.ProtectionCase;
import org.chengxin.ledger.profile.ProtectionCase.Lever;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.SealedBody;
import org.chengxin.projections.engine.View;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Keeps {@code protection.order_case}: every order to erase or to restrict, and how far it has come. */
public final class ProtectionView implements View {

    private static final String UPSERT = """
            insert into order_case
                   (subject_id, lever, number, stage, waits, first_position, last_position, body)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (subject_id, lever, number) do update
               set stage = excluded.stage, waits = excluded.waits, last_position = excluded.last_position,
                   body = excluded.body
            """;

    private static final RowMapper<SealedBody> BODY = SealedBody.mapper("subject_id", "body");

    private final JdbcTemplate jdbc;
    private final WireJson wire;

    public ProtectionView(JdbcTemplate jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    private record Key(SubjectId subjectId, Lever lever, int number) {
        static Key of(ProtectionCase c) {
            return new Key(c.subjectId(), c.lever(), c.number());
        }
    }

    @Override
    public String name() {
        return "protection";
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        Map<Key, ProtectionCase> cases = load(batch);
        Set<SubjectId> erased = new HashSet<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof OfProtection e) {
                Key key = new Key(e.subjectId(), ProtectionCase.leverOf(e), e.order());
                cases.put(key, ProtectionCase.after(cases.get(key), e, event.stamp()));
                if (e instanceof PersonalDataErased) {
                    cases.replaceAll((k, c) -> k.subjectId().equals(e.subjectId()) ? c.afterErasure() : c);
                    erased.add(e.subjectId());
                }
            }
        }
        jdbc.batchUpdate(
                UPSERT,
                cases.values().stream()
                        .map(c -> row(c, erased.contains(c.subjectId())))
                        .toList());
    }

    /** Every case of every archive that the batch has a step of; an erasure touches the other cases of its archive too. */
    private Map<Key, ProtectionCase> load(List<LedgerEvent> batch) {
        Set<String> subjects = batch.stream()
                .filter(event -> event.payload() instanceof OfProtection)
                .map(event -> ((OfProtection) event.payload()).subjectId().value())
                .collect(Collectors.toSet());
        Map<Key, ProtectionCase> cases = new LinkedHashMap<>();
        if (!subjects.isEmpty()) {
            List<SealedBody> bodies =
                    jdbc.query("select subject_id, body from order_case where subject_id = any(?)", BODY, (Object)
                            subjects.toArray(String[]::new));
            SealedBody.read(bodies, wire, ProtectionCase.class).forEach(c -> cases.put(Key.of(c), c));
        }
        return cases;
    }

    private Object[] row(ProtectionCase c, boolean erased) {
        return new Object[] {
            c.subjectId().value(),
            c.lever().name(),
            c.number(),
            c.stage().name(),
            c.stage().waits(),
            c.steps().getFirst().stamp().position(),
            c.steps().getLast().stamp().position(),
            erased
                    ? wire.writeErased(c.subjectId().value(), c)
                    : wire.write(c.subjectId().value(), c)
        };
    }
}
