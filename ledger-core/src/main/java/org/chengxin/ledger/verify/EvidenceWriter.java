package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.InclusionProof;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.TlogProof;
import org.jspecify.annotations.Nullable;

/** Puts an evidence bundle together, in the form of {@link EvidenceForm}. Nothing is judged while writing. */
public final class EvidenceWriter {

    /** Events of one bundle; for more there is the export. */
    public static final int EVENTS_MAX = 10_000;

    private final Suite suite;
    private final EvidenceLog log;
    private final SignedNote checkpoint;
    private final List<Proved> events = new ArrayList<>();

    /**
     * @param about what the bundle is about, in ids
     * @param checkpoint that all proofs lead to
     */
    public EvidenceWriter(Suite suite, LogIdentity identity, String about, SignedNote checkpoint) {
        this.suite = suite;
        this.log = new EvidenceLog(identity, about);
        this.checkpoint = checkpoint;
    }

    /**
     * Adds an event, as stored, and its proof; in the order of positions.
     *
     * @throws IllegalArgumentException if there are more than {@value #EVENTS_MAX}
     */
    public void event(
            long position,
            String eventId,
            String kind,
            String subjectId,
            long sequence,
            long recordedAtMicros,
            String type,
            String revision,
            byte[] salt,
            byte[] payload,
            byte[] metadata,
            long fieldSums,
            Hash leaf,
            @Nullable Hash treeHead,
            InclusionProof proof) {
        if (events.size() == EVENTS_MAX) {
            throw new IllegalArgumentException("a bundle has at most " + EVENTS_MAX + " events");
        }
        events.add(new Proved(
                new EventRow(
                        Head.of(position, eventId, kind, subjectId, sequence, recordedAtMicros, type, revision),
                        salt,
                        payload,
                        metadata,
                        fieldSums,
                        leaf,
                        treeHead),
                proof));
    }

    /**
     * The file.
     *
     * @param readme what it is and how to check it
     * @param history the same events as a person reads them, HTML
     */
    public byte[] write(String readme, String history) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(EvidenceForm.README, readme.getBytes(UTF_8));
        files.put(EvidenceForm.HISTORY, history.getBytes(UTF_8));
        files.put(EvidenceForm.LOG, log.format().getBytes(UTF_8));
        files.put(EvidenceForm.CHECKPOINT, checkpoint.toBytes());
        for (Proved event : events) {
            long position = event.row().head().position();
            files.put(EvidenceForm.event(position), EventBytes.of(event.row()));
            files.put(
                    EvidenceForm.proof(position),
                    TlogProof.of(event.proof(), checkpoint).format().getBytes(UTF_8));
        }
        files.put(EvidenceForm.MANIFEST, EvidenceForm.manifest(suite, files));
        return StoredZip.write(files);
    }

    private record Proved(EventRow row, InclusionProof proof) {}
}
