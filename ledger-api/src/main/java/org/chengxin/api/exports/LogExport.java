package org.chengxin.api.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.chengxin.ledger.store.EventBytes;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.SignedCheckpoint;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.verify.ExportWriter;
import org.springframework.stereotype.Component;

/**
 * Writes a range of the log page by page, so that memory stays flat however much there is. What is stored is written, sound or
 * not: judging it is the verifier's business.
 */
@Component
class LogExport {

    private static final int PAGE_EVENTS = 1000;

    private final SealedLog log;
    private final LedgerCheckpoints checkpoints;

    LogExport(SealedLog log, LedgerCheckpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /** Writes the events {@code from} to {@code to} and the checkpoints of the trees between them. */
    void write(long from, long to, OutputStream out) throws IOException {
        try (ExportWriter export = new ExportWriter(out, checkpoints.identity(), log.frontier(from - 1))) {
            for (long next = from; next <= to; ) {
                List<StoredEvent> page = log.read(next, (int) Math.min(PAGE_EVENTS, to - next + 1));
                if (page.isEmpty()) {
                    throw new IOException("the log ends before position " + next);
                }
                next = page.getLast().position() + 1;
                write(page, export);
            }
            export.end();
        }
    }

    private void write(List<StoredEvent> page, ExportWriter export) throws IOException {
        Deque<SignedCheckpoint> notes = new ArrayDeque<>(
                checkpoints.served(page.getFirst().position(), page.getLast().position()));
        for (StoredEvent event : page) {
            write(event, export);
            while (!notes.isEmpty() && notes.getFirst().size() <= event.position()) {
                SignedCheckpoint note = notes.removeFirst();
                export.checkpoint(note.size(), note.note());
            }
        }
    }

    private static void write(StoredEvent event, ExportWriter export) throws IOException {
        EventBytes bytes = event.bytes();
        export.event(
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
                event.treeHead());
    }
}
