package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.EntryBundle;
import org.chengxin.ledger.seal.FieldSums;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.HashSource;
import org.chengxin.ledger.seal.NodeId;
import org.chengxin.ledger.seal.NoteSigner;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.Tile;
import org.chengxin.ledger.seal.TilePath;
import org.chengxin.ledger.seal.TreeHasher;

/** A small log, sealed honestly, that a test may then write to a file or a folder, whole or with something changed. */
final class SampleLog {

    static final String ORIGIN = "ledger.example/log";

    final Suite suite;
    final NoteSigner signer;
    final List<Cells> events = new ArrayList<>();
    final List<KeptNote> notes = new ArrayList<>();
    final Map<NodeId, Hash> nodes = new HashMap<>();
    private final Map<NodeId, Hash> subtrees = new HashMap<>();

    /** The columns of one event, each to be changed on its own. */
    static final class Cells implements Cloneable {
        long position;
        String eventId;
        String kind = "credit";
        String subjectId;
        long sequence;
        long micros;
        String type = "credit.fact.recorded";
        String revision = "1";
        byte[] salt;
        byte[] payload;
        byte[] metadata;
        long sums;
        Hash leaf;
        Hash treeHead;

        Hash computedLeaf(TreeHasher hasher) {
            return new Entry(
                            position,
                            eventId,
                            kind,
                            subjectId,
                            sequence,
                            micros,
                            type,
                            revision,
                            Entry.commitToPayload(hasher, salt, payload),
                            Entry.commitToMetadata(hasher, salt, metadata))
                    .leaf(hasher);
        }

        long computedSums() {
            return FieldSums.of(eventId, kind, subjectId, sequence, micros, type, revision, payload, metadata);
        }

        EventRow row() {
            return new EventRow(
                    Head.of(position, eventId, kind, subjectId, sequence, micros, type, revision),
                    salt,
                    payload,
                    metadata,
                    sums,
                    leaf,
                    treeHead);
        }

