package org.chengxin.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.seal.AddCheckpoint;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.Cosignature;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.NoteSignature;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;
import org.chengxin.ledger.seal.gm.GmSuite;
import org.chengxin.ledger.seal.gm.Sm2NoteSigner;
import org.chengxin.ledger.time.LedgerClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol of a witness over real HTTP, answer by answer as tlog-witness numbers them. */
class WitnessServerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final LedgerClock CLOCK = new LedgerClock(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final String ORIGIN = "chengxin.local/ledger/test";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Ed25519NoteSigner signer = Ed25519NoteSigner.generate(ORIGIN);
    private final BranchingLog log = new BranchingLog(Suite.INTL, signer, "a", 5, 20);
    private final BranchingLog fork = new BranchingLog(Suite.INTL, signer, "b", 5, 20);
    private WitnessKey key;
    private FolderMemory memory;
    private WitnessServer server;

    @BeforeEach
    void aWitnessOfOneLog() {
        key = WitnessKey.generate(Suite.INTL, "witness.example/w1");
        serve();
    }

    @AfterEach
    void stop() {
        server.close();
        memory.close();
        client.close();
    }

    @Test
    void aFirstCheckpointIsCosignedWithTheTimeAndANewlineAfterIt() {
        HttpResponse<String> answer = add(log.request(0, 7));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        NoteSignature cosignature = cosignature(answer);
        assertThat(verifies(log.checkpoint(7), cosignature)).isTrue();
        assertThat(Cosignature.epochSeconds(cosignature)).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void growthIsCosignedFromWhereTheWitnessStands() {
        add(log.request(0, 7));

        assertThat(add(log.request(7, 20)).statusCode()).isEqualTo(200);
        assertThat(add(log.request(20, 20)).statusCode())
                .as("the same checkpoint again")
                .isEqualTo(200);
    }

    @Test
    void aLogThatBelievesTheWitnessElsewhereIsToldWhereItStands() {
        add(log.request(0, 7));

        HttpResponse<String> answer = add(log.request(5, 9));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("7\n");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
    }

    @Test
    void aSmallerTreeIsRefused() {
        add(log.request(0, 7));

        assertThat(add(log.request(0, 5)).statusCode()).isEqualTo(409);
        assertThat(add(log.request(7, 5)).statusCode()).isEqualTo(400);
        assertThat(latest()).isEqualTo(7);
    }

    @Test
    void anotherBranchIsRefusedWhateverProofItBrings() {
        add(log.request(0, 7));

        assertThat(add(fork.request(7, 9)).statusCode()).isEqualTo(422);
        assertThat(add(new AddCheckpoint(7, List.of(), fork.checkpoint(9))).statusCode())
                .isEqualTo(422);
        assertThat(add(new AddCheckpoint(7, log.request(7, 9).path(), fork.checkpoint(9)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(latest()).isEqualTo(7);
    }

    @Test
    void anotherTreeOfTheSameSizeIsAConflict() {
        add(log.request(0, 7));

        assertThat(add(new AddCheckpoint(7, List.of(), fork.checkpoint(7))).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aProofFromNothingMustBeEmpty() {
        assertThat(add(new AddCheckpoint(0, log.request(3, 7).path(), log.checkpoint(7)))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void anUnknownLogIsNotFound() {
        BranchingLog stranger =
                new BranchingLog(Suite.INTL, Ed25519NoteSigner.generate("example.com/other"), "a", 5, 9);

        assertThat(add(stranger.request(0, 5)).statusCode()).isEqualTo(404);
    }

    @Test
    void aCheckpointSignedByAnotherKeyOfThatNameIsForbidden() {
        BranchingLog impostor = new BranchingLog(Suite.INTL, Ed25519NoteSigner.generate(ORIGIN), "a", 5, 9);

        assertThat(add(impostor.request(0, 5)).statusCode()).isEqualTo(403);
    }

    @Test
    void aSignatureThatSaysItIsOfTheLogButDoesNotVerifyIsForbidden() {
        SignedNote other = log.checkpoint(8);
        SignedNote forged = new SignedNote(log.checkpoint(7).text(), other.signatures());

        assertThat(add(new AddCheckpoint(0, List.of(), forged)).statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsNoRequestIsABadOne() {
        assertThat(post("").statusCode()).isEqualTo(400);
        assertThat(post("old 0\n\n" + ORIGIN + "\nseven\n").statusCode()).isEqualTo(400);
        assertThat(post("old 00\n\n" + log.checkpoint(7).format()).statusCode()).isEqualTo(400);
        assertThat(post("x".repeat(70_000)).statusCode()).isEqualTo(413);
        assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void theVerifierKeyAndTheLastCheckpointAreThereToCompareNotesWith() {
        assertThat(get("/checkpoint?origin=" + ORIGIN).statusCode()).isEqualTo(404);
        add(log.request(0, 7));

        assertThat(get("/vkey").body()).isEqualTo(own().vkey() + "\n");
        SignedNote note = SignedNote.parse(get("/checkpoint?origin=" + ORIGIN).body());
        assertThat(note.verify(List.of(own(), signer.verifierKey()))).hasSize(2);
        assertThat(get("/checkpoint?origin=example.com/other").statusCode()).isEqualTo(404);
    }

    @Test
    void signaturesOfStrangersAreNotKept() {
        SignedNote alone = log.checkpoint(7);
        add(new AddCheckpoint(
                0, List.of(), alone.with(Ed25519NoteSigner.generate("s").sign(alone.text()))));

        assertThat(memory.latest(ORIGIN).orElseThrow().signatures()).hasSize(2);
    }

    @Test
    void aWitnessThatWasStoppedRemembers() {
        add(log.request(0, 7));
        restart();

        assertThat(add(log.request(0, 9)).body()).isEqualTo("7\n");
        assertThat(add(fork.request(7, 9)).statusCode()).isEqualTo(422);
        assertThat(add(log.request(7, 9)).statusCode()).isEqualTo(200);
    }

    @Test
    void whatCouldNotBeKeptIsNotCosigned() {
        Cosigning cosigning = new Cosigning(key, logs(), new FullDisk(memory), CLOCK);

        Answer answer = cosigning.addCheckpoint(bytes(log.request(0, 7)));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("— ");
        assertThat(memory.latest(ORIGIN)).isEmpty();
    }

    @Test
    void aCrashBetweenKeepingAndAnsweringLeavesAWitnessThatGoesOn() {
        Cosigning crashing = new Cosigning(key, logs(), new CrashAfterwards(memory), CLOCK);
        assertThatThrownBy(() -> crashing.addCheckpoint(bytes(log.request(0, 7))))
                .isInstanceOf(PowerCut.class);
        restart();

        assertThat(add(fork.request(0, 7)).body())
                .as("it has signed, although nobody heard of it")
                .isEqualTo("7\n");
        assertThat(add(log.request(7, 9)).statusCode()).isEqualTo(200);
    }

    @Test
    void aStateThatSomebodyElseWroteStopsTheStart() throws IOException {
        add(log.request(0, 7));
        server.close();
        memory.close();
        Path state = stateFile();
        Files.writeString(state, fork.checkpoint(5).format());

        assertThatThrownBy(() -> FolderMemory.open(folder.resolve("state"), key, logs()))
                .isInstanceOf(WitnessRefusedException.class)
                .hasMessageContaining("不是本见证方所写")
                .hasMessageContaining("was not written by this witness");
        Files.delete(state);
        serve();
    }

    @Test
    void aStateThatChangesUnderARunningWitnessStopsItsAnswers() throws IOException {
        add(log.request(0, 7));
        Files.writeString(stateFile(), "nonsense");

        assertThat(add(log.request(7, 9)).statusCode()).isEqualTo(500);
        Files.delete(stateFile());
    }

    @Test
    void twoWitnessesOnOneFolderAreOneTooMany() {
        assertThatThrownBy(() -> FolderMemory.open(folder.resolve("state"), key, logs()))
                .isInstanceOf(WitnessRefusedException.class)
                .hasMessageContaining("is in use by another witness");
    }

    @Test
    void aKeyThatOthersCouldReadIsRefused() throws IOException {
        Path file = folder.resolve("witness.key");
        key.write(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(WitnessKey.read(file).cosigner().verifierKey()).isEqualTo(own());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> WitnessKey.read(file))
                .isInstanceOf(WitnessRefusedException.class)
                .hasMessageContaining("rw-r-----")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aKeyIsNeverOverwritten() {
        Path file = folder.resolve("witness.key");
        key.write(file);

        assertThatThrownBy(() -> key.write(file)).hasMessageContaining("exists and is not overwritten");
    }

    @Test
    void aWitnessOfTheOtherSuiteCosignsALogOfThatSuite() {
        WitnessKey commercial = WitnessKey.generate(GmSuite.GM, "witness.example/gm");
        Sm2NoteSigner sm2 = Sm2NoteSigner.generate("chengxin.local/ledger/gm");
        BranchingLog sm3 = new BranchingLog(GmSuite.GM, sm2, "a", 5, 20);
        KnownLogs known = KnownLogs.of(GmSuite.GM, List.of(sm2.verifierKey().vkey()));
        Cosigning cosigning = new Cosigning(commercial, known, new InMemory(), CLOCK);

        Answer answer = cosigning.addCheckpoint(bytes(sm3.request(0, 7)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        NoteSignature cosignature = NoteSignature.parse(answer.body().strip());
        assertThat(commercial
                        .cosigner()
                        .verifierKey()
                        .verifies(sm3.checkpoint(7).text(), cosignature))
                .isTrue();
    }

    private void serve() {
        memory = FolderMemory.open(folder.resolve("state"), key, logs());
        server = WitnessServer.start(
                new InetSocketAddress("127.0.0.1", 0), new Cosigning(key, logs(), memory, CLOCK), own());
    }

    private void restart() {
        server.close();
        memory.close();
        serve();
    }

    private KnownLogs logs() {
        return KnownLogs.of(Suite.INTL, List.of(signer.verifierKey().vkey()));
    }

    private VerifierKey own() {
        return key.cosigner().verifierKey();
    }

    private Path stateFile() throws IOException {
        try (var files = Files.list(folder.resolve("state"))) {
            return files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long latest() {
        return memory.latest(ORIGIN)
                .map(note -> Checkpoint.parse(note.text()).size())
                .orElse(0L);
    }

    private boolean verifies(SignedNote checkpoint, NoteSignature cosignature) {
        return checkpoint.with(cosignature).verify(Set.of(own())).contains(own());
    }

    private static NoteSignature cosignature(HttpResponse<String> answer) {
        assertThat(answer.body()).endsWith("\n");
        return NoteSignature.parse(answer.body().substring(0, answer.body().length() - 1));
    }

    private static byte[] bytes(AddCheckpoint request) {
        return request.format().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private HttpResponse<String> add(AddCheckpoint request) {
        return post(request.format());
    }

    private HttpResponse<String> post(String body) {
        return send(request("/add-checkpoint").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.address().getPort() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class PowerCut extends RuntimeException {}

    /** A disk that takes nothing. */
    private record FullDisk(Memory memory) implements Memory {

        @Override
        public Optional<SignedNote> latest(String origin) {
            return memory.latest(origin);
        }

        @Override
        public void remember(String origin, SignedNote cosigned) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    /** Keeps, and then the power is gone. */
    private record CrashAfterwards(Memory memory) implements Memory {

        @Override
        public Optional<SignedNote> latest(String origin) {
            return memory.latest(origin);
        }

        @Override
        public void remember(String origin, SignedNote cosigned) throws IOException {
            memory.remember(origin, cosigned);
            throw new PowerCut();
        }
    }
}
