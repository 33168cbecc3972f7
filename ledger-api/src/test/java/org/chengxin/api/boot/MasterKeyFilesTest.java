package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.chengxin.ledger.personal.IntlCiphers;
import org.chengxin.ledger.personal.MasterKey;
import org.chengxin.ledger.time.Chance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Master keys lie in files that nobody else can read, and a file that somebody else could have read is none. */
class MasterKeyFilesTest {

    private static final byte[] DATA_KEY = new byte[32];

    @TempDir
    private Path folder;

    private MasterKeyFiles keys;

    @BeforeEach
    void begin() {
        keys = again();
    }

    @Test
    void aKeyThatWasMadeIsThereAfterARestartAndReadableByNobodyElse() throws IOException {
        byte[] wrapped = keys.create("M1").wrap("A", DATA_KEY);
        assertThat(again().find("M1").orElseThrow().unwrap("A", wrapped)).isEqualTo(DATA_KEY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("master-M1.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void twoKeysHaveNothingInCommon() {
        MasterKey first = keys.create("M1");
        MasterKey second = keys.create("M2");
        byte[] wrapped = first.wrap("A", DATA_KEY);
        assertThatThrownBy(() -> second.unwrap("A", wrapped)).hasMessageContaining("the seal of A");
    }

    @Test
    void aKeyFileThatOthersCouldReadIsRefusedInBothLanguages() throws IOException {
        keys.create("M1");
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwx------"}) {
            Files.setPosixFilePermissions(folder.resolve("master-M1.key"), PosixFilePermissions.fromString(mode));
            assertThatThrownBy(() -> again().find("M1"))
                    .as(mode)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("master-M1.key")
                    .hasMessageContaining("权限为 " + mode)
                    .hasMessageContaining("has mode " + mode);
        }
    }

    @Test
    void aDamagedKeyFileIsRefused() {
        for (String content : new String[] {"", "not base 64!", "c2hvcnQ="}) {
            new PrivateFile(folder.resolve("master-M1.key")).write(content);
            assertThatThrownBy(() -> again().find("M1"))
                    .as(content)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is damaged");
        }
    }

    @Test
    void aRemovedKeyIsGoneFromDiskAndMemory() {
        keys.create("M1");
        keys.remove("M1");
        keys.remove("never there");
        assertThat(keys.find("M1")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private MasterKeyFiles again() {
        return new MasterKeyFiles(folder, IntlCiphers.INTL, new Chance());
    }
}
