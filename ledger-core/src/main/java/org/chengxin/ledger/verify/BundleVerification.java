package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.InclusionProof;
import org.chengxin.ledger.seal.ProofRefusedException;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.TlogProof;
import org.chengxin.ledger.seal.TreeHasher;
import org.chengxin.ledger.verify.Trust.KeptCheckpoint;

/**
 * Checks an evidence bundle with nothing but the bundle and what the auditor brought along. Not a byte of the file may be
 * other than it was written; that it was written by the ledger is said by the signatures of the checkpoint alone.
 */
final class BundleVerification {

    private final Path file;
    private final Trust trust;
    private final Report report;
    private final Differences differences = new Differences();

    BundleVerification(Path file, Trust trust, Report report) {
        this.file = file;
        this.trust = trust;
        this.report = report;
    }

    void run() {
        Map<String, byte[]> files = StoredZip.read(bytes());
        EvidenceLog log = EvidenceLog.parse(text(files, EvidenceForm.LOG));
        LogKeys keys = LogKeys.of(log.identity(), trust);
        report.note(Topic.SOURCE, keys.said(file + " (" + log.about() + ")"));
        requireManifest(keys.suite(), files);
        String note = text(files, EvidenceForm.CHECKPOINT);
        Optional<SignedRoot> root = signed(note, keys);
        report.settle(
                Topic.CHECKPOINTS,
                differences,
                new Wording(
                        "检查点签名有效，大小 " + root.map(SignedRoot::size).orElse(0L),
                        "the checkpoint is signed, its size is "
                                + root.map(SignedRoot::size).orElse(0L)));
        if (root.isPresent()) {
            events(files, keys.suite(), note, root.get());
            trust.checkpoints().forEach(kept -> compare(kept, root.get()));
        }
        new WitnessCheck(keys.suite(), trust).report(root.map(r -> note), report);
    }

    /** The manifest names every file with its digest, and there is no other file, in this order and no other. */
    private void requireManifest(Suite suite, Map<String, byte[]> files) {
        List<String> expected = new ArrayList<>(
                List.of(EvidenceForm.README, EvidenceForm.HISTORY, EvidenceForm.LOG, EvidenceForm.CHECKPOINT));
        for (long position : positions(files)) {
            expected.add(EvidenceForm.event(position));
            expected.add(EvidenceForm.proof(position));
        }
        expected.add(EvidenceForm.MANIFEST);
        if (!List.copyOf(files.keySet()).equals(expected)) {
            throw new MalformedException(
                    new Wording("证据包的文件不齐或次序不符", "the files of the bundle are not those it must have"));
        }
        byte[] manifest = EvidenceForm.manifest(suite, files);
        if (!Arrays.equals(manifest, files.get(EvidenceForm.MANIFEST))) {
            throw new MalformedException(
                    new Wording("清单与文件的摘要不符", "the manifest does not have the digests of the files"));
        }
        report.ok(
                Topic.BUNDLE,
                new Wording(
                        "证据包完整：" + files.size() + " 个文件与清单一致，无多余字节",
                        "the bundle is whole: " + files.size() + " files as its manifest says, no byte besides"));
    }

    private static List<Long> positions(Map<String, byte[]> files) {
        return files.keySet().stream()
                .filter(name -> name.matches("events/[0-9]{12}\\.event"))
                .map(name -> Long.parseLong(name.substring(7, 19)))
                .sorted()
                .toList();
    }

    private Optional<SignedRoot> signed(String note, LogKeys keys) {
        try {
            return Optional.of(keys.reader().read(note));
        } catch (ForeignNoteException e) {
            differences.add(Topic.CHECKPOINTS, new Difference(0, EvidenceForm.CHECKPOINT, e.field(), e.wording()));
            return Optional.empty();
        }
    }

    private void events(Map<String, byte[]> files, Suite suite, String note, SignedRoot root) {
        TreeHasher hasher = suite.hasher();
        Map<String, List<Long>> sequences = new HashMap<>();
        List<Long> positions = positions(files);
        for (long position : positions) {
            byte[] bytes = content(files, EvidenceForm.event(position));
            EventRow event = EventBytes.read(ByteBuffer.wrap(bytes), bytes.length);
            check(event, position, hasher);
            prove(event.leaf(hasher), position, text(files, EvidenceForm.proof(position)), note, root, hasher);
            sequences
                    .computeIfAbsent(event.head().subjectId(), id -> new ArrayList<>())
                    .add(event.head().sequence());
        }
        report.settle(
                Topic.LEAVES,
                differences,
                new Wording(
                        positions.size() + " 个事件的字节与叶子一致，均在检查点所签的树中",
                        positions.size() + " events match their leaves, which are in the tree that was signed"));
        sequences.forEach(this::completeness);
    }

