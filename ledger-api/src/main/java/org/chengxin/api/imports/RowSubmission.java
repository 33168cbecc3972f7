package org.chengxin.api.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.Origin;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.submission.CellFault;
import org.chengxin.ledger.submission.HeaderMatch;
import org.chengxin.ledger.submission.Normalised;
import org.chengxin.ledger.submission.RowReading;
import org.chengxin.ledger.time.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends the rows of one portion to the ledger and brings back their verdicts. Rows of different subjects go side by side;
 * rows of one subject keep the order of the file.
 */
@Component
class RowSubmission {

    private final LedgerCommands commands;
    private final SubjectDirectory directory;
    private final Positions positions;
    private final SubjectKeys keys;
    private final Ids ids;

    RowSubmission(LedgerCommands commands, SubjectDirectory directory, Positions positions, SubjectKeys keys, Ids ids) {
        this.commands = commands;
        this.directory = directory;
        this.positions = positions;
        this.keys = keys;
        this.ids = ids;
    }

    /** A row as it was read. */
    record ReadRow(int row, List<String> cells, RowReading reading) {}

    /** What all rows of a file have in common. */
    record Context(BatchId batchId, Actor actor, @Nullable SubjectKind sourceKind, HeaderMatch.Matched header) {}

    List<RowVerdict> submit(Context context, List<ReadRow> portion, ExecutorService workers) {
        Map<Identifier, List<ReadRow>> bySubject = new LinkedHashMap<>();
        Map<Integer, RowVerdict> verdicts = new LinkedHashMap<>();
        for (ReadRow row : portion) {
            switch (row.reading()) {
                case RowReading.Draft draft ->
                    bySubject
                            .computeIfAbsent(draft.registration().identifiers().getFirst(), key -> new ArrayList<>())
                            .add(row);
                case RowReading.Faulty faulty ->
                    verdicts.put(
                            row.row(), RowVerdict.rejected(row.row(), null, faulty.faults(), List.of(), row.cells()));
            }
        }
        Map<Identifier, SubjectId> subjects = claim(bySubject.keySet(), workers);
        keys.obtainAll(subjects.values().stream().map(SubjectId::value).toList());
        List<Future<Map<ReadRow, Answer>>> answers = bySubject.entrySet().stream()
                .map(of -> workers.submit(() -> sendInOrder(context, subject(subjects, of.getKey()), of.getValue())))
                .toList();
        Map<ReadRow, Answer> answered = new LinkedHashMap<>();
        answers.forEach(future -> answered.putAll(await(future)));
        Map<String, Long> known = positions.of(answered.values().stream()
                .filter(Answer.Done.class::isInstance)
                .map(answer -> ((Answer.Done) answer).eventId())
                .toList());
        answered.forEach((row, answer) -> verdicts.put(row.row(), verdict(context, subjects, row, answer, known)));
        return portion.stream()
                .map(row -> Objects.requireNonNull(verdicts.get(row.row())))
                .toList();
    }

    private Map<Identifier, SubjectId> claim(Collection<Identifier> identifiers, ExecutorService workers) {
        Map<Identifier, Future<SubjectId>> claims = new LinkedHashMap<>();
        identifiers.forEach(i -> claims.put(i, workers.submit(() -> directory.claim(i))));
        Map<Identifier, SubjectId> subjects = new LinkedHashMap<>();
        claims.forEach((identifier, claim) -> subjects.put(identifier, await(claim)));
        return subjects;
    }

    private static SubjectId subject(Map<Identifier, SubjectId> subjects, Identifier identifier) {
        return Objects.requireNonNull(subjects.get(identifier));
    }

    private Map<ReadRow, Answer> sendInOrder(Context context, SubjectId subject, List<ReadRow> rows) {
        Map<ReadRow, Answer> answers = new LinkedHashMap<>();
        for (ReadRow row : rows) {
            RowReading.Draft draft = (RowReading.Draft) row.reading();
            answers.put(
                    row,
                    commands.send(new RecordFact(
                            subject,
                            new RecordId(ids.next()),
                            draft.registration(),
                            draft.draft(),
                            context.sourceKind(),
                            Act.of(context.actor()),
                            new Origin(context.batchId().value(), row.row()))));
        }
        return answers;
    }

    private static RowVerdict verdict(
            Context context,
            Map<Identifier, SubjectId> subjects,
            ReadRow row,
            Answer answer,
            Map<String, Long> positions) {
        RowReading.Draft draft = (RowReading.Draft) row.reading();
        List<Normalised> normalised = draft.normalised();
        return switch (answer) {
            case Answer.Done done ->
                new RowVerdict(
                        row.row(),
                        isOwn(context, row, done) ? Verdict.ACCEPTED : Verdict.DUPLICATE,
                        done.subjectId(),
                        done.recordId(),
                        positions.get(done.eventId()),
                        List.of(),
                        normalised,
                        List.of());
            case Answer.Refused refused ->
                RowVerdict.rejected(
                        row.row(),
                        subject(subjects, draft.registration().identifiers().getFirst()),
                        refused.refusals().stream()
                                .map(r -> fault(context, row, r))
                                .toList(),
                        normalised,
                        row.cells());
        };
    }

    private static CellFault fault(Context context, ReadRow row, Refusal refusal) {
        String header = Optional.ofNullable(refusal.pointer())
                .flatMap(context.header()::headerOf)
                .orElse("");
        String value = context.header().columns().stream()
                .filter(column -> column.header().equals(header)
                        && column.position() < row.cells().size())
                .map(column -> row.cells().get(column.position()))
                .findFirst()
                .orElse("");
        return new CellFault(header, value, refusal.rule(), refusal.message());
    }

    /** A repeated answer is this row's own if the record came from it: the row was taken before a crash. */
    private static boolean isOwn(Context context, ReadRow row, Answer.Done done) {
        Origin origin = done.origin();
        return !done.repeated()
                || (origin != null
                        && origin.row() == row.row()
                        && origin.batchId().equals(context.batchId().value()));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were being taken", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a row could not be taken", e.getCause());
        }
    }
}
