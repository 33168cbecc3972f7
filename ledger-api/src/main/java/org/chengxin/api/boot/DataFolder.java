package org.chengxin.api.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where this node keeps what is its own ({@code chengxin.data}, by default {@code data} in the working directory):
 * {@code keys/} with every secret, {@code postgres/} with the embedded database, {@code log/} with what was signed
 * last, {@code run/} with what can be made again. All of it is closed to other users of the machine.
 *
 * @param root absolute
 */
public record DataFolder(Path root) {

    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    static DataFolder open(Path root) {
        DataFolder folder = new DataFolder(root.toAbsolutePath().normalize());
        createPrivate(folder.root);
        createPrivate(folder.keys());
        createPrivate(folder.log());
        createPrivate(folder.run());
        return folder;
    }

    /** Secrets: database password, signing keys, set-up code. Losing it makes the rest unreadable; back it up apart. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** The last checkpoint of each log that this node signed: how it notices a database that was set back. */
    public Path log() {
        return root.resolve("log");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    /** Unpacked binaries and locks; may be deleted while nothing runs. */
    public Path run() {
        return root.resolve("run");
    }

    private static void createPrivate(Path folder) {
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder, e);
        }
    }
}
