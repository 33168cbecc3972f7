package org.chengxin.projections.due;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.profile.DueItem;
import org.chengxin.ledger.profile.DueItem.What;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.View;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps {@code due.item}: everything with a day, open or not. */
public final class DueView implements View {

    private static final String UPSERT = """
            insert into item (record_id, what, number, subject_id, last_day, step, open, objection, repair, noted, position)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
            on conflict (record_id, what, number) do update
               set last_day = excluded.last_day, step = excluded.step, open = excluded.open,
                   objection = excluded.objection, repair = excluded.repair, noted = excluded.noted, position = excluded.position
            """;

    private static final String UPSERT_SUBJECT =
            "insert into subject (subject_id, kind) values (?, ?) on conflict (subject_id) do nothing";

    private final JdbcTemplate jdbc;
    private final Catalogues catalogues;

    public DueView(JdbcTemplate jdbc, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
    }

    private record Key(RecordId recordId, What what, int number) {
        static Key of(DueItem item) {
            return new Key(item.recordId(), item.what(), item.number());
        }
    }

    @Override
    public String name() {
        return "due";
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        writeSubjects(batch);
        Map<String, SubjectKind> kinds = kinds(batch);
        Map<String, Map<Key, DueItem>> items = items(batch);
        Map<Key, DueItem> changed = new LinkedHashMap<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof CreditEvent e) {
                String subject = e.subjectId().value();
                Map<Key, DueItem> before = items.computeIfAbsent(subject, s -> new LinkedHashMap<>());
                for (DueItem item : DueItem.after(before.values(), e, kinds.get(subject), catalogues, event.stamp())) {
                    before.put(Key.of(item), item);
                    changed.put(Key.of(item), item);
                }
            }
        }
        jdbc.batchUpdate(UPSERT, changed.values().stream().map(DueRows::of).toList());
    }

    /** All of them: a later version of the catalogue may end records of a kind that none ends today. */
    private void writeSubjects(List<LedgerEvent> batch) {
        List<Object[]> rows = new ArrayList<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof SubjectRegistered e) {
                rows.add(new Object[] {e.subjectId().value(), e.kind().name()});
            }
        }
        jdbc.batchUpdate(UPSERT_SUBJECT, rows);
    }

    private Map<String, SubjectKind> kinds(List<LedgerEvent> batch) {
        Map<String, SubjectKind> kinds = new HashMap<>();
        String[] subjects = subjects(batch, false);
        if (subjects.length > 0) {
            jdbc.query(
                    "select subject_id, kind from subject where subject_id = any(?)",
                    row -> {
                        kinds.put(row.getString(1), SubjectKind.valueOf(row.getString(2)));
                    },
                    (Object) subjects);
        }
        return kinds;
    }

    private Map<String, Map<Key, DueItem>> items(List<LedgerEvent> batch) {
        Map<String, Map<Key, DueItem>> items = new HashMap<>();
        String[] subjects = subjects(batch, true);
        if (subjects.length > 0) {
            jdbc.query("select * from item where subject_id = any(?)", DueRows.ITEM, (Object) subjects)
                    .forEach(item -> items.computeIfAbsent(item.subjectId().value(), s -> new LinkedHashMap<>())
                            .put(Key.of(item), item));
        }
        return items;
    }

    /** @param known only those that may have items already: a fact that is recorded has none */
    private static String[] subjects(List<LedgerEvent> batch, boolean known) {
        return batch.stream()
                .map(LedgerEvent::payload)
                .filter(CreditEvent.class::isInstance)
                .filter(event -> !(event instanceof SubjectRegistered) && !(known && event instanceof FactRecorded))
                .map(event -> ((CreditEvent) event).subjectId().value())
                .distinct()
                .toArray(String[]::new);
    }
}
