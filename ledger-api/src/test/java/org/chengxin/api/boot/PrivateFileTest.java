package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_secret_is_made_once_and_readable_by_its_owner_only() throws Exception {
        PrivateFile file = new PrivateFile(folder.resolve("secret"));

        assertThat(file.readOrWrite(() -> "first")).isEqualTo("first");
        assertThat(file.readOrWrite(() -> "second")).isEqualTo("first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_secret_that_others_could_read_is_refused() throws Exception {
        PrivateFile file = new PrivateFile(folder.resolve("secret"));
        file.write("open");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(file::read)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("rw-r-----")
                .hasMessageContaining("权限");
    }
}
