package org.chengxin.api.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.chengxin.api.boot.DataFolder;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.submission.BatchId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Copies of submitted files on disk while they are read, because a worksheet can only be read from a file. What counts is in
 * the database; these copies can be made again and are closed to other users of the machine. They are in clear: those that a
 * kill left behind are deleted at the next start.
 */
@Component
class BatchFiles {

    /** Largest file taken. */
    static final long FILE_MAX_BYTES = 200L << 20;

    static final int FILE_NAME_MAX_CHARACTERS = 200;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;

    BatchFiles(DataFolder data) throws IOException {
        this.folder = emptied(data.run().resolve("imports"));
    }

    /** A folder of this node with nothing in it. */
    static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                FileSystemUtils.deleteRecursively(file);
            }
        }
        return folder;
    }

    /** What arrived. */
    record Received(String sha256, long sizeBytes) {}

    Path fresh(BatchId id) throws IOException {
        return Files.createTempFile(folder, id.value(), ".part");
    }

    Received receive(InputStream content, Path to) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (DigestInputStream in = new DigestInputStream(content, digest);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > FILE_MAX_BYTES) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
        return new Received(HexFormat.of().formatHex(digest.digest()), size);
    }

    private static ProblemException tooLarge() {
        return new ProblemException(Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "R-FILE-SIZE",
                new Bilingual("文件未受理", "File not taken"),
                new Bilingual(
                        "文件最大 " + (FILE_MAX_BYTES >> 20) + " MB，请拆分后分批报送",
                        "A file has at most " + (FILE_MAX_BYTES >> 20) + " MB; split it and send the parts")));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
