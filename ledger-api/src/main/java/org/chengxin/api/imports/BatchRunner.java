package org.chengxin.api.imports;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.Organs;
import org.chengxin.api.disclosure.CsvCell;
import org.chengxin.api.imports.RowSubmission.Context;
import org.chengxin.api.imports.RowSubmission.ReadRow;
import org.chengxin.api.imports.table.Header;
import org.chengxin.api.imports.table.Row;
import org.chengxin.api.imports.table.TableReader;
import org.chengxin.api.imports.table.TableRefused;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.ImportLayouts;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.submission.BatchCommand.CompleteBatch;
import org.chengxin.ledger.submission.BatchCommand.FailBatch;
import org.chengxin.ledger.submission.BatchCommand.ReceiveBatch;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.submission.HeaderMatch;
import org.chengxin.ledger.submission.HeaderProblem;
import org.chengxin.ledger.submission.RowReader;
import org.chengxin.ledger.submission.RowReading;
import org.chengxin.ledger.submission.SubmissionContext;
import org.chengxin.ledger.time.LedgerClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads batches in the background, portion by portion. The verdicts of a portion and the counters are written together; a
 * batch that was cut off goes on after its last written portion when the application starts again, and rows that had
 * reached the ledger by then know themselves by their origin.
 */
