package org.chengxin.api.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.chengxin.api.imports.BatchSeal.Envelope;
import org.chengxin.api.imports.BatchSeal.RowContent;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.submission.CellFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of {@code submission}. */
@Repository
class BatchStore {

    private static final int CHUNK_BYTES = 1 << 20;
    private static final int PAGE_ROWS = 500;
    private static final String SELECT = "select * from submission.batch ";
    private static final String KEY_SCHEME = "IDEMPOTENCY-KEY";
    private static final Bilingual ERASED =
            new Bilingual("原文件内容已依法删除", "What the file said here has been erased by law");

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final BatchSeal seal;
    private final MatchingKey matching;

    BatchStore(
            JdbcClient jdbc,
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            BatchSeal seal,
            MatchingKey matching) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = new TransactionTemplate(transactions);
        this.seal = seal;
        this.matching = matching;
    }

    /** A batch as it stands in its row. */
    private record SealedBatch(
            BatchStatus open,
            @Nullable String envelope,
            @Nullable String failure) {}

    /** A verdict as it stands in its row. */
    private record SealedRow(
            RowVerdict open,
            @Nullable String rule,
            @Nullable String owner,
            @Nullable String content) {}

    /** A refused row for which no subject was found, sealed with the key of its batch. */
    private record RefusedRow(String batch, int row, String content) {
        Optional<RowContent> open(BatchSeal seal) {
            return seal.row(batch, new BatchId(batch), row, content);
        }
    }

    /** Stores a new batch with its file, all of it or nothing. */
    void create(BatchStatus batch, @Nullable String idempotencyKey, Envelope envelope, Path file) {
        seal.prepare(batch.batchId());
        transaction.executeWithoutResult(status -> {
            insert(batch, idempotencyKey, seal.seal(batch.batchId(), envelope));
            try (InputStream in = Files.newInputStream(file)) {
                byte[] chunk = in.readNBytes(CHUNK_BYTES);
                for (int seq = 0; chunk.length > 0; seq++, chunk = in.readNBytes(CHUNK_BYTES)) {
                    template.update(
                            "insert into submission.file_chunk (batch_id, seq, bytes) values (?, ?, ?)",
                            batch.batchId().value(),
                            seq,
                            seal.seal(batch.batchId(), seq, chunk));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read a file that was just received", e);
            }
        });
    }

    private void insert(BatchStatus batch, @Nullable String idempotencyKey, String envelope) {
        template.update(
                """
                insert into submission.batch (batch_id, account, role, organ, source_name, source_uscc, type,
                       size_bytes, envelope, idempotency_key, status, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?)
                """,
                batch.batchId().value(),
                batch.actor().account(),
                batch.actor().role().name(),
                batch.actor().organ(),
                batch.source().name(),
                batch.source().uscc(),
                batch.type(),
                batch.sizeBytes(),
                envelope,
                idempotencyKey == null ? null : matching.match(KEY_SCHEME, idempotencyKey),
                Timestamp.from(batch.receivedAt()));
    }

    /** Writes the bytes of the file as they were sent. */
    void writeFile(BatchId id, Path to) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            for (int seq = 0; ; seq++) {
                Optional<byte[]> chunk = jdbc.sql(
                                "select bytes from submission.file_chunk where batch_id = ? and seq = ?")
                        .param(id.value())
                        .param(seq)
                        .query(byte[].class)
                        .optional();
                if (chunk.isEmpty()) {
                    return;
                }
                out.write(seal.open(id, seq, chunk.get()));
            }
        }
    }

    /** The header row of the file; empty once it has been erased. */
    List<String> header(BatchId id) {
        String envelope = jdbc.sql("select envelope from submission.batch where batch_id = ?")
                .param(id.value())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
        return seal.envelope(id, envelope).map(Envelope::header).orElse(List.of());
    }

    Optional<BatchStatus> find(BatchId id) {
        return jdbc.sql(SELECT + "where batch_id = ?")
                .param(id.value())
                .query(BatchStore::batch)
                .optional()
                .map(this::opened);
    }

    Optional<BatchStatus> byIdempotencyKey(String account, String key) {
        return jdbc.sql(SELECT + "where account = ? and idempotency_key = ?")
                .param(account)
                .param(matching.match(KEY_SCHEME, key))
                .query(BatchStore::batch)
                .optional()
                .map(this::opened);
    }

    /** Newest first, from before {@code before}; of one source, or of all. */
    List<BatchStatus> list(@Nullable String sourceUscc, String before, int limit) {
        List<SealedBatch> found = jdbc.sql(SELECT
                        + "where batch_id < :before and (:source::text is null or source_uscc = :source)"
                        + " order by batch_id desc limit :limit")
                .param("before", before)
                .param("source", sourceUscc)
                .param("limit", limit)
                .query(BatchStore::batch)
                .list();
        seal.fetch(found.stream().map(b -> b.open().batchId().value()).toList());
        return found.stream().map(this::opened).toList();
    }

    /** Batches that have not come to their end, oldest first. */
    List<BatchId> unfinished() {
        return jdbc.sql("select batch_id from submission.batch where status = 'RUNNING' order by batch_id")
                .query((row, n) -> new BatchId(row.getString(1)))
                .list();
    }

    List<RowVerdict> rows(BatchId id, @Nullable Verdict verdict, int afterRow, int limit) {
        List<SealedRow> found = jdbc.sql("""
                        select * from submission.row
                         where batch_id = :batch and row > :after and (:verdict::text is null or verdict = :verdict)
                         order by row limit :limit
                        """)
                .param("batch", id.value())
                .param("after", afterRow)
                .param("verdict", verdict == null ? null : verdict.name())
                .param("limit", limit)
                .query(BatchStore::row)
                .list();
        seal.fetch(found.stream()
                .map(SealedRow::owner)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return found.stream().map(row -> opened(id, row)).toList();
    }

    /** The last row that has its verdict; 0 before the first. Rows get theirs in the order of the file. */
    int lastRow(BatchId id) {
        return jdbc.sql("select coalesce(max(row), 0) from submission.row where batch_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    void counted(BatchId id, int total) {
        jdbc.sql("update submission.batch set total = ? where batch_id = ?")
                .param(total)
                .param(id.value())
                .update();
    }

    /** Adds the verdicts of the next rows and moves the counters on, all of it or nothing. */
    void add(BatchId id, List<RowVerdict> verdicts) {
        seal.prepare(id, verdicts);
        List<@Nullable Object[]> rows =
                verdicts.stream().map(v -> values(id, v)).toList();
        transaction.executeWithoutResult(status -> {
            template.batchUpdate("""
                    insert into submission.row (batch_id, row, verdict, record_id, position, rule, owner, content)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """, rows);
            count(id, verdicts);
        });
    }

    private void count(BatchId id, List<RowVerdict> verdicts) {
        List<Long> added = verdicts.stream()
                .filter(v -> v.verdict() == Verdict.ACCEPTED)
                .map(RowVerdict::position)
                .filter(Objects::nonNull)
                .toList();
        template.update(
                """
                update submission.batch
                   set done = done + ?, accepted = accepted + ?, duplicate = duplicate + ?, rejected = rejected + ?,
                       first_position = least(first_position, ?), last_position = greatest(last_position, ?)
                 where batch_id = ?
                """,
                verdicts.size(),
                count(verdicts, Verdict.ACCEPTED),
                count(verdicts, Verdict.DUPLICATE),
                count(verdicts, Verdict.REJECTED),
                added.stream().min(Comparator.naturalOrder()).orElse(null),
                added.stream().max(Comparator.naturalOrder()).orElse(null),
                id.value());
    }

    /** How many rows each rule refused. */
    SortedMap<String, Integer> refusalsByRule(BatchId id) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        jdbc.sql("select rule, count(*) from submission.row where batch_id = ? and verdict = 'REJECTED' group by rule")
                .param(id.value())
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    void completed(BatchId id, Instant at) {
        transaction.executeWithoutResult(status -> {
            removeFile(id);
            jdbc.sql("update submission.batch set status = 'COMPLETED', ended_at = ? where batch_id = ?")
                    .params(Timestamp.from(at), id.value())
                    .update();
        });
    }

    void failed(BatchId id, Instant at, String rule, Bilingual why) {
        seal.prepare(id);
        transaction.executeWithoutResult(status -> {
            removeFile(id);
            jdbc.sql("""
                            update submission.batch
                               set status = 'FAILED', ended_at = ?, failure_rule = ?, failure = ? where batch_id = ?
                            """)
                    .params(Timestamp.from(at), rule, seal.seal(id, why), id.value())
                    .update();
        });
    }

    private void removeFile(BatchId id) {
        jdbc.sql("delete from submission.file_chunk where batch_id = ?")
                .param(id.value())
                .update();
    }

    /** Batches that ended before {@code before} and still hold what their files said, the oldest first. */
    List<BatchId> endedBefore(Instant before, int limit) {
        return jdbc.sql("""
                        select batch_id from submission.batch
                         where purged_at is null and ended_at < ? order by ended_at limit ?
                        """)
                .params(Timestamp.from(before), limit)
                .query((row, n) -> new BatchId(row.getString(1)))
                .list();
    }

    /** Takes away what a file and its rows said. */
    void purge(BatchId id, Instant at) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            "update submission.row set owner = null, content = null where batch_id = ? and content is not null")
                    .param(id.value())
                    .update();
            jdbc.sql("update submission.batch set envelope = null, failure = null, purged_at = ? where batch_id = ?")
                    .params(Timestamp.from(at), id.value())
                    .update();
        });
    }

    /**
     * Takes away what refused rows said, of those for which no subject was found and whose cells are {@code about} somebody.
     * Returns how many there were.
     */
    int forgetRefused(Predicate<List<String>> about) {
        int forgotten = 0;
        RefusedRow last = new RefusedRow("", 0, "");
        for (List<RefusedRow> page = refusedAfter(last); !page.isEmpty(); page = refusedAfter(last)) {
            for (RefusedRow row : page) {
                if (row.open(seal)
                        .filter(content -> about.test(content.cells()))
                        .isPresent()) {
                    forgotten += template.update(
                            "update submission.row set owner = null, content = null where batch_id = ? and row = ?",
                            row.batch(),
                            row.row());
                }
            }
            last = page.getLast();
        }
        return forgotten;
    }

    private List<RefusedRow> refusedAfter(RefusedRow last) {
        List<RefusedRow> page = jdbc.sql("""
                        select batch_id, row, content from submission.row
                         where owner = batch_id and (batch_id, row) > (?, ?) order by batch_id, row limit ?
                        """)
                .params(last.batch(), last.row(), PAGE_ROWS)
                .query((row, n) ->
                        new RefusedRow(row.getString("batch_id"), row.getInt("row"), row.getString("content")))
                .list();
        seal.fetch(page.stream().map(RefusedRow::batch).distinct().toList());
        return page;
    }

    private static int count(List<RowVerdict> verdicts, Verdict verdict) {
        return (int) verdicts.stream().filter(v -> v.verdict() == verdict).count();
    }

    private @Nullable Object[] values(BatchId id, RowVerdict v) {
        RecordId recordId = v.recordId();
        RowContent content = new RowContent(v.faults(), v.normalised(), v.cells());
        String owner = content.isEmpty() ? null : seal.owner(id, v.subjectId());
        return new @Nullable Object[] {
            id.value(),
            v.row(),
            v.verdict().name(),
            recordId == null ? null : recordId.value(),
            v.position(),
            v.faults().isEmpty() ? null : v.faults().getFirst().rule(),
            owner,
            owner == null ? null : seal.seal(owner, id, v.row(), content)
        };
    }

    private static SealedRow row(ResultSet row, int n) throws SQLException {
        String recordId = row.getString("record_id");
        return new SealedRow(
                new RowVerdict(
                        row.getInt("row"),
                        Verdict.valueOf(row.getString("verdict")),
                        null,
                        recordId == null ? null : new RecordId(recordId),
                        row.getObject("position", Long.class),
                        List.of(),
                        List.of(),
                        List.of()),
                row.getString("rule"),
                row.getString("owner"),
                row.getString("content"));
    }

    private RowVerdict opened(BatchId id, SealedRow sealed) {
        String owner = sealed.owner();
        String content = sealed.content();
        Optional<RowContent> opened = owner == null || content == null
                ? Optional.empty()
                : seal.row(owner, id, sealed.open().row(), content);
        return sealed.open().with(opened.orElseGet(() -> without(sealed.rule())));
    }

    /** What is left of a row whose content has been erased: the rule that refused it. */
    private static RowContent without(@Nullable String rule) {
        return new RowContent(
                rule == null ? List.of() : List.of(new CellFault("", "", rule, ERASED)), List.of(), List.of());
    }

    private BatchStatus opened(SealedBatch sealed) {
        BatchId id = sealed.open().batchId();
        Optional<Envelope> envelope = seal.envelope(id, sealed.envelope());
        Bilingual failure = sealed.open().failureRule() == null
                ? null
                : seal.failure(id, sealed.failure()).orElse(ERASED);
        return sealed.open()
                .with(
                        envelope.map(Envelope::fileName).orElse(""),
                        envelope.map(Envelope::sha256).orElse(null),
                        failure);
    }

    private static SealedBatch batch(ResultSet row, int n) throws SQLException {
        return new SealedBatch(status(row), row.getString("envelope"), row.getString("failure"));
    }

    private static BatchStatus status(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new BatchStatus(
                new BatchId(row.getString("batch_id")),
                BatchStatus.State.valueOf(row.getString("status")),
                new Actor(row.getString("account"), Role.valueOf(row.getString("role")), row.getString("organ")),
                row.getString("type"),
                new Organ(row.getString("source_name"), row.getString("source_uscc")),
                "",
                null,
                row.getLong("size_bytes"),
                row.getObject("total", Integer.class),
                row.getInt("done"),
                row.getInt("accepted"),
                row.getInt("duplicate"),
                row.getInt("rejected"),
                row.getObject("first_position", Long.class),
                row.getObject("last_position", Long.class),
                row.getTimestamp("received_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("failure_rule"),
                null);
    }
}
