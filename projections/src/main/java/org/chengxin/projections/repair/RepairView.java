package org.chengxin.projections.repair;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.RecordTakenOver;
import org.chengxin.ledger.credit.CreditEvent.Restated;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.profile.RepairProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.SealedBody;
import org.chengxin.projections.engine.View;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps {@code repair.repair_case}: every repair, and how far it has come, beside the organs that may be asked. */
public final class RepairView implements View {

    private static final String UPSERT = """
            insert into repair_case
                   (record_id, number, subject_id, queue, first_position, last_position, body)
            values (?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (record_id, number) do update
               set queue = excluded.queue, last_position = excluded.last_position, body = excluded.body
            """;

    private static final String UPSERT_ORGAN = """
            insert into organ (record_id, source_uscc, authority_uscc) values (?, ?, ?)
            on conflict (record_id) do update
               set authority_uscc = excluded.authority_uscc
            """;

    private static final String TAKE_OVER = "update organ set source_uscc = ? where record_id = ?";

    private static final String OF_SUBJECTS = "select subject_id, body from repair_case where subject_id = any(?)";

    private final JdbcTemplate jdbc;
    private final WireJson wire;

    public RepairView(JdbcTemplate jdbc, WireJson wire) {
        this.jdbc = jdbc;
        this.wire = wire;
    }

    private record Key(RecordId recordId, int number) {
        static Key of(RepairProfile repair) {
            return new Key(repair.recordId(), repair.number());
        }
    }

    @Override
    public String name() {
        return "repair";
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        writeOrgans(batch);
        Map<Key, RepairProfile> before = load(batch);
        Map<Key, RepairProfile> repairs = new LinkedHashMap<>(before);
        Set<SubjectId> erased = new HashSet<>();
        for (LedgerEvent event : batch) {
            switch (event.payload()) {
                case OfRepair e ->
                    repairs.compute(
                            new Key(e.recordId(), e.repair()),
                            (key, repair) -> RepairProfile.after(repair, e, event.stamp()));
                case FactRevoked e ->
                    replace(
                            repairs,
                            repair -> repair.recordId().equals(e.recordId())
                                    ? repair.overtaken(e, event.stamp())
                                    : repair);
                case PersonalDataErased e -> {
                    replace(
                            repairs,
                            repair -> repair.subjectId().equals(e.subjectId()) ? repair.afterErasure() : repair);
                    erased.add(e.subjectId());
                }
                default -> {}
            }
        }
        jdbc.batchUpdate(
                UPSERT,
                repairs.values().stream()
                        .filter(repair ->
                                erased.contains(repair.subjectId()) || !repair.equals(before.get(Key.of(repair))))
                        .map(repair -> row(repair, erased.contains(repair.subjectId())))
                        .toList());
    }

    private static void replace(Map<Key, RepairProfile> repairs, UnaryOperator<RepairProfile> step) {
        repairs.replaceAll((key, repair) -> step.apply(repair));
    }

    /** Every repair of every archive in which the batch changes one. */
    private Map<Key, RepairProfile> load(List<LedgerEvent> batch) {
        Set<String> subjects = batch.stream()
                .map(LedgerEvent::payload)
                .filter(event -> event instanceof OfRepair
                        || event instanceof FactRevoked
                        || event instanceof PersonalDataErased)
                .map(event -> ((CreditEvent) event).subjectId().value())
                .collect(Collectors.toSet());
        Map<Key, RepairProfile> repairs = new LinkedHashMap<>();
        SealedBody.load(jdbc, OF_SUBJECTS, subjects, wire, RepairProfile.class)
                .forEach(repair -> repairs.put(Key.of(repair), repair));
        return repairs;
    }

    private void writeOrgans(List<LedgerEvent> batch) {
        Map<RecordId, Object[]> organs = new LinkedHashMap<>();
        for (LedgerEvent event : batch) {
            switch (event.payload()) {
                case FactRecorded e -> organs(organs, e.recordId(), e.fact(), e.judgement());
                case Restated e -> organs(organs, e.recordId(), e.fact(), e.judgement());
                default -> {}
            }
        }
        jdbc.batchUpdate(UPSERT_ORGAN, List.copyOf(organs.values()));
        jdbc.batchUpdate(
                TAKE_OVER,
                batch.stream()
                        .map(LedgerEvent::payload)
                        .filter(RecordTakenOver.class::isInstance)
                        .map(RecordTakenOver.class::cast)
                        .map(e -> new Object[] {e.by().uscc(), e.recordId().value()})
                        .toList());
    }

    private static void organs(Map<RecordId, Object[]> organs, RecordId id, Fact fact, Judgement judgement) {
        if (judgement.polarity() == Polarity.NEGATIVE) {
            organs.put(id, new Object[] {
                id.value(), fact.source().uscc(), fact.authority().uscc()
            });
        }
    }

    private Object[] row(RepairProfile repair, boolean erased) {
        String owner = repair.subjectId().value();
        return new Object[] {
            repair.recordId().value(),
            repair.number(),
            owner,
            RepairQueue.of(repair.stage()).name(),
            repair.steps().getFirst().stamp().position(),
            repair.steps().getLast().stamp().position(),
            erased ? wire.writeErased(owner, repair) : wire.write(owner, repair)
        };
    }
}
