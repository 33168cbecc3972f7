package org.chengxin.ledger.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.VerifierKey;

/**
 * One file for each log, with the last cosigned checkpoint as a signed note. Our own cosignature stands in it, so a file that
 * somebody else wrote is noticed. One process at a time: two that remember apart could each be led down another branch.
 */
final class FolderMemory implements Memory, AutoCloseable {

    private final Path folder;
    private final FileChannel lock;
    private final VerifierKey own;

    private FolderMemory(Path folder, FileChannel lock, VerifierKey own) {
        this.folder = folder;
        this.lock = lock;
        this.own = own;
    }

    /** Opens the folder and reads every file of the logs once. */
    static FolderMemory open(Path folder, WitnessKey key, KnownLogs logs) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FolderMemory memory =
                    new FolderMemory(folder, lock(folder), key.cosigner().verifierKey());
            memory.readOnce(logs);
            return memory;
        } catch (IOException e) {
            throw new WitnessRefusedException(
                    "状态目录 " + folder + " 无法使用", "the state folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void readOnce(KnownLogs logs) {
        try {
            logs.origins().forEach(this::latest);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public Optional<SignedNote> latest(String origin) {
        Path file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(file));
            note.verify(List.of(own));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(origin)) {
                throw new IllegalArgumentException("origin must be " + origin + ", found " + checkpoint.origin());
            }
            return Optional.of(note);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (RuntimeException e) {
            throw new WitnessRefusedException(
                    "状态文件 " + file + " 不是本见证方所写，停止服务；请查明原因",
                    "the state in " + file + " was not written by this witness, find out why: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void remember(String origin, SignedNote cosigned) throws IOException {
        DurableFile.replace(file(origin), cosigned.toBytes());
    }

    private Path file(String origin) {
        return folder.resolve(fileName(origin));
    }

    /** An origin may hold any character, a file name may not. */
    private static String fileName(String origin) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest) + ".checkpoint";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldInThisProcess) {
            // The same answer as for another process.
        }
        channel.close();
        throw new WitnessRefusedException(
                "状态目录 " + folder + " 正被另一个见证进程使用", "the state folder " + folder + " is in use by another witness");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
