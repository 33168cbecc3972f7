package org.chengxin.api.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.command.Organs;
import org.chengxin.api.imports.BatchRunner.HeaderRefused;
import org.chengxin.api.imports.table.TableRefused;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.submission.HeaderProblem;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Submitted files, for whichever door they come through. An actor sees the batches of the own organ; the office sees all. */
@Component
public class Batches {

    private static final Bilingual REFUSED = new Bilingual("文件未受理", "File not taken");

    private final BatchStore store;
    private final BatchRunner runner;
    private final BatchFiles files;
    private final Catalogues catalogues;
    private final Organs organs;
    private final LedgerClock clock;
    private final Ids ids;

    Batches(
            BatchStore store,
            BatchRunner runner,
            BatchFiles files,
            Catalogues catalogues,
            Organs organs,
            LedgerClock clock,
            Ids ids) {
        this.store = store;
        this.runner = runner;
        this.files = files;
        this.catalogues = catalogues;
        this.organs = organs;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Takes a file in. When this returns, the file is on disk, its header fits and its rows are being read; after a crash
     * they go on being read.
     *
     * @param sourceUscc the reporting organ; a submitter may leave it out
     * @param idempotencyKey the same key with the same file gives the same batch
     * @throws ProblemException if the file is not taken
     */
    public BatchStatus submit(
            Actor actor,
            String type,
            @Nullable String sourceUscc,
            InputStream content,
            String fileName,
            @Nullable String idempotencyKey)
            throws IOException {
        Organ source = source(actor, sourceUscc);
        if (catalogues.current().imports().ofType(type).isEmpty()) {
            throw new ProblemException(Problems.invalid(
                    "/type",
                    "R-IMPORT-TYPE",
                    new Bilingual("没有信息类型 " + type + " 的报送格式", "There is no file layout for record type " + type)));
        }
        BatchId id = new BatchId(ids.next());
        Path file = files.fresh(id);
        try {
            BatchFiles.Received received = files.receive(content, file);
            Optional<BatchStatus> earlier = earlier(actor, idempotencyKey, received, type, source);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            List<String> header = check(type, file);
            BatchStatus batch = new BatchStatus(
                    id,
                    BatchStatus.State.RUNNING,
                    actor,
                    type,
                    source,
                    shortened(fileName),
                    received.sha256(),
                    received.sizeBytes(),
                    null,
                    0,
                    0,
                    0,
                    0,
                    null,
                    null,
                    clock.now(),
                    null,
                    null,
                    null);
            try {
                store.create(
                        batch,
                        idempotencyKey,
                        new BatchSeal.Envelope(batch.fileName(), received.sha256(), header),
                        file);
            } catch (DuplicateKeyException e) {
                // The same key came twice at once; the other request was quicker, and its batch is the one.
                return earlier(actor, idempotencyKey, received, type, source).orElseThrow(() -> e);
            }
            runner.announce(batch);
            runner.start(id);
            return batch;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    public Optional<BatchStatus> status(Actor actor, BatchId id) {
        return store.find(id).filter(batch -> mayRead(actor, batch));
    }

    /** Newest first, from before {@code before}. */
    public List<BatchStatus> list(Actor actor, String before, int limit) {
        return switch (actor.role()) {
            case OFFICE, AUDITOR -> store.list(null, before, limit);
            case SUBMITTER -> actor.organ() == null ? List.of() : store.list(actor.organ(), before, limit);
            case REVIEWER, ASSESSOR, CHECKER, SUBJECT, WITNESS, ADMINISTRATOR, SYSTEM -> List.of();
        };
    }

    /** Verdicts in the order of the file, after row {@code afterRow}; only those of {@code verdict} if one is given. */
    public List<RowVerdict> rows(Actor actor, BatchId id, @Nullable Verdict verdict, int afterRow, int limit) {
        return status(actor, id)
                .map(batch -> store.rows(id, verdict, afterRow, limit))
                .orElse(List.of());
    }

    /** The header row of the file a batch came from. */
    List<String> header(BatchStatus batch) {
        return store.header(batch.batchId());
    }

    private List<String> check(String type, Path file) throws IOException {
        try {
            return runner.check(type, file);
        } catch (TableRefused e) {
            throw new ProblemException(new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    e.rule(),
                    REFUSED,
                    e.text(),
                    List.of(),
                    List.of(new Problem.Field("/file", e.rule(), e.text()))));
        } catch (HeaderRefused e) {
            HeaderProblem first = e.problems().getFirst();
            throw new ProblemException(new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    first.rule(),
                    REFUSED,
                    first.message(),
                    List.of(),
                    e.problems().stream()
                            .map(problem -> new Problem.Field("/file", problem.rule(), problem.message()))
                            .toList()));
        }
    }

    private Organ source(Actor actor, @Nullable String sourceUscc) {
        if (actor.role() != Role.SUBMITTER && actor.role() != Role.OFFICE) {
            throw new ProblemException(Problems.forbidden());
        }
        String uscc = sourceUscc == null || sourceUscc.isBlank() ? actor.organ() : sourceUscc.strip();
        if (uscc == null) {
            throw new ProblemException(Problems.invalid(
                    "/source",
                    "R-SOURCE",
                    new Bilingual("请注明报送单位的统一社会信用代码(source)", "Name the reporting organ by its code (source)")));
        }
        if (actor.role() == Role.SUBMITTER && !uscc.equals(actor.organ())) {
            throw new ProblemException(Problem.of(
                    HttpStatus.FORBIDDEN,
                    "R-ACL",
                    REFUSED,
                    new Bilingual("报送人只能报送本单位的信息", "A submitter reports for the own organ only")));
        }
        return organs.find(uscc)
                .map(Organs.Registered::organ)
                .orElseThrow(() -> new ProblemException(Problems.invalid(
                        "/source",
                        "R-SOURCE",
                        new Bilingual(
                                "报送单位 " + uscc + " 尚未登记，请先由信用办登记",
                                "The organ " + uscc + " is not registered; the credit office registers it first"))));
    }

    private Optional<BatchStatus> earlier(
            Actor actor, @Nullable String key, BatchFiles.Received received, String type, Organ source) {
        if (key == null) {
            return Optional.empty();
        }
        Optional<BatchStatus> earlier = store.byIdempotencyKey(actor.account(), key);
        earlier.filter(batch -> !received.sha256().equals(batch.sha256())
                        || !batch.type().equals(type)
                        || !batch.source().equals(source))
                .ifPresent(batch -> {
                    throw new ProblemException(Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "R-IDEMPOTENCY-KEY",
                            REFUSED,
                            new Bilingual(
                                    "该 Idempotency-Key 已用于另一个文件", "This Idempotency-Key was used for another file")));
                });
        return earlier;
    }

    private static boolean mayRead(Actor actor, BatchStatus batch) {
        return switch (actor.role()) {
            case OFFICE, AUDITOR -> true;
            case SUBMITTER -> batch.source().uscc().equals(actor.organ());
            case REVIEWER, ASSESSOR, CHECKER, SUBJECT, WITNESS, ADMINISTRATOR, SYSTEM -> false;
        };
    }

    private static String shortened(String fileName) {
        String name = fileName.replaceAll("\\p{Cntrl}", "").strip();
        return name.length() <= BatchFiles.FILE_NAME_MAX_CHARACTERS
                ? name
                : name.substring(name.length() - BatchFiles.FILE_NAME_MAX_CHARACTERS);
    }
}
