package org.chengxin.ledger.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A mirror of a served log in a folder. */
final class FolderTiles implements Tiles {

    private final Path folder;

    FolderTiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public Optional<byte[]> read(String path) {
        Path file = folder.resolve(path);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UnreadableException(new Wording(file + " 读取失败", file + " cannot be read: " + e.getMessage()), e);
        }
    }

    @Override
    public void close() {}
}
