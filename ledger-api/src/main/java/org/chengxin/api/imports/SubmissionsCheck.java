package org.chengxin.api.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.api.verification.Found;
import org.chengxin.api.verification.Moment;
import org.chengxin.api.verification.OperatorCheck;
import org.chengxin.ledger.personal.BrokenSealException;
import org.chengxin.ledger.personal.KeyMissingException;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.submission.BatchEvent;
import org.chengxin.ledger.submission.BatchEvent.BatchCompleted;
import org.chengxin.ledger.submission.BatchEvent.BatchFailed;
import org.chengxin.ledger.submission.BatchEvent.BatchReceived;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Wording;
import org.chengxin.projections.engine.LedgerEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether submitted files and the verdicts of their rows are those that the log tells of: who sent what, how it ended, how many
 * rows were taken, known and refused by which rule, and which record each row became. What a row said is sealed and must open.
 */
public final class SubmissionsCheck implements OperatorCheck {

    /** Taken and known rows whose record the history does not have at that place. */
    private static final String STRAY_ROWS = """
            select r.batch_id, r.row
              from submission.row r
              left join history.entry h on h.position = r.position and h.record_id = r.record_id
             where r.verdict <> 'REJECTED' and h.position is null
               and (r.position is null
                    or r.position <= (select coalesce(max(position), 0) from projection.position where view = 'history' and target = 'LIVE'))
             union all
            select r.batch_id, r.row
              from submission.row r
              join history.entry h on h.position = r.position
             where r.verdict = 'ACCEPTED'
               and (h.body -> 'origin' ->> 'batchId' is distinct from r.batch_id
                    or h.body -> 'origin' ->> 'row' is distinct from r.row::text)
             order by 1, 2
            """;

    private static final String COUNTS = """
            select batch_id, count(*), count(*) filter (where verdict = 'ACCEPTED'),
                   count(*) filter (where verdict = 'DUPLICATE'), count(*) filter (where verdict = 'REJECTED')
              from submission.row group by batch_id
            """;
    private static final String RULES =
            "select batch_id, coalesce(rule, ''), count(*) from submission.row where verdict = 'REJECTED' group by 1, 2";

    private static final String CONTENTS = """
            select batch_id, row, owner, content from submission.row
             where content is not null and owner is not null and (batch_id, row) > (?, ?)
             order by batch_id, row limit ?
            """;
    private static final int PAGE_ROWS = 500;

    private final BatchSeal seal;
    private final Map<String, BatchReceived> received = new HashMap<>();
    private final Map<String, BatchEvent> ended = new HashMap<>();

    private SubmissionsCheck(BatchSeal seal) {
        this.seal = seal;
    }

    /** @param keys that open what files and rows say */
    public static SubmissionsCheck with(SubjectKeys keys) {
        return new SubmissionsCheck(new BatchSeal(keys, JsonMapper.shared()));
    }

    /** What a row said, sealed. */
    private record StoredRow(String batchId, int row, String owner, String content) {}

    /** How many rows of each verdict. */
    private record Counts(int rows, int accepted, int duplicate, int rejected) {

