package org.chengxin.api.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.PropertyResolver;

/** The last checkpoints that this node signed, as files beside the database. */
public final class KeptNotes {

    private KeptNotes() {}

    /** By the settings that the application would be started with; none if it never signed anything here. */
    public static List<Path> of(PropertyResolver settings) {
        Path folder = LedgerParts.dataFolder(settings).resolve("log");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
