package org.chengxin.api.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.chengxin.api.support.Auditor;
import org.chengxin.api.support.Auditor.Verdict;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.store.Positions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole log over real HTTP, verified as an auditor does it at home. */
@LedgerTest
class ExportDoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Positions positions;

    @Autowired
    private LedgerCheckpoints checkpoints;

    @TempDir
    private Path home;

    private LedgerHttp http;
    private String auditor;

    @BeforeEach
    void somethingHasHappened() {
        http = new LedgerHttp(port);
        auditor = http.bearer("demo-auditor");
        String office = http.bearer("demo-office");
        for (int n = 0; n < 30; n++) {
            http.postJson("/api/v1/subjects", Samples.enterprise(n), "Authorization", office);
        }
        Eventually.that(() -> signed() == positions.head());
    }

    @Test
    void anAuditorTakesTheLogHomeAndVerifiesItThere() throws IOException {
        String checkpoint = keepCheckpoint();
        Path export = download("log", "/api/v1/log/export");
        Verdict verdict = Auditor.verify(
                "--export",
                export.toString(),
                "--checkpoint",
                checkpoint,
                "--vkey",
                checkpoints.identity().verifierKeys().getFirst());
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said()).contains("positions 1.." + signed() + " are dense");
    }

    @Test
    void aDownloadThatWasCutGoesOnWhereItStopped() throws IOException {
        Path first = download("first", "/api/v1/log/export?to=20");
        byte[] whole = Files.readAllBytes(first);
        Path cut = Files.write(home.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
        Verdict alone = Auditor.verify("--export", cut.toString());
        assertThat(alone.exit()).isEqualTo(1);
        String arrived = alone.said().replaceFirst("(?s).*is cut after position (\\d+).*", "$1");
        Path rest = download("rest", "/api/v1/log/export?from=" + (Integer.parseInt(arrived) + 1));
        Verdict verdict = Auditor.verify("--export", cut.toString(), "--export", rest.toString());
        assertThat(verdict.exit()).as(verdict.said()).isZero();
    }

    @Test
    void nobodyButAnAuditorMayHaveIt() {
        for (String role : new String[] {"office", "submitter", "reviewer", "assessor", "checker", "subject"}) {
            assertThat(http.get("/api/v1/log/export", http.as("demo-" + role)).statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(http.get("/api/v1/log/export").statusCode()).isEqualTo(401);
    }

    @Test
    void aRangeThatTheLogDoesNotHaveIsRefused() {
        for (String range :
                new String[] {"from=0", "from=-1", "to=" + (signed() + 1), "from=9&to=7", "from=99999999"}) {
            HttpResponse<String> answer = http.get("/api/v1/log/export?" + range, "Authorization", auditor);
            assertThat(answer.statusCode()).as(range).isEqualTo(400);
            assertThat(answer.body()).contains("R-EXPORT-RANGE");
        }
    }

    private Path download(String name, String path) throws IOException {
        HttpResponse<byte[]> answer = http.download(path, "Authorization", auditor);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.write(home.resolve(name), answer.body());
    }

    private String keepCheckpoint() throws IOException {
        String note = checkpoints.newest().orElseThrow().format();
        return Files.writeString(home.resolve("checkpoint"), note).toString();
    }

    private long signed() {
        return checkpoints
                .newest()
                .map(SignedNote::text)
                .map(Checkpoint::parse)
                .map(Checkpoint::size)
                .orElse(0L);
    }
}
