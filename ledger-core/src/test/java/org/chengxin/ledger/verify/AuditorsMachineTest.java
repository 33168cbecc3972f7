package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verifier as an auditor runs it: a JVM with nothing on its class path but what is in the verifier's jar, and, where the
 * system lets us, in a network namespace without any network.
 */
class AuditorsMachineTest {

    private static final List<String> PACKED = List.of("org/chengxin/ledger/seal", "org/chengxin/ledger/verify");

    @TempDir
    private Path folder;

    private Path classes;

    @BeforeEach
    void onlyWhatIsInTheJar() throws IOException {
        classes = folder.resolve("classes");
        for (String packed : PACKED) {
            copy(Path.of("target/classes").resolve(packed), classes.resolve(packed));
        }
    }

    @Test
    void anExportVerifiesWithTheJdkAloneAndTheNetworkCut() throws Exception {
        Path export = SampleLog.of(600, 20, 1, Ed25519NoteSigner.generate(SampleLog.ORIGIN))
                .export(folder.resolve("log"));
        Ended ended = run("--export", export.toString());
        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("positions 1..600 are dense");
    }

    @Test
    void aDatabaseNeedsADriverThatTheAuditorNames() throws Exception {
        Ended ended = run("--database", "jdbc:postgresql://127.0.0.1:1/none");
        assertThat(ended.exit()).as(ended.said()).isEqualTo(2);
        assertThat(ended.said()).contains("--driver postgresql.jar");
    }

    @Test
    void aLogOfCommercialCryptographySaysWhatItNeeds() throws Exception {
        Path export = SampleLog.of(5, 2, 1, Ed25519NoteSigner.generate(SampleLog.ORIGIN))
                .export(folder.resolve("log"));
        byte[] bytes = Files.readAllBytes(export);
        byte[] renamed = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replaceFirst("\u0000\u0004intl", "\u0000\u0002gm")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.write(export, renamed);
        Ended ended = run("--export", export.toString());
        assertThat(ended.exit()).as(ended.said()).isEqualTo(2);
        assertThat(ended.said()).contains("needs Bouncy Castle");
    }

    private record Ended(int exit, String said) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(withoutNetwork());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                classes.toString(),
                Verify.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private static List<String> withoutNetwork() throws IOException, InterruptedException {
        List<String> cut = List.of("unshare", "--user", "--map-root-user", "--net");
        try {
            List<String> tried = new ArrayList<>(cut);
            tried.add("true");
            return new ProcessBuilder(tried).start().waitFor() == 0 ? cut : List.of();
        } catch (IOException noSuchProgram) {
            return List.of();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
