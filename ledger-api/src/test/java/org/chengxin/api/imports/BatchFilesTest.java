package org.chengxin.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chengxin.api.boot.DataFolder;
import org.chengxin.ledger.submission.BatchId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchFilesTest {

    private static final BatchId BATCH = new BatchId("01J00000000000000000000009");

    @TempDir
    private Path home;

    @Test
    void whatAKillLeftBehindIsDeletedAtTheNextStart() throws IOException {
        Path left = Files.writeString(new BatchFiles(new DataFolder(home)).fresh(BATCH), "欧阳雀甲");
        Path upload = Files.createDirectories(home.resolve("run/uploads"));
        Files.writeString(upload.resolve("upload_1.tmp"), "欧阳雀甲");

        new BatchFiles(new DataFolder(home));
        BatchFiles.emptied(upload);

        assertThat(left).doesNotExist();
        assertThat(upload).isEmptyDirectory();
    }
}
