package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.verify.SampleLog.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as it is typed. */
class VerifyTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--export",
                "--unknown x",
                "--export a --bundle b",
                "--export a --lang fr",
                "--export a --witnesses-required many",
                "--export a --witnesses-required 1"
            })
    void aCallThatCannotBeUnderstoodEndsWithTwoAndTheUsage(String line) {
        Run run = Run.of(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--export FILE").contains("用法");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--export missing", "--bundle missing", "--log missing", "--log http://127.0.0.1:1/"})
    void whatIsNotThereCannotBeVerified(String line) {
        Run run = Run.of(line.split(" "));
        assertThat(run.exit()).isNotZero();
        assertThat(run.out()).doesNotContain("sound");
    }

    @Test
    void helpIsNoMistake() {
        Run run = Run.of("--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("--kept-export");
    }

    @Test
    void aFileThatIsNoExportIsNamedAsSuch() throws Exception {
        Path file = Files.write(folder.resolve("x"), "PK nothing of the kind, but long enough".getBytes(UTF_8));
        Run run = Run.of("--export", file.toString(), "--lang", "en");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("is no export of a ledger, version 1");
    }

    @Test
    void linesAreChineseThenEnglishUnlessOneIsChosen() {
        SampleLog log = SampleLog.of(5, 2, 1, Ed25519NoteSigner.generate(SampleLog.ORIGIN));
        String file = log.export(folder.resolve("log")).toString();
        assertThat(Run.of("--export", file).out()).contains("通过 ok\t位置 1 至 5 连续，无缺无重 | positions 1..5 are dense");
        assertThat(Run.of("--export", file, "--lang", "zh").out())
                .contains("通过\t位置 1 至 5 连续，无缺无重\n")
                .doesNotContain("dense");
        assertThat(Run.of("--export", file, "--lang", "en").out())
                .contains("ok\tpositions 1..5 are dense\n")
                .doesNotContain("位置");
    }

    @Test
    void anExportOfASuiteThatNobodyKnowsIsNotVerified() throws Exception {
        SampleLog log = SampleLog.of(5, 2, 1, Ed25519NoteSigner.generate(SampleLog.ORIGIN));
        Path file = log.export(folder.resolve("log"));
        byte[] bytes = Files.readAllBytes(file);
        int suite = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("intl");
        bytes[suite] = 'o';
        Files.write(file, bytes);
        assertThat(Run.of("--export", file.toString()).exit()).isEqualTo(2);
    }
}
