package org.chengxin.api.imports;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** {@code /api/v1/batches} in JSON. */
@RestController
@RequestMapping("/api/v1/batches")
class BatchDoor {

    /** Sorts behind every batch id. */
    private static final String NEWEST = "~";

    private final Batches batches;
    private final RejectsFile rejects;

    BatchDoor(Batches batches, RejectsFile rejects) {
        this.batches = batches;
        this.rejects = rejects;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<BatchRead> submit(
            @RequestParam String type,
            @RequestParam @Nullable String source,
            @RequestParam MultipartFile file,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Actor actor,
            Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            BatchStatus batch = batches.submit(
                    actor,
                    type,
                    source,
                    content,
                    Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    idempotencyKey);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/batches/" + batch.batchId()))
                    .body(BatchRead.of(batch, locale));
        }
    }

    @GetMapping
    @NoLookUp("what was handed in, in numbers")
    List<BatchRead> list(@RequestParam @Nullable Integer limit, Actor actor, Locale locale) {
        return batches.list(actor, NEWEST, Cursor.limit(limit)).stream()
                .map(batch -> BatchRead.of(batch, locale))
                .toList();
    }

    @GetMapping("/{batchId}")
    @NoLookUp("how far a file has come, in numbers")
    BatchRead status(@PathVariable BatchId batchId, Actor actor, Locale locale) {
        return BatchRead.of(visible(actor, batchId), locale);
    }

    @GetMapping("/{batchId}/rows")
    @LooksUp(LookUpKind.BATCH_ROWS)
    Page<RowRead> rows(
            @PathVariable BatchId batchId,
            @RequestParam @Nullable Verdict verdict,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor,
            Locale locale) {
        BatchStatus batch = visible(actor, batchId);
        int rows = Cursor.limit(limit);
        Long position = batch.lastPosition();
        return Page.of(
                batches.rows(actor, batchId, verdict, (int) Cursor.key(cursor, 0), rows + 1),
                rows,
                RowVerdict::row,
                row -> RowRead.of(row, locale),
                position == null ? 0 : position);
    }

    @GetMapping(value = "/{batchId}/rejects.csv", produces = "text/csv;charset=UTF-8")
    @LooksUp(LookUpKind.BATCH_ROWS)
    ResponseEntity<StreamingResponseBody> rejects(@PathVariable BatchId batchId, Actor actor, Locale locale) {
        List<String> header = batches.header(visible(actor, batchId));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-" + batchId + ".csv\"")
                .body(out -> rejects.write(actor, batchId, header, locale, out));
    }

    @GetMapping("/{batchId}/receipt")
    @NoLookUp("what became of a file, in numbers")
    BatchRead receipt(@PathVariable BatchId batchId, Actor actor, Locale locale) {
        BatchStatus batch = visible(actor, batchId);
        if (batch.status() == BatchStatus.State.RUNNING) {
            throw new ProblemException(Problem.of(
                    HttpStatus.CONFLICT,
                    "R-BATCH-RUNNING",
                    new Bilingual("回执尚未生成", "No receipt yet"),
                    new Bilingual(
                            "批次仍在处理，已完成 " + batch.done() + " 行；请稍后再取回执",
                            "The batch is still being read, " + batch.done() + " rows are done; ask again later")));
        }
        return BatchRead.of(batch, locale);
    }

    private BatchStatus visible(Actor actor, BatchId id) {
        return batches.status(actor, id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
