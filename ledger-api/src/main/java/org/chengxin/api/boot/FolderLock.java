package org.chengxin.api.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.chengxin.api.boot.StartRefused.Wording;

/** One process per data folder. The operating system drops the lock with the process, so a crash leaves none behind. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock acquire(DataFolder folder) {
        return tryAcquire(folder)
                .orElseThrow(() -> new StartRefused(
                        new Wording(
                                "数据目录 " + folder.root() + " 正被另一个账本进程使用。",
                                "The data folder " + folder.root() + " is in use by another ledger process."),
                        new Wording(
                                "先停止该进程，或用 chengxin.data 指定另一个目录。",
                                "Stop that process first, or give this one its own folder with chengxin.data.")));
    }

    /** Empty if another process has it. */
    static Optional<FolderLock> tryAcquire(DataFolder folder) {
        Path file = folder.run().resolve("ledger.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locks(channel)) {
                return Optional.of(new FolderLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
