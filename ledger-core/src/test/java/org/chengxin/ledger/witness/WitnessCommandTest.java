package org.chengxin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.gm.GmSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody at a shell is told. */
class WitnessCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aNewKeyIsWrittenAndItsVerifierKeyPrinted() {
        String file = folder.resolve("w.key").toString();

        assertThat(run("new-key", "--name", "witness.example/w1", "--key", file))
                .isZero();
        assertThat(Suite.INTL.verifierKey(out().strip()).name()).isEqualTo("witness.example/w1");
        assertThat(WitnessKey.read(Path.of(file)).cosigner().verifierKey().vkey())
                .isEqualTo(out().strip());
    }

    @Test
    void aKeyOfTheOtherSuiteIsOneOfThatSuite() {
        assertThat(run(
                        "new-key",
                        "--name",
                        "witness.example/gm",
                        "--suite",
                        "gm",
                        "--key",
                        folder.resolve("gm.key").toString()))
                .isZero();
        assertThat(GmSuite.GM.verifierKey(out().strip()).name()).isEqualTo("witness.example/gm");
        assertThat(WitnessKey.read(folder.resolve("gm.key")).suite()).isEqualTo(GmSuite.GM);
    }

    @Test
    void whoAsksIsToldHowToCallInBothLanguages() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("用法", "Usage", "new-key", "serve", "--log VKEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sing",
                "serve",
                "serve --key",
                "serve --key k --state s",
                "serve --log x --state s",
                "new-key --key k",
                "new-key --key k --name n --colour red"
            })
    void aWrongCallIsExplained(String call) {
        assertThat(run(call.split(" "))).isEqualTo(2);
        assertThat(err()).contains(" | ", "用法");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new-key --name n --suite rot13 --key k", "serve --key none --state s --log x"})
    void whatCannotBeUsedIsNamed(String call) {
        assertThat(run(call.split(" "))).isEqualTo(2);
        assertThat(err()).contains(" | ").doesNotContain("用法");
    }

    @Test
    void aNameThatNoKeyCanHaveIsRefusedBeforeAFileIsMade() {
        assertThat(run(
                        "new-key",
                        "--name",
                        "a b",
                        "--key",
                        folder.resolve("w.key").toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("w.key")).doesNotExist();
    }

    @Test
    void aLogWhoseKeyIsNoneOfTheSuiteIsRefused() {
        String file = folder.resolve("w.key").toString();
        run("new-key", "--name", "witness.example/w1", "--key", file);

        assertThat(run("serve", "--key", file, "--state", folder.resolve("s").toString(), "--log", "no+key+AAAA"))
                .isEqualTo(2);
        assertThat(err()).contains("日志公钥无法识别");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        String file = folder.resolve("w.key").toString();
        run("new-key", "--name", "witness.example/w1", "--key", file);

        assertThat(run(
                        "serve",
                        "--key",
                        file,
                        "--state",
                        folder.resolve("s").toString(),
                        "--listen",
                        "nowhere",
                        "--log",
                        logKey()))
                .isEqualTo(2);
        assertThat(err()).contains("--listen must be address:port");
    }

    private static String logKey() {
        return Ed25519NoteSigner.generate("chengxin.local/ledger/x")
                .verifierKey()
                .vkey();
    }

    private int run(String... arguments) {
        return new Witness(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(List.of(arguments));
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