    private void check(EventRow event, long position, TreeHasher hasher) {
        if (event.head().position() != position) {
            differ(position, "position", new Wording("文件名与事件的位置不符", "the file is named for another position"));
        }
        if (!event.leaf(hasher).equals(event.stored())) {
            differ(position, "leaf_hash", new Wording("内容与叶子不符", "content and leaf do not agree"));
        }
        if (!event.changedFields().isEmpty()) {
            differ(position, "field_sums", new Wording("字段校验和不符", "the sums do not fit: " + event.changedFields()));
        }
    }

    private void prove(Hash leaf, long position, String proof, String note, SignedRoot root, TreeHasher hasher) {
        try {
            TlogProof parsed = TlogProof.parse(proof);
            if (parsed.extra() != null
                    || parsed.index() != position - 1
                    || !parsed.checkpoint().format().equals(note)) {
                differ(position, "proof", new Wording("证明不属于此事件或此检查点", "the proof is of another event or checkpoint"));
                return;
            }
            new InclusionProof(parsed.index(), root.size(), parsed.path()).verify(hasher, leaf, root.root());
        } catch (ProofRefusedException | IllegalArgumentException e) {
            differ(
                    position,
                    "proof",
                    new Wording("事件不在检查点所签的树中", "the event is not in the tree that was signed: " + e.getMessage()));
        }
    }

    private void differ(long position, String field, Wording wording) {
        differences.add(Topic.LEAVES, Difference.ofEvent(position, field, wording));
    }

    /** Proofs say what is there; that nothing between is missing is said by the numbers of a subject's events. */
    private void completeness(String subjectId, List<Long> sequences) {
        long first = sequences.getFirst();
        long last = sequences.getLast();
        boolean whole = first == 0 && last == sequences.size() - 1;
        report.note(
                Topic.SEQUENCES,
                whole
                        ? new Wording(
                                "主体 " + subjectId + " 的第 0 至 " + last + " 号事件齐全",
                                "events 0.." + last + " of subject " + subjectId + " are all here")
                        : new Wording(
                                "主体 " + subjectId + " 另有事件不在此包中",
                                "subject " + subjectId + " has other events that are not in this bundle"));
    }

    private void compare(KeptCheckpoint kept, SignedRoot root) {
        try {
            SignedRoot before = LogNotes.unverified(kept.note());
            if (before.size() != root.size()) {
                report.note(
                        Topic.KEPT_CHECKPOINT,
                        new Wording(
                                kept.name() + " 大小为 " + before.size() + "，与此包不同，请用 --log 比较",
                                kept.name() + " is of size " + before.size() + ", compare it with --log"));
            } else if (before.root().equals(root.root())) {
                report.ok(
                        Topic.KEPT_CHECKPOINT,
                        new Wording(kept.name() + " 与此包的检查点一致", kept.name() + " has the same root"));
            } else {
                report.differs(
                        Topic.KEPT_CHECKPOINT,
                        1,
                        List.of(new Difference(
                                root.size(),
                                "kept checkpoint " + root.size(),
                                "root",
                                new Wording(
                                        "同一大小签署了两个不同的树根：账本有分叉",
                                        "two roots were signed for one size: the log has a fork"))));
            }
        } catch (ForeignNoteException e) {
            report.differs(
                    Topic.KEPT_CHECKPOINT,
                    1,
                    List.of(new Difference(0, "kept checkpoint " + kept.name(), e.field(), e.wording())));
        }
    }

    private byte[] bytes() {
        try {
            if (Files.size(file) > StoredZip.BYTES_MAX) {
                throw new UnreadableException(new Wording(file + " 过大", file + " is too large for a bundle"));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadableException(new Wording(file + " 打不开", file + " cannot be read: " + e.getMessage()), e);
        }
    }

    private static byte[] content(Map<String, byte[]> files, String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new MalformedException(new Wording("证据包缺少 " + name, name + " is missing from the bundle"));
        }
        return content;
    }

    private static String text(Map<String, byte[]> files, String name) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(content(files, name)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(new Wording(name + " 不是 UTF-8", name + " is not UTF-8"), e);
        }
    }
}
