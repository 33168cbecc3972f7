package org.chengxin.api.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.chengxin.api.exports.LedgerCheckpoints;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.records.Archive;
import org.chengxin.api.records.HistoryRead;
import org.chengxin.api.records.RecordRead;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.InclusionProof;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.Tile;
import org.chengxin.ledger.seal.TilePath;
import org.chengxin.ledger.seal.TiledHashes;
import org.chengxin.ledger.store.EventBytes;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.verify.EvidenceWriter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Puts evidence together: the events that the reader may see in the archive, as they are stored, the proof of each under the
 * newest checkpoint, and the same events as that reader reads them.
 */
@Component
class Evidence {

    private static final int PAGE_EVENTS = 200;

    private final Archive archive;
    private final SealedLog log;
    private final CoveringCheckpoint covering;
    private final LedgerCheckpoints checkpoints;
    private final ReadableHistory readable;

    Evidence(
            Archive archive,
            SealedLog log,
            CoveringCheckpoint covering,
            LedgerCheckpoints checkpoints,
            ReadableHistory readable) {
        this.archive = archive;
        this.log = log;
        this.covering = covering;
        this.checkpoints = checkpoints;
        this.readable = readable;
    }

    /** Evidence about a record, if {@code actor} may see it. */
    Optional<byte[]> ofRecord(Actor actor, RecordId id) {
        return archive.record(actor, id).map(record -> {
            List<HistoryRead> history = all(after ->
                    archive.history(actor, id, after, PAGE_EVENTS).orElseGet(() -> new Page<>(List.of(), null, 0)));
            return bundle("record " + id.value(), List.of(record), history);
        });
    }

    /** Evidence about a subject and the records of it that {@code actor} may see. */
    Optional<byte[]> ofSubject(Actor actor, SubjectId id) {
        return archive.subject(actor, id).map(subject -> {
            List<RecordRead> records = all(after -> archive.records(actor, subject, after, PAGE_EVENTS));
            List<HistoryRead> history = all(after -> archive.history(actor, subject, after, PAGE_EVENTS));
            return bundle("subject " + id.value(), records, history);
        });
    }

    private byte[] bundle(String about, List<RecordRead> records, List<HistoryRead> history) {
        if (history.size() > EvidenceWriter.EVENTS_MAX) {
            throw new ProblemException(tooMany(history.size()));
        }
        SignedNote note = covering.of(history.getLast().position());
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Suite suite = log.suite();
        TiledHashes hashes = new TiledHashes(suite.hasher(), checkpoint.size(), new Tiles()::read);
        EvidenceWriter bundle = new EvidenceWriter(suite, checkpoints.identity(), about, note);
        for (HistoryRead entry : history) {
            add(
                    stored(entry.position()),
                    InclusionProof.of(suite.hasher(), hashes, entry.position() - 1, checkpoint.size()),
                    bundle);
        }
        return bundle.write(EvidenceReadme.text(), readable.of(about, checkpoint, records, history));
    }

    private StoredEvent stored(long position) {
        return log.read(position, 1).stream()
                .filter(event -> event.position() == position)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the log has no event at position " + position));
    }

    private static void add(StoredEvent event, InclusionProof proof, EvidenceWriter bundle) {
        EventBytes bytes = event.bytes();
        bundle.event(
                event.position(),
                event.eventId(),
                event.name().kind(),
                event.subjectId(),
                event.sequence(),
                event.recordedAtMicros(),
                event.name().type(),
                event.name().revision(),
                bytes.salt(),
                bytes.payload(),
                bytes.metadata(),
                event.fieldSums(),
                event.leafHash(),
                event.treeHead(),
                proof);
    }

    private static <T> List<T> all(LongFunction<Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Page<T> page = pages.apply(0);
        all.addAll(page.items());
        for (String next = page.nextCursor(); next != null; next = page.nextCursor()) {
            page = pages.apply(Cursor.key(next, 0));
            all.addAll(page.items());
        }
        return all;
    }

    private static Problem tooMany(int events) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "R-EVIDENCE-SIZE",
                new Bilingual("事件过多", "Too many events"),
                new Bilingual(
                        "共 " + events + " 个事件，一个证据包最多 " + EvidenceWriter.EVENTS_MAX + " 个；请按记录分别取证，或由审计员导出账本",
                        events + " events are more than the " + EvidenceWriter.EVENTS_MAX
                                + " of one bundle; take evidence record by record, or let an auditor export the log"));
    }

    /** Full tiles of one tree, each read once. */
    private final class Tiles {

        private final Map<TilePath, Tile> known = new HashMap<>();

        List<Tile> read(List<TilePath> paths) {
            return paths.stream()
                    .map(path -> known.computeIfAbsent(path, p -> Tile.read(log.hashes(), p)))
                    .toList();
        }
    }
}
