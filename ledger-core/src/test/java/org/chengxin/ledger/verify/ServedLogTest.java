package org.chengxin.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.NoteSigner;
import org.chengxin.ledger.verify.SampleLog.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log as it is served to anybody, from a folder and over HTTP. */
class ServedLogTest {

    private static final NoteSigner SIGNER = Ed25519NoteSigner.generate(SampleLog.ORIGIN);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 1024, 66_000})
    void aSoundLogOfAnySizeIsFoundSound(int size) throws IOException {
        Path log = SampleLog.of(size, 50, size, SIGNER).serve(folder);
        Run run = Run.of("--log", log.toString(), "--vkey", SIGNER.verifierKey().vkey());
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("positions 1.." + size + " are dense").contains("1 checkpoints are signed");
    }

    @Test
    void aLogIsFollowedOverHttpAlsoWhenPartialTilesHaveGone() throws IOException {
        SampleLog grown = SampleLog.of(900, 50, 1, SIGNER);
        Path served = grown.serve(folder);
        grown.prefix(700).serve(served);
        Files.delete(served.resolve("tile/0/002.p/188"));
        Files.delete(served.resolve("tile/entries/002.p/188"));
        HttpServer server = serve(served);
        try {
            Run run = Run.of("--log", "http://127.0.0.1:" + server.getAddress().getPort() + "/log");
            assertThat(run.exit()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("positions 1..700 are dense");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aChangedFileOfAServedLogIsNoticed() throws IOException {
        Path log = SampleLog.of(700, 50, 2, SIGNER).serve(folder);
        Random random = new Random(2);
        List<Path> files;
        try (Stream<Path> all = Files.walk(log)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("vkey"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < 10; i++) {
                byte[] changed = bytes.clone();
                int at = random.nextInt(bytes.length);
                changed[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, changed);
                assertThat(Run.of(
                                        "--log",
                                        log.toString(),
                                        "--vkey",
                                        SIGNER.verifierKey().vkey())
                                .exit())
                        .as(file + " byte " + at)
                        .isNotZero();
            }
            Files.write(file, bytes);
        }
    }

    @Test
    void anEntryAndALeafOfATileAreToldApart() throws IOException {
        SampleLog sound = SampleLog.of(700, 50, 3, SIGNER);
        Path log = sound.serve(folder);
        Path tile = log.resolve("tile/0/001");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[5 * 32] ^= 1;
        Files.write(tile, hashes);
        assertThat(Run.of("--log", log.toString(), "--lang", "en").out()).contains("event 262 tile: ");

        sound.serve(folder);
        SampleLog changed = SampleLog.of(700, 50, 3, SIGNER);
        changed.events.get(300).type = "something.else";
        Path other = changed.serve(folder.resolve("other"));
        Files.copy(
                other.resolve("tile/entries/001"),
                log.resolve("tile/entries/001"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(Run.of("--log", log.toString(), "--lang", "en").out()).contains("event 301 entry: ");
    }

    @Test
    void entriesKeptByTheAuditorNameWhatWasRewrittenInAnExport() throws IOException {
        SampleLog log = SampleLog.of(700, 50, 4, SIGNER);
        Path kept = log.serve(folder.resolve("kept"));
        log.events.get(400).payload = new byte[] {1};
        log.events.get(500).micros++;
        log.seal(50);
        Run run = Run.of(
                "--export",
                log.export(folder.resolve("export")).toString(),
                "--kept-log",
                kept.toString(),
                "--lang",
                "en");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("2 differences, the first: event 401 payload: is not what the kept copy holds");
    }

    private static HttpServer serve(Path root) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", exchange -> {
            Path file = root.resolve(exchange.getRequestURI().getPath().substring("/log/".length()));
            if (Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
            exchange.close();
        });
        server.start();
        return server;
    }
}
