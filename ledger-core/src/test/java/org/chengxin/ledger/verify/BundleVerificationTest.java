package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.InclusionProof;
import org.chengxin.ledger.seal.NoteSigner;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.verify.SampleLog.Cells;
import org.chengxin.ledger.verify.SampleLog.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence about some events of a log, with nothing else at hand. */
class BundleVerificationTest {

    private static final NoteSigner SIGNER = Ed25519NoteSigner.generate(SampleLog.ORIGIN);
    private static final int FLIPS = Integer.getInteger("campaign.tries", 1000);

    @TempDir
    private Path folder;

    private final SampleLog log = SampleLog.of(500, 9, 1, SIGNER);

    @Test
    void aBundleVerifiesByItself() throws IOException {
        Run run = Run.of(
                "--bundle",
                write(bundle(3, 77, 500)).toString(),
                "--vkey",
                SIGNER.verifierKey().vkey());
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("3 events match their leaves, which are in the tree that was signed");
    }

    @Test
    void aBundleSaysWhetherTheEventsOfItsSubjectAreAllThere() throws IOException {
        String subject = log.events.get(10).subjectId;
        int[] all = log.events.stream()
                .filter(event -> event.subjectId.equals(subject))
                .mapToInt(event -> (int) event.position)
                .toArray();
        assertThat(Run.of("--bundle", write(bundle(all)).toString()).out())
                .contains("events 0.." + (all.length - 1) + " of subject " + subject + " are all here");
        assertThat(Run.of("--bundle", write(bundle(all[1])).toString()).out())
                .contains("subject " + subject + " has other events that are not in this bundle");
    }

    /** Guarantee A11. The whole campaign flips ten times as many. */
    @Test
    void noByteOfABundleCanBeChanged() throws IOException {
        byte[] bundle = bundle(3, 77, 500);
        Random random = new Random(11);
        for (int i = 0; i < FLIPS; i++) {
            byte[] changed = bundle.clone();
            int at = random.nextInt(bundle.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(Run.of("--bundle", write(changed).toString()).exit())
                    .as("byte " + at)
                    .isNotZero();
        }
    }

    @Test
    void aRenderingThatWasRewrittenIsRefusedUnlessTheManifestIsToo() throws IOException {
        assertThat(exitWith(EvidenceForm.HISTORY, text -> text + "x", false)).isEqualTo(1);
        // The history is a rendering and not sealed: what it says is checked by reading the events. README.txt says so.
        assertThat(exitWith(EvidenceForm.HISTORY, text -> text + "x", true)).isZero();
    }

    @Test
    void anEventThatWasRewrittenIsRefusedEvenWithItsManifest() throws IOException {
        String name = EvidenceForm.event(77);
        assertThat(exitWith(name, text -> text.replaceFirst("amount", "AMOUNT"), true))
                .isEqualTo(1);
    }

    @Test
    void aProofOfAnotherEventIsRefused() throws IOException {
        Map<String, byte[]> files = StoredZip.read(bundle(3, 77));
        files.put(EvidenceForm.proof(77), files.get(EvidenceForm.proof(3)));
        Run run = Run.of("--bundle", write(repacked(files)).toString(), "--lang", "en");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("event 77 proof: ");
    }

    @Test
    void anEventUnderAnotherNameIsRefused() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        StoredZip.read(bundle(3)).forEach((name, content) -> files.put(name.replace("000003.", "000004."), content));
        assertThat(Run.of("--bundle", write(repacked(files)).toString()).exit()).isEqualTo(1);
    }

    @Test
    void filesBesideThoseOfTheFormAreRefused() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("extra.txt", new byte[1]);
        files.putAll(StoredZip.read(bundle(3)));
        assertThat(Run.of("--bundle", write(repacked(files)).toString()).out()).contains("not those it must have");
    }

    @Test
    void aBundleOfAnotherLogIsFoundByThePinnedKeyAndAForkByAKeptCheckpoint() throws IOException {
        String other =
                Ed25519NoteSigner.generate(SampleLog.ORIGIN).verifierKey().vkey();
        assertThat(Run.of("--bundle", write(bundle(3)).toString(), "--vkey", other)
                        .exit())
                .isEqualTo(1);

        Path kept = Files.writeString(folder.resolve("kept"), log.lastNote().note());
        assertThat(Run.of("--bundle", write(bundle(3)).toString(), "--checkpoint", kept.toString())
                        .exit())
                .isZero();
        log.events.get(200).payload = new byte[] {1};
        log.seal(9);
        Run fork = Run.of("--bundle", write(bundle(3)).toString(), "--checkpoint", kept.toString(), "--lang", "en");
        assertThat(fork.exit()).isEqualTo(1);
        assertThat(fork.out()).contains("the log has a fork");
    }

    private int exitWith(String name, UnaryOperator<String> change, boolean withManifest) throws IOException {
        Map<String, byte[]> files = StoredZip.read(bundle(3, 77));
        String text = new String(files.get(name), ISO_8859_1);
        files.put(name, change.apply(text).getBytes(ISO_8859_1));
        byte[] zip = withManifest ? repacked(files) : StoredZip.write(files);
        return Run.of("--bundle", write(zip).toString()).exit();
    }

    private static byte[] repacked(Map<String, byte[]> files) {
        files.put(EvidenceForm.MANIFEST, EvidenceForm.manifest(Suite.INTL, files));
        return StoredZip.write(files);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bundle.zip"), bytes);
    }

    private byte[] bundle(int... positions) {
        SignedNote note = SignedNote.parse(log.lastNote().note());
        EvidenceWriter out = new EvidenceWriter(Suite.INTL, log.identity(), "record 01J00000000000000000000001", note);
        for (int position : positions) {
            Cells e = log.events.get(position - 1);
            out.event(
                    e.position,
                    e.eventId,
                    e.kind,
                    e.subjectId,
                    e.sequence,
                    e.micros,
                    e.type,
                    e.revision,
                    e.salt,
                    e.payload,
                    e.metadata,
                    e.sums,
                    e.leaf,
                    e.treeHead,
                    InclusionProof.of(Suite.INTL.hasher(), log.hashes(), position - 1, log.events.size()));
        }
        return out.write("读我 read me\n", "<!doctype html><title>历史</title>");
    }
}
