package org.chengxin.api.verification;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Wording;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewTables;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds every view once more, in a database of its own, up to where the stored one stands, and compares all tables. */
public final class ViewsCheck implements OperatorCheck {

    private static final String COLUMNS = """
            select c.table_schema || '.' || c.table_name as name, c.column_name,
                   k.ordinal_position is not null as in_key
              from information_schema.columns c
              join information_schema.tables t using (table_schema, table_name)
              left join information_schema.table_constraints p
                     on p.table_schema = c.table_schema and p.table_name = c.table_name
                    and p.constraint_type = 'PRIMARY KEY'
              left join information_schema.key_column_usage k
                     on k.constraint_schema = p.constraint_schema and k.constraint_name = p.constraint_name
                    and k.column_name = c.column_name
             where t.table_type = 'BASE TABLE' and c.table_schema = any (?)
             order by 1, c.ordinal_position
            """;

    private static final String POSITIONS =
            "select view, position, event_id from projection.position where target = 'LIVE'";

    /** Events that a view could not take are not in its rows. */
    private static final String WAITING = "select view, position from projection.dead_letter where target = 'LIVE'";

    /** Rows leave these tables when their window ends, at the next sweep or at once: what has ended is not compared. */
    private static final Set<String> SWEPT = Set.of("disclosure.record", "disclosure_work.withheld");

    /**
     * Whose rows these are. Those of archives erased a moment ago are not compared as long as the view does not know of it:
     * their key may be gone already, and without it they cannot be built as they were.
     */
    private static final String SUBJECT = "subject_id";

    private final List<View> views;
    private final JdbcTemplate scratch;
    private final ViewTables tables;
    private final TransactionTemplate transaction;
    private final Map<String, Long> positions = new LinkedHashMap<>();
    private final Map<String, @Nullable String> eventIds = new HashMap<>();
    private final Map<String, Set<Long>> waiting = new HashMap<>();
    private final Set<String> atTheirEvent = new HashSet<>();
    private final Map<String, Long> erasedAt = new LinkedHashMap<>();
    private final LedgerClock clock;
    private long last;

    /**
     * @param views that write to {@code scratch}, which holds their empty tables
     * @param transaction of {@code scratch}
     */
    public ViewsCheck(
            Moment moment, List<View> views, JdbcTemplate scratch, TransactionTemplate transaction, LedgerClock clock) {
        this.views = List.copyOf(views);
        this.scratch = scratch;
        this.tables = new ViewTables(scratch, transaction);
        this.transaction = transaction;
        this.clock = clock;
        views.forEach(view -> positions.put(view.name(), 0L));
        moment.jdbc().query(POSITIONS, row -> {
            positions.put(row.getString(1), row.getLong(2));
            eventIds.put(row.getString(1), row.getString(3));
        });
        moment.jdbc().query(WAITING, row -> {
            waiting.computeIfAbsent(row.getString(1), view -> new HashSet<>()).add(row.getLong(2));
        });
    }

    @Override
    public void take(List<LedgerEvent> batch) {
        for (LedgerEvent event : batch) {
            last = event.stamp().position();
            if (event.payload() instanceof PersonalDataErased erased) {
                erasedAt.put(erased.subjectId().value(), last);
            }
        }
        for (View view : views) {
            long until = positions.getOrDefault(view.name(), 0L);
            Set<Long> letters = waiting.getOrDefault(view.name(), Set.of());
            List<LedgerEvent> seen = batch.stream()
                    .filter(event -> event.stamp().position() <= until)
                    .filter(event -> !letters.contains(event.stamp().position()))
                    .toList();
            batch.stream()
                    .filter(event -> event.stamp().position() == until
                            && event.stamp().eventId().equals(eventIds.get(view.name())))
                    .forEach(event -> atTheirEvent.add(view.name()));
            if (!seen.isEmpty()) {
                tables.in(view, () -> view.apply(seen));
            }
        }
    }

    @Override
    public void finish(Moment moment, Report report) {
        Found found = new Found();
        long same = 0;
        for (Rows rows : tables(moment.jdbc())) {
            same += Objects.requireNonNull(
                    transaction.execute(status -> new TableComparison(rows, found).run(moment.jdbc(), scratch)));
        }
        comparePositions(moment, found);
        found.report(
                report,
                new Wording(
                        positions.keySet() + " 视图的 " + same + " 行与由账本重建的一致",
                        same + " rows of the views " + positions.keySet() + " are what the log gives"));
    }

    private List<Rows> tables(JdbcTemplate jdbc) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, List<String>> keys = new LinkedHashMap<>();
        Set<String> schemas = new TreeSet<>();
        views.forEach(view -> schemas.addAll(List.of(view.name(), view.name() + "_work")));
        jdbc.query(
                COLUMNS,
                row -> {
                    String table = row.getString(1);
                    columns.computeIfAbsent(table, t -> new ArrayList<>()).add(row.getString(2));
                    List<String> key = keys.computeIfAbsent(table, t -> new ArrayList<>());
                    if (row.getBoolean(3)) {
                        key.add(row.getString(2));
                    }
                },
                (Object) schemas.toArray(String[]::new));
        List<Rows> tables = new ArrayList<>();
        columns.forEach((table, all) -> {
            List<String> key = keys.getOrDefault(table, List.of());
            tables.add(new Rows(table, table, key.isEmpty() ? all : key, all, condition(table, all)));
        });
        return tables;
    }

    private String condition(String table, List<String> columns) {
        String inTime = SWEPT.contains(table)
                ? "(public_until is null or public_until >= '" + Date.valueOf(clock.today()) + "')"
                : "true";
        String view = table.replaceAll("(_work)?\\..*", "");
        String erased = erasedAt.entrySet().stream()
                .filter(erasure -> erasure.getValue() > positions.getOrDefault(view, 0L))
                .map(erasure -> "'" + erasure.getKey().replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        return erased.isEmpty() || !columns.contains(SUBJECT)
                ? inTime
                : inTime + " and " + SUBJECT + " not in (" + erased + ")";
    }

    /** A position says which event stands there, and moves on in the transaction that writes the rows. */
    private void comparePositions(Moment moment, Found found) {
        positions.forEach((view, position) -> {
            if (position > last) {
                found.add("projection.position " + view, "position", behindTheEnd());
            } else if (position > 0 ? !atTheirEvent.contains(view) : eventIds.get(view) != null) {
                found.add(
                        "projection.position " + view,
                        "position, event_id",
                        new Wording("该位置上不是这个事件", "that event does not stand at that position"));
            }
        });
        moment.jdbc().query("select processor_name, convert_from(token, 'UTF8') from ledger.token_entry", row -> {
            if (Tokens.position(row.getString(2)) > last) {
                found.add("token_entry " + row.getString(1), "token", behindTheEnd());
            }
        });
    }

    private Wording behindTheEnd() {
        return new Wording("在账本末尾 " + last + " 之后", "is behind the end of the log, which is " + last);
    }
}
