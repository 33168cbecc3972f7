package org.chengxin.api.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.submission.CellFault;
import org.chengxin.ledger.submission.Normalised;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of {@code submission}. */
@Repository
class BatchStore {

    private static final int CHUNK_BYTES = 1 << 20;
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<CellFault>> FAULTS = new TypeReference<>() {};
    private static final TypeReference<List<Normalised>> NORMALISED = new TypeReference<>() {};

    private static final String SELECT = "select * from submission.batch ";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    BatchStore(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** Stores a new batch with its file, all of it or nothing. */
    @Transactional
    public void create(BatchStatus batch, @Nullable String idempotencyKey, List<String> header, Path file)
            throws IOException {
        template.update(
                """
                insert into submission.batch (batch_id, account, role, organ, source_name, source_uscc, type,
                       file_name, sha256, size_bytes, header, idempotency_key, status, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, 'RUNNING', ?)
                """,
                batch.batchId().value(),
                batch.actor().account(),
                batch.actor().role().name(),
                batch.actor().organ(),
                batch.source().name(),
                batch.source().uscc(),
                batch.type(),
                batch.fileName(),
                batch.sha256(),
                batch.sizeBytes(),
                storable(json.writeValueAsString(header)),
                idempotencyKey,
                Timestamp.from(batch.receivedAt()));
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = in.readNBytes(CHUNK_BYTES);
            for (int seq = 0; chunk.length > 0; seq++, chunk = in.readNBytes(CHUNK_BYTES)) {
                template.update(
                        "insert into submission.file_chunk (batch_id, seq, bytes) values (?, ?, ?)",
                        batch.batchId().value(),
                        seq,
                        chunk);
            }
        }
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
                out.write(chunk.get());
            }
        }
    }

    /** The header row of the file. */
    List<String> header(BatchId id) {
        return json.readValue(
                jdbc.sql("select header from submission.batch where batch_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single(),
                TEXTS);
    }

    Optional<BatchStatus> find(BatchId id) {
        return jdbc.sql(SELECT + "where batch_id = ?")
                .param(id.value())
                .query(BatchStore::status)
                .optional();
    }

    Optional<BatchStatus> byIdempotencyKey(String account, String key) {
        return jdbc.sql(SELECT + "where account = ? and idempotency_key = ?")
                .param(account)
                .param(key)
                .query(BatchStore::status)
                .optional();
    }

    /** Newest first, from before {@code before}; of one source, or of all. */
    List<BatchStatus> list(@Nullable String sourceUscc, String before, int limit) {
        return jdbc.sql(SELECT
                        + "where batch_id < :before and (:source::text is null or source_uscc = :source)"
                        + " order by batch_id desc limit :limit")
                .param("before", before)
                .param("source", sourceUscc)
                .param("limit", limit)
                .query(BatchStore::status)
                .list();
    }

    /** Batches that have not come to their end, oldest first. */
    List<BatchId> unfinished() {
        return jdbc.sql("select batch_id from submission.batch where status = 'RUNNING' order by batch_id")
                .query((row, n) -> new BatchId(row.getString(1)))
                .list();
    }

    List<RowVerdict> rows(BatchId id, @Nullable Verdict verdict, int afterRow, int limit) {
        return jdbc.sql("""
                        select * from submission.row
                         where batch_id = :batch and row > :after and (:verdict::text is null or verdict = :verdict)
                         order by row limit :limit
                        """)
                .param("batch", id.value())
                .param("after", afterRow)
                .param("verdict", verdict == null ? null : verdict.name())
                .param("limit", limit)
                .query((row, n) -> verdict(row))
                .list();
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
    @Transactional
    public void add(BatchId id, List<RowVerdict> verdicts) {
        template.batchUpdate("""
                insert into submission.row
                       (batch_id, row, verdict, record_id, position, rule, faults, normalised, cells)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
                """, verdicts.stream().map(v -> values(id, v)).toList());
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
        jdbc.sql("update submission.batch set status = 'COMPLETED', ended_at = ? where batch_id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    void failed(BatchId id, Instant at, String rule, Bilingual why) {
        jdbc.sql("""
                        update submission.batch
                           set status = 'FAILED', ended_at = ?, failure_rule = ?, failure_zh = ?, failure_en = ?
                         where batch_id = ?
                        """)
                .params(Timestamp.from(at), rule, why.zh(), why.en(), id.value())
                .update();
    }

    private static int count(List<RowVerdict> verdicts, Verdict verdict) {
        return (int) verdicts.stream().filter(v -> v.verdict() == verdict).count();
    }

    private @Nullable Object[] values(BatchId id, RowVerdict v) {
        RecordId recordId = v.recordId();
        return new @Nullable Object[] {
            id.value(),
            v.row(),
            v.verdict().name(),
            recordId == null ? null : recordId.value(),
            v.position(),
            v.faults().isEmpty() ? null : v.faults().getFirst().rule(),
            storable(json.writeValueAsString(v.faults())),
            storable(json.writeValueAsString(v.normalised())),
            v.verdict() == Verdict.REJECTED ? storable(json.writeValueAsString(v.cells())) : null
        };
    }

    /** PostgreSQL holds every character but the null one, which JSON writes as an escape. */
    private static String storable(String json) {
        return json.replace("\\u0000", "\uFFFD");
    }

    private RowVerdict verdict(ResultSet row) throws SQLException {
        String recordId = row.getString("record_id");
        String cells = row.getString("cells");
        return new RowVerdict(
                row.getInt("row"),
                Verdict.valueOf(row.getString("verdict")),
                recordId == null ? null : new RecordId(recordId),
                row.getObject("position", Long.class),
                json.readValue(row.getString("faults"), FAULTS),
                json.readValue(row.getString("normalised"), NORMALISED),
                cells == null ? List.of() : json.readValue(cells, TEXTS));
    }

    private static BatchStatus status(ResultSet row, int n) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        String zh = row.getString("failure_zh");
        return new BatchStatus(
                new BatchId(row.getString("batch_id")),
                BatchStatus.State.valueOf(row.getString("status")),
                new Actor(row.getString("account"), Role.valueOf(row.getString("role")), row.getString("organ")),
                row.getString("type"),
                new Organ(row.getString("source_name"), row.getString("source_uscc")),
                row.getString("file_name"),
                row.getString("sha256"),
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
                zh == null ? null : new Bilingual(zh, row.getString("failure_en")));
    }
}
