package org.chengxin.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.FieldSums;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.NoteSigner;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.verify.SampleLog.Cells;
import org.chengxin.ledger.verify.SampleLog.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verifier says of an exported log, sound or with something changed in it. */
class ExportVerificationTest {

    private static final NoteSigner SIGNER = Ed25519NoteSigner.generate(SampleLog.ORIGIN);
    private static final int SIZE = 2000;
    private static final int BATCH = 7;
    private static final long SEED = 20261122;
    private static final SampleLog SOUND = SampleLog.of(SIZE, BATCH, SEED, SIGNER);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 1023, 1024, 1025, 2000, 66_000})
    void aSoundLogOfAnySizeIsFoundSound(int size) throws IOException {
        SampleLog log = SampleLog.of(size, size > 10_000 ? 500 : BATCH, size, SIGNER);
        Run run = Run.of(
                "--export", log.export(folder.resolve("log")).toString(),
                "--vkey", SIGNER.verifierKey().vkey(),
                "--checkpoint", keep(log.notes.getFirst().note()),
                "--kept-export",
                        log.export(folder.resolve("kept"), 1, size / 2 + 1).toString());
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("positions 1.." + size + " are dense").contains("sound: nothing was changed");
    }

    @Test
    void anEmptyLogIsSound() {
        SampleLog log = SampleLog.of(0, BATCH, 1, SIGNER);
        assertThat(Run.of("--export", log.export(folder.resolve("log")).toString())
                        .exit())
                .isZero();
    }

    static Stream<Arguments> changesOfOneCell() {
        return Stream.of(
                change("payload", (e, r) -> e.payload = SampleLog.bytes(r, 20)),
                change("metadata", (e, r) -> e.metadata = SampleLog.bytes(r, 20)),
                change("type", (e, r) -> e.type = "credit.fact.revoked"),
                change("type", (e, r) -> e.revision = "2"),
                change("kind", (e, r) -> e.kind = "other"),
                change("recorded_at", (e, r) -> e.micros += 1 + r.nextInt(1000)),
                change("subject_id", (e, r) -> e.subjectId = "somebody else"),
                change("sequence", (e, r) -> e.sequence += 1 + r.nextInt(1000)),
                change("event_id", (e, r) -> e.eventId = "another"),
                change("salt", (e, r) -> e.salt = SampleLog.bytes(r, 16)),
                change("leaf_hash", (e, r) -> e.leaf = Hash.of(SampleLog.bytes(r, 32))),
                change("field_sums", (e, r) -> e.sums ^= 1L << r.nextInt(64)),
                change("payload", (e, r) -> {
                    e.payload = SampleLog.bytes(r, 20);
                    e.leaf = e.computedLeaf(Suite.INTL.hasher());
                }));
    }

    private static Arguments change(String field, BiConsumer<Cells, Random> change) {
        return Arguments.of(field, change);
    }

    /** A sum of one byte misses one change in 256: the places are those where it does not. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("changesOfOneCell")
    void aChangedCellIsNamedByPositionAndField(String field, BiConsumer<Cells, Random> change) {
        Random random = new Random(field.hashCode());
        for (int place = 0; place < 20; place++) {
            SampleLog log = SOUND.copy();
            int position = 1 + random.nextInt(SIZE);
            Cells event = log.events.get(position - 1);
            change.accept(event, random);
            boolean missedBySum = !field.matches("salt|leaf_hash|field_sums")
                    && FieldSums.differing(event.sums, event.computedSums()).isEmpty();
            Run run = Run.of("--export", log.export(folder.resolve("log")).toString(), "--lang", "en");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out())
                    .as("position " + position)
                    .contains("event " + position + " " + (missedBySum ? "" : field + ":"));
        }
    }

    @Test
    void aChangedTreeHeadIsNamedUnlessItIsTheLast() {
        SampleLog log = SOUND.copy();
        log.events.get(7 * 20 - 1).treeHead = log.root(5);
        Run run = Run.of("--export", log.export(folder.resolve("log")).toString(), "--lang", "en");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("DIFFERS\tevent 140 tree_head: ").contains("ok\t2000 leaves");
    }

    @Test
    void aRowRewrittenWithItsLeafAndSumsIsNarrowedToItsBatchByTheTreeHeads() {
        SampleLog log = SOUND.copy();
        Cells event = log.events.get(999);
        event.payload = new byte[] {1};
        event.sums = event.computedSums();
        event.leaf = event.computedLeaf(Suite.INTL.hasher());
        Run run = Run.of("--export", log.export(folder.resolve("log")).toString(), "--lang", "en");
        assertThat(run.exit()).isEqualTo(1);
        // 1000 stands in the batch from 995 to 1001.
        assertThat(run.out()).contains("events 995..1001 row: content and leaf were rewritten together");
    }

    @Test
    void aConsistentRewriteByAHolderOfTheKeyIsFoundByAKeptCheckpointAndNamedByAKeptExport() throws IOException {
        SampleLog log = SOUND.copy();
        String early = keep(log.notes.getFirst().note());
        String late = keep(log.lastNote().note());
        String kept = log.export(folder.resolve("kept")).toString();
        log.events.get(1233).metadata = new byte[] {1};
        log.seal(BATCH);
        String export = log.export(folder.resolve("log")).toString();

        assertThat(Run.of("--export", export).exit())
                .as("without anything kept it cannot be noticed")
                .isZero();
        assertThat(Run.of("--export", export, "--checkpoint", early).exit())
                .as("an older checkpoint says nothing about what came later")
                .isZero();
        Run run = Run.of("--export", export, "--checkpoint", late, "--kept-export", kept, "--lang", "en");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("DIFFERS\tkept checkpoint 2000 root: ")
                .contains("DIFFERS\tevent 1234 metadata: is not what the kept copy holds");
    }

    @Test
    void aTailThatWasCutIsFoundByAKeptCheckpoint() {
        SampleLog log = SOUND.copy();
        SampleLog cut = SOUND.copy();
        String late = keep(log.lastNote().note());
        cut.events.subList(1500, SIZE).clear();
        cut.notes.removeIf(note -> note.size() > 1500);
        Run run =
                Run.of("--export", cut.export(folder.resolve("log")).toString(), "--checkpoint", late, "--lang", "en");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("the log is 500 entries behind")
                .contains("no root covers positions 1499..1500 yet");
    }

    @Test
    void aCheckpointSignedWithAnotherKeyIsNoCheckpoint() {
        SampleLog log = SOUND.copy();
        SampleLog forged = SampleLog.of(SIZE, BATCH, SEED, Ed25519NoteSigner.generate(SampleLog.ORIGIN));
        log.notes.set(3, forged.notes.get(3));
        Run run = Run.of("--export", log.export(folder.resolve("log")).toString(), "--lang", "en");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("DIFFERS\tcheckpoint " + forged.notes.get(3).size() + " signature: ");
    }

    @Test
    void aWholeLogSignedWithAnotherKeyIsFoundByPinningTheKeyOrByAKeptCheckpoint() {
        SampleLog log = SOUND.copy();
        SampleLog forged = SampleLog.of(SIZE, BATCH, SEED, Ed25519NoteSigner.generate(SampleLog.ORIGIN));
        String export = forged.export(folder.resolve("log")).toString();
        assertThat(Run.of("--export", export).exit()).isZero();
        assertThat(Run.of("--export", export, "--vkey", SIGNER.verifierKey().vkey())
                        .exit())
                .isEqualTo(1);
        assertThat(Run.of(
                                "--export",
                                export,
                                "--checkpoint",
                                keep(log.notes.get(2).note()))
                        .out())
                .contains("kept checkpoint");
    }

    @Test
    void partsThatFollowOneAnotherAreOneLogEvenIfOneWasCutWhileItWasFetched() throws IOException {
        SampleLog log = SOUND.copy();
        Path first = log.export(folder.resolve("1"), 1, 800);
        byte[] bytes = Files.readAllBytes(first);
        Files.write(first, Arrays.copyOf(bytes, bytes.length - 40));
        Path second = log.export(folder.resolve("2"), 800, SIZE);
        Run run = Run.of("--export", first.toString(), "--export", second.toString());
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(Run.of("--export", first.toString()).exit()).isEqualTo(1);
        assertThat(Run.of("--export", second.toString(), "--export", first.toString())
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void aPartIsCheckedAgainstTheSignedRootsWithoutWhatStandsBefore() {
        SampleLog log = SOUND.copy();
        assertThat(Run.of(
                                "--export",
                                log.export(folder.resolve("sound"), 700, 1300).toString())
                        .exit())
                .isZero();
        log.events.get(100).leaf = Hash.of(new byte[32]);
        Run run =
                Run.of("--export", log.export(folder.resolve("log"), 700, 1300).toString());
        assertThat(run.exit())
                .as("the tree before the part is not the one that was signed")
                .isEqualTo(1);
    }

    /** Whatever byte is changed: header, heads, sums, checkpoints, lengths. */
    @Test
    void noByteOfAnExportCanBeChangedUnnoticed() throws IOException {
        SampleLog log = SampleLog.of(60, 4, 12, SIGNER);
        Path file = log.export(folder.resolve("log"));
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(12);
        for (int i = 0; i < 1000; i++) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(bytes.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed, StandardOpenOption.TRUNCATE_EXISTING);
            assertThat(Run.of(
                                    "--export",
                                    file.toString(),
                                    "--vkey",
                                    SIGNER.verifierKey().vkey())
                            .exit())
                    .as("byte " + at)
                    .isNotZero();
        }
    }

    private String keep(String note) {
        try {
            return Files.writeString(Files.createTempFile(folder, "checkpoint", ""), note)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
