package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;
import org.junit.jupiter.api.Test;

/** What is installed is the jar, and in it classes are found by other ways than on the class path of the tests. */
class PackagedLedgerIT {

    private static final Path JAR = Path.of("target", "chengxin-ledger.jar").toAbsolutePath();

    @Test
    void theJarStartsTakesAFactAndVerifiesItself() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "packaged-");
        Path data = folder.resolve("data");
        Path checkpoint = folder.resolve("checkpoint");
        Path vkey = folder.resolve("vkey");
        try (ChildLedger ledger = ChildLedger.launchJar(JAR, data, "--chengxin.demo=true", "--chengxin.log.public=true")
                        .awaitHealthy();
                LedgerHttp http = new LedgerHttp(ledger.port())) {
            HttpResponse<String> registered = http.postJson(
                    "/api/v1/subjects", Samples.enterprise(1), "Authorization", http.bearer("demo-office"));
            assertThat(registered.statusCode()).isEqualTo(201);
            long position = Samples.json(registered.body()).path("position").asLong();
            Eventually.that(() -> size(http.get("/log/checkpoint").body()) >= position);
            Files.writeString(checkpoint, http.get("/log/checkpoint").body());
            Files.writeString(vkey, http.get("/log/vkey").body().strip());
            verifies(data, checkpoint, vkey);
        }
        verifies(data, checkpoint, vkey);
    }

    private static long size(String checkpoint) {
        return checkpoint.lines().skip(1).findFirst().map(Long::parseLong).orElse(0L);
    }

    private static void verifies(Path data, Path checkpoint, Path vkey) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of("verify", "--all", "--lang", "en", "--chengxin.demo=true", "--chengxin.data=" + data));
        command.addAll(List.of("--checkpoint", checkpoint.toString(), "--vkey", Files.readString(vkey)));
        Process verify = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said).contains("events can be opened");
    }
}