        @Override
        public Cells clone() {
            try {
                return (Cells) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private SampleLog(Suite suite, NoteSigner signer) {
        this.suite = suite;
        this.signer = signer;
    }

    /**
     * A log of {@code size} events over a tenth as many subjects, in batches of {@code batch}, with a checkpoint after every
     * thirtieth batch and after the last.
     */
    static SampleLog of(int size, int batch, long seed, NoteSigner signer) {
        SampleLog log = new SampleLog(Suite.INTL, signer);
        Random random = new Random(seed);
        Map<String, Long> next = new HashMap<>();
        for (int i = 1; i <= size; i++) {
            Cells event = new Cells();
            event.position = i;
            event.eventId = "event-" + i;
            event.subjectId = "subject-" + random.nextInt(Math.max(1, size / 10));
            event.sequence = next.merge(event.subjectId, 1L, Long::sum) - 1;
            event.micros = 1_700_000_000_000_000L + i;
            event.salt = bytes(random, Entry.SALT_BYTES);
            event.payload = ("{\"amount\":" + random.nextInt(10_000) + "}").getBytes(UTF_8);
            event.metadata = "{\"by\":\"clerk\"}".getBytes(UTF_8);
            log.events.add(event);
        }
        log.seal(batch);
        return log;
    }

    /** The same log, to be changed on its own. */
    SampleLog copy() {
        SampleLog copy = new SampleLog(suite, signer);
        events.forEach(event -> copy.events.add(event.clone()));
        copy.notes.addAll(notes);
        copy.nodes.putAll(nodes);
        copy.subtrees.putAll(subtrees);
        return copy;
    }

    /** The log as it was when it had {@code size} events, signed at that size. */
    SampleLog prefix(int size) {
        SampleLog prefix = copy();
        prefix.events.subList(size, events.size()).clear();
        prefix.notes.removeIf(note -> note.size() > size);
        prefix.notes.add(new KeptNote(size, note(size, root(size))));
        return prefix;
    }

    /** Seals everything anew, sums, leaves, heads, nodes and checkpoints, as somebody would who can do all of it. */
    void seal(int batch) {
        TreeHasher hasher = suite.hasher();
        Frontier tree = Frontier.empty(hasher);
        notes.clear();
        nodes.clear();
        subtrees.clear();
        for (Cells event : events) {
            event.sums = event.computedSums();
            event.leaf = event.computedLeaf(hasher);
            subtrees.put(new NodeId(0, tree.size()), event.leaf);
            tree.append(event.leaf, (level, index, root) -> {
                subtrees.put(new NodeId(level, index), root);
                if (level % 8 == 0) {
                    nodes.put(new NodeId(level, index), root);
                }
            });
            boolean last = event.position == events.size();
            boolean ends = event.position % batch == 0 || last;
            event.treeHead = ends ? tree.root() : null;
            if (ends && (last || event.position / batch % 30 == 0)) {
                notes.add(new KeptNote(tree.size(), note(tree.size(), tree.root())));
            }
        }
    }

    String note(long size, Hash root) {
        return SignedNote.sign(Checkpoint.of(suite, ORIGIN, size, root).text(), signer)
                .format();
    }

    LogIdentity identity() {
        return new LogIdentity(
                suite.name(), ORIGIN, List.of(signer.verifierKey().vkey()));
    }

    HashSource hashes() {
        return ids -> ids.stream().map(subtrees::get).toList();
    }

    KeptNote lastNote() {
        return notes.getLast();
    }

    /** The root over the first {@code size} leaves as stored. */
    Hash root(int size) {
        Frontier tree = Frontier.empty(suite.hasher());
        events.subList(0, size).forEach(event -> tree.append(event.leaf));
        return tree.root();
    }

    Path export(Path file) {
        return export(file, 1, events.size());
    }

    /** Events {@code from} to {@code to} and the checkpoints between them, with what stands in them now. */
    Path export(Path file, int from, int to) {
        Frontier before = Frontier.empty(suite.hasher());
        events.subList(0, from - 1).forEach(event -> before.append(event.leaf));
        try (ExportWriter out = new ExportWriter(Files.newOutputStream(file), identity(), before)) {
            for (Cells event : events.subList(from - 1, to)) {
                out.event(event.row());
                for (KeptNote note : notes) {
                    if (note.size() == event.position) {
                        out.checkpoint(note.size(), note.note());
                    }
                }
            }
            out.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** The log as it is served, as files. */
    Path serve(Path folder) throws IOException {
        long size = events.size();
        write(folder, "checkpoint", lastNote().note().getBytes(UTF_8));
        write(folder, "vkey", signer.verifierKey().vkey().getBytes(UTF_8));
        TreeHasher hasher = suite.hasher();
        for (long tile = 0; tile * TilePath.WIDTH_MAX < size; tile++) {
            TilePath path = TilePath.at(0, tile, size);
            TilePath bundle = new TilePath(TilePath.ENTRIES, tile, path.width());
            List<byte[]> entries = LongStream.range(tile * TilePath.WIDTH_MAX, tile * TilePath.WIDTH_MAX + path.width())
                    .mapToObj(i -> entry(events.get((int) i), hasher))
                    .toList();
            write(folder, bundle.path(), EntryBundle.write(entries));
        }
        for (int level = 0; size >> 8 * level > 0; level++) {
            for (long tile = 0; tile * TilePath.WIDTH_MAX < size >> 8 * level; tile++) {
                TilePath path = TilePath.at(level, tile, size);
                write(folder, path.path(), Tile.read(hashes(), path).toBytes());
            }
        }
        return folder;
    }

    private static byte[] entry(Cells e, TreeHasher hasher) {
        return new Entry(
                        e.position,
                        e.eventId,
                        e.kind,
                        e.subjectId,
                        e.sequence,
                        e.micros,
                        e.type,
                        e.revision,
                        Entry.commitToPayload(hasher, e.salt, e.payload),
                        Entry.commitToMetadata(hasher, e.salt, e.metadata))
                .encode();
    }

    private static void write(Path folder, String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** What the command prints and ends with. */
    record Run(int exit, String out, String err) {

        static Run of(String... arguments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int exit = Verify.run(
                    new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), List.of(arguments));
            return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
        }
    }
}