@Component
class BatchRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    /** Batches read side by side. */
    private static final int BATCHES_MAX = 2;

    /** Rows sent side by side, of all batches together. */
    private static final int ROWS_AT_ONCE_MAX = 8;

    /** Rows between two savings of progress. */
    private static final int PORTION_ROWS = 250;

    /** Among whose values the digests of files are matched. */
    private static final String FILE = "FILE";

    private static final int ATTEMPTS_MAX = 3;
    private static final Duration PAUSE_BETWEEN_ATTEMPTS = Duration.ofSeconds(3);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

    private final BatchStore store;
    private final BatchFiles files;
    private final RowSubmission submission;
    private final LedgerCommands commands;
    private final Catalogues catalogues;
    private final Organs organs;
    private final MatchingKey matching;
    private final LedgerClock clock;
    private final ExecutorService batches = Executors.newFixedThreadPool(
            BATCHES_MAX, Thread.ofPlatform().name("batch-", 1).factory());
    private final ExecutorService workers = Executors.newFixedThreadPool(
            ROWS_AT_ONCE_MAX, Thread.ofVirtual().name("batch-row-", 1).factory());
    private volatile boolean stopping;

    BatchRunner(
            BatchStore store,
            BatchFiles files,
            RowSubmission submission,
            LedgerCommands commands,
            Catalogues catalogues,
            Organs organs,
            MatchingKey matching,
            LedgerClock clock) {
        this.store = store;
        this.files = files;
        this.submission = submission;
        this.commands = commands;
        this.catalogues = catalogues;
        this.organs = organs;
        this.matching = matching;
        this.clock = clock;
    }

    /** The reason why no row of a file is taken. */
    static final class HeaderRefused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<HeaderProblem> problems;

        HeaderRefused(List<HeaderProblem> problems) {
            super(problems.getFirst().rule());
            this.problems = List.copyOf(problems);
        }

        List<HeaderProblem> problems() {
            return problems;
        }
    }

    /** Looks at format and header of a file before any row is taken, and returns the header. */
    List<String> check(String type, Path file) throws IOException, TableRefused, HeaderRefused {
        try (TableReader table = TableReader.open(file)) {
            match(catalogues.current().imports(), type, table);
            return table.header().map(Header::cells).orElse(List.of());
        }
    }

    /** Says in the ledger that a file arrived. Said again, as after a crash between the file and its event, it does nothing. */
    void announce(BatchStatus batch) {
        byte[] digest = matching.match(FILE, Objects.requireNonNull(batch.sha256()));
        commands.send(new ReceiveBatch(
                batch.batchId(),
                batch.source(),
                batch.type(),
                HexFormat.of().formatHex(digest),
                batch.sizeBytes(),
                batch.actor()));
    }

    void start(BatchId id) {
        batches.execute(() -> runToTheEnd(id));
    }

    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        store.unfinished().forEach(id -> {
            LOG.info("resuming batch {}", id);
            start(id);
        });
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        batches.shutdown();
        if (!batches.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            batches.shutdownNow();
        }
        workers.shutdownNow();
    }

    private void runToTheEnd(BatchId id) {
        for (int attempt = 1; !stopping; attempt++) {
            try {
                run(id);
                return;
            } catch (IOException | RuntimeException e) {
                if (stopping) {
                    return;
                }
                LOG.error("batch {} was cut off, attempt {}", id, attempt, e);
                if (attempt == ATTEMPTS_MAX) {
                    fail(
                            id,
                            "R-INTERNAL",
                            new Bilingual(
                                    "系统故障，处理中断；已接收的行不受影响，请稍后重新上传同一文件，不会重复入账",
                                    "A failure of the system cut the batch off; rows taken stand. Send the same file again later: nothing is recorded twice"));
                    return;
                }
                LockSupport.parkNanos(PAUSE_BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    private void run(BatchId id) throws IOException {
        BatchStatus batch = store.find(id).orElseThrow();
        if (batch.status() != BatchStatus.State.RUNNING) {
            return;
        }
        Path file = files.fresh(id);
        try {
            announce(batch);
            store.writeFile(id, file);
            if (batch.total() == null) {
                store.counted(id, count(batch, file));
            }
            if (takeRows(batch, file)) {
                complete(id);
            }
        } catch (TableRefused e) {
            fail(id, e.rule(), e.text());
        } catch (HeaderRefused e) {
            HeaderProblem first = e.problems().getFirst();
            fail(id, first.rule(), first.message());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Walks through the whole file once, so that what is broken at its end is said before its beginning is taken. */
    private int count(BatchStatus batch, Path file) throws IOException, TableRefused, HeaderRefused {
        try (TableReader table = TableReader.open(file)) {
            match(layouts(batch), batch.type(), table);
            int rows = 0;
            while (table.next().isPresent()) {
                rows++;
            }
            return rows;
        }
    }

    /** Returns whether the end of the file was reached; false when the application is stopping. */
    private boolean takeRows(BatchStatus batch, Path file) throws IOException, TableRefused, HeaderRefused {
        int done = store.lastRow(batch.batchId());
        try (TableReader table = TableReader.open(file)) {
            HeaderMatch.Matched header = match(layouts(batch), batch.type(), table);
            RowReader reader = new RowReader(header, new SubmissionContext(batch.source(), clock.today()));
            boolean mended = header.unknown().contains(RejectsFile.REASON_COLUMN);
            Context context = new Context(
                    batch.batchId(),
                    batch.actor(),
                    organs.find(batch.source().uscc())
                            .map(Organs.Registered::kind)
                            .orElse(null),
                    header);
            List<ReadRow> portion = new ArrayList<>(PORTION_ROWS);
            for (Optional<Row> row = table.next(); row.isPresent(); row = table.next()) {
                if (row.get().number() <= done) {
                    continue;
                }
                portion.add(read(reader, row.get(), mended));
                if (portion.size() == PORTION_ROWS) {
                    if (stopping) {
                        return false;
                    }
                    store.add(batch.batchId(), submission.submit(context, portion, workers));
                    portion.clear();
                }
            }
            if (stopping) {
                return false;
            }
            if (!portion.isEmpty()) {
                store.add(batch.batchId(), submission.submit(context, portion, workers));
            }
            return true;
        }
    }

    private static ReadRow read(RowReader reader, Row row, boolean mended) {
        List<String> cells =
                mended ? row.cells().stream().map(CsvCell::original).toList() : row.cells();
        RowReading reading = row.faults().isEmpty() ? reader.read(cells) : new RowReading.Faulty(row.faults());
        return new ReadRow(row.number(), cells, reading);
    }

    /** Those of the day the file came, so that a batch that is resumed under another version reads on as it began. */
    private ImportLayouts layouts(BatchStatus batch) {
        return catalogues
                .on(LocalDate.ofInstant(batch.receivedAt(), LedgerClock.ZONE))
                .imports();
    }

    private static HeaderMatch.Matched match(ImportLayouts layouts, String type, TableReader table)
            throws HeaderRefused {
        List<String> cells = table.header().map(Header::cells).orElse(List.of());
        return switch (HeaderMatch.of(layouts, type, cells)) {
            case HeaderMatch.Matched matched -> matched;
            case HeaderMatch.Unmatched unmatched -> throw new HeaderRefused(unmatched.problems());
        };
    }

    private void complete(BatchId id) {
        BatchStatus batch = store.find(id).orElseThrow();
        commands.send(new CompleteBatch(
                id,
                batch.done(),
                batch.accepted(),
                batch.duplicate(),
                batch.rejected(),
                store.refusalsByRule(id),
                batch.firstPosition(),
                batch.lastPosition()));
        store.completed(id, clock.now());
        LOG.info("batch {} has {} rows, {} accepted", id, batch.done(), batch.accepted());
    }

    private void fail(BatchId id, String rule, Bilingual why) {
        int done = store.find(id).map(BatchStatus::done).orElse(0);
        commands.send(new FailBatch(id, rule, done));
        store.failed(id, clock.now(), rule, why);
    }
}
