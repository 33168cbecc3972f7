package org.chengxin.api.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chengxin.api.boot.StartRefused.Wording;

/**
 * A small secret in a file that only its owner may read. A file that group or others could have read is no secret any
 * more, so reading it refuses the start instead of repairing the mode in silence.
 */
public record PrivateFile(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    public Optional<String> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            refuseUnlessPrivate();
            return Optional.of(Files.readString(path).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** The content, made and stored first if the file does not exist. */
    public String readOrWrite(Supplier<String> fresh) {
        return read().orElseGet(() -> {
            String content = fresh.get();
            write(content);
            return content;
        });
    }

    /** Either the whole content is there afterwards, on disk, or the file is as it was. */
    public void write(String content) {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** A new name is on disk when its folder is. */
    private void forceFolder() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private void refuseUnlessPrivate() throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        if (!OWNER_ONLY.containsAll(found)) {
            String mode = PosixFilePermissions.toString(found);
            throw new StartRefused(
                    new Wording(
                            "密钥文件 " + path + " 的权限为 " + mode + "，其他用户可能已经读取。",
                            "The secret in " + path + " has mode " + mode + "; other users may have read it."),
                    new Wording(
                            "确认无人读取后执行 chmod 600 " + path + "；否则请更换该密钥。",
                            "If nobody read it, run: chmod 600 " + path + "; otherwise replace the secret."));
        }
    }
}
