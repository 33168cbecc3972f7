package org.chengxin.api.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What a bundle says about itself to whoever opens it: what the files are and how to check them. */
final class EvidenceReadme {

    private EvidenceReadme() {}

    static String text() {
        try (InputStream in =
                Objects.requireNonNull(EvidenceReadme.class.getResourceAsStream("/evidence/README.txt"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("evidence/README.txt is part of the jar", e);
        }
    }
}