        private static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    @Override
    public void take(List<LedgerEvent> batch) {
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof BatchEvent of) {
                String id = of.batchId().value();
                switch (of) {
                    case BatchReceived e -> received.put(id, e);
                    case BatchCompleted e -> ended.put(id, e);
                    case BatchFailed e -> ended.put(id, e);
                }
            }
        }
    }

    @Override
    public void finish(Moment moment, Report report) {
        Found found = new Found();
        batches(moment, found);
        contents(moment, found);
        moment.jdbc().query(STRAY_ROWS, row -> {
            found.add(
                    "submission.row " + row.getString(1) + "/" + row.getInt(2),
                    "verdict, record_id or position",
                    new Wording("账本中该位置不是这一行的记录", "the log does not have this row's record at that position"));
        });
        found.report(
                report,
                new Wording(
                        received.size() + " 个报送批次及其逐行结果与账本一致",
                        received.size() + " submitted files and their rows are as the log says"));
    }

    /** Opens page by page whatever rows say. */
    private void contents(Moment moment, Found found) {
        List<StoredRow> page = page(moment, "", 0);
        while (!page.isEmpty()) {
            seal.fetch(page.stream().map(StoredRow::owner).distinct().toList());
            page.forEach(row -> opens(row, found));
            StoredRow last = page.getLast();
            page = page(moment, last.batchId(), last.row());
        }
    }

    private static List<StoredRow> page(Moment moment, String afterBatch, int afterRow) {
        return moment.jdbc()
                .query(
                        CONTENTS,
                        (row, n) -> new StoredRow(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)),
                        afterBatch,
                        afterRow,
                        PAGE_ROWS);
    }

    private void opens(StoredRow row, Found found) {
        try {
            seal.row(row.owner(), new BatchId(row.batchId()), row.row(), row.content());
        } catch (KeyMissingException | BrokenSealException | JacksonException e) {
            found.add(
                    "submission.row " + row.batchId() + "/" + row.row(),
                    "content",
                    new Wording("打不开：被改动，或密钥缺失", "cannot be opened: it was changed, or its key is missing"));
        }
    }

    private boolean opens(BatchId id, @Nullable String envelope) {
        try {
            seal.envelope(id, envelope);
            return true;
        } catch (KeyMissingException | BrokenSealException | JacksonException e) {
            return false;
        }
    }

    private void batches(Moment moment, Found found) {
        Map<String, Counts> counts = counts(moment);
        Map<String, SortedMap<String, Integer>> rules = rules(moment);
        List<String> seen = new ArrayList<>();
        moment.jdbc().query("select * from submission.batch", row -> {
            String id = row.getString("batch_id");
            seen.add(id);
            String column =
                    different(row, counts.getOrDefault(id, Counts.NONE), rules.getOrDefault(id, new TreeMap<>()));
            if (column != null) {
                found.add("submission.batch " + id, column, new Wording("与账本所载不同", "is not what the log says"));
            }
        });
        received.keySet().stream()
                .filter(id -> !seen.contains(id))
                .sorted()
                .forEach(id ->
                        found.add("submission.batch " + id, "", new Wording("缺失，被删除", "is missing: it was deleted")));
    }

    /** The first column that is not what the log says. A file that was received a moment ago may not be in the log yet. */
    private @Nullable String different(ResultSet row, Counts rows, SortedMap<String, Integer> refusals)
            throws SQLException {
        String id = row.getString("batch_id");
        BatchReceived told = received.get(id);
        if (told == null) {
            return row.getString("status").equals("RUNNING") && rows.equals(Counts.NONE) ? null : "batch_id";
        }
        List<String> columns = new ArrayList<>();
        addUnless(told.actor().account().equals(row.getString("account")), "account", columns);
        addUnless(told.actor().role().name().equals(row.getString("role")), "role", columns);
        addUnless(Objects.equals(told.actor().organ(), row.getString("organ")), "organ", columns);
        addUnless(told.source().name().equals(row.getString("source_name")), "source_name", columns);
        addUnless(told.source().uscc().equals(row.getString("source_uscc")), "source_uscc", columns);
        addUnless(told.type().equals(row.getString("type")), "type", columns);
        addUnless(told.sizeBytes() == row.getLong("size_bytes"), "size_bytes", columns);
        addUnless(counted(row).equals(rows), "done, accepted, duplicate or rejected", columns);
        addUnless(opens(new BatchId(id), row.getString("envelope")), "envelope", columns);
        end(row, ended.get(id), rows, refusals, columns);
        return columns.isEmpty() ? null : columns.getFirst();
    }

    private static void end(
            ResultSet row,
            @Nullable BatchEvent end,
            Counts rows,
            SortedMap<String, Integer> refusals,
            List<String> columns)
            throws SQLException {
        String status = row.getString("status");
        if (end == null) {
            addUnless(status.equals("RUNNING"), "status", columns);
            return;
        }
        switch (end) {
            case BatchCompleted e -> {
                addUnless(!status.equals("FAILED"), "status", columns);
                Counts told = new Counts(e.rows(), e.accepted(), e.duplicate(), e.rejected());
                addUnless(told.equals(rows), "rows", columns);
                addUnless(e.refusalsByRule().equals(refusals), "rule of its rows", columns);
                addUnless(
                        Objects.equals(e.firstPosition(), row.getObject("first_position", Long.class)),
                        "first_position",
                        columns);
                addUnless(
                        Objects.equals(e.lastPosition(), row.getObject("last_position", Long.class)),
                        "last_position",
                        columns);
            }
            case BatchFailed e -> {
                addUnless(!status.equals("COMPLETED"), "status", columns);
                addUnless(
                        status.equals("RUNNING") || e.rule().equals(row.getString("failure_rule")),
                        "failure_rule",
                        columns);
            }
            case BatchReceived e -> throw new IllegalStateException("a file that was received has not ended");
        }
    }

    private static void addUnless(boolean same, String column, List<String> columns) {
        if (!same) {
            columns.add(column);
        }
    }

    private static Counts counted(ResultSet row) throws SQLException {
        return new Counts(row.getInt("done"), row.getInt("accepted"), row.getInt("duplicate"), row.getInt("rejected"));
    }

    private static Map<String, Counts> counts(Moment moment) {
        Map<String, Counts> counts = new HashMap<>();
        moment.jdbc().query(COUNTS, row -> {
            counts.put(row.getString(1), new Counts(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)));
        });
        return counts;
    }

    private static Map<String, SortedMap<String, Integer>> rules(Moment moment) {
        Map<String, SortedMap<String, Integer>> rules = new HashMap<>();
        moment.jdbc().query(RULES, row -> {
            rules.computeIfAbsent(row.getString(1), id -> new TreeMap<>()).put(row.getString(2), row.getInt(3));
        });
        return rules;
    }
}
