package org.chengxin.ledger.seal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a log says of itself at a size: the root over all its leaves
 * (<a href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a>). Signed, it commits the log to everything before it.
 *
 * <p>A log of another suite than {@code intl} names the suite in an extension line, {@code suite gm}, under its signature.
 *
 * @param origin identity of the log
 * @param size leaves of the tree
 * @param extensions further lines, none of them empty
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    private static final int LINES_MIN = 3;
    private static final String SUITE = "suite ";

    /** @throws IllegalArgumentException if a line is empty or has a line break, or more than one names a suite */
    public Checkpoint {
        requireLine("origin of a checkpoint", origin);
        if (size < 0) {
            throw new IllegalArgumentException("size of a checkpoint must be 0 or more, found " + size);
        }
        extensions.forEach(line -> requireLine("extension line of a checkpoint", line));
        if (extensions.stream().filter(line -> line.startsWith(SUITE)).count() > 1) {
            throw new IllegalArgumentException("a checkpoint must name at most one suite, found " + extensions);
        }
        extensions = List.copyOf(extensions);
    }

    /** The checkpoint of a log of this suite. */
    public static Checkpoint of(Suite suite, String origin, long size, Hash root) {
        boolean named = !suite.equals(Suite.INTL);
        return new Checkpoint(origin, size, root, named ? List.of(SUITE + suite.name()) : List.of());
    }

    /**
     * Reads the text of a note.
     *
     * @throws IllegalArgumentException unless {@link #text} writes it so
     */
    public static Checkpoint parse(String text) {
        SignedNote.requireText(text);
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        if (lines.length < LINES_MIN) {
            throw new IllegalArgumentException(
                    "checkpoint must have at least " + LINES_MIN + " lines, found " + lines.length);
        }
        return new Checkpoint(
                lines[0],
                Canonical.number("size of a checkpoint", lines[1]),
                Hash.ofBase64(lines[2]),
                List.of(lines).subList(LINES_MIN, lines.length));
    }

    /**
     * Opens a signed checkpoint of the log that the reader means.
     *
     * @param keys of the log; a signature of any of them will do, so that keys can roll over
     * @throws NoteRefusedException if none of the keys has signed, or a signature of one does not verify
     * @throws IllegalArgumentException if the note is no checkpoint of this origin and suite
     * @throws ProofRefusedException if its size is 0 and its root that of another tree
     */
    public static Checkpoint open(Suite suite, String origin, SignedNote note, Collection<VerifierKey> keys) {
        note.verify(keys);
        Checkpoint checkpoint = parse(note.text());
        if (!checkpoint.origin.equals(origin)) {
            throw new IllegalArgumentException("origin of the checkpoint must be " + Canonical.shown(origin)
                    + ", found " + Canonical.shown(checkpoint.origin));
        }
        if (!checkpoint.suite().equals(suite.name())) {
            throw new IllegalArgumentException("suite of the checkpoint must be " + suite.name() + ", found "
                    + Canonical.shown(checkpoint.suite()));
        }
        checkpoint.requireRootOfNothing(suite.hasher());
        return checkpoint;
    }

    /** The text to sign. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(origin, Long.toString(size), root.base64()));
        lines.addAll(extensions);
        return String.join("\n", lines) + "\n";
    }

    /** Name of the suite of the log. */
    public String suite() {
        return extensions.stream()
                .filter(line -> line.startsWith(SUITE))
                .map(line -> line.substring(SUITE.length()))
                .findFirst()
                .orElse(Suite.INTL.name());
    }

    /** @throws ProofRefusedException if the tree has no leaf, but its root is not that of a tree without leaves */
    void requireRootOfNothing(TreeHasher hasher) {
        if (size == 0 && !root.equals(hasher.empty())) {
            throw new ProofRefusedException(
                    "root of a checkpoint of size 0 must be " + hasher.empty() + ", found " + root);
        }
    }

    private static void requireLine(String name, String line) {
        if (line.isEmpty() || line.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(
                    name + " must be one line and not empty, found " + Canonical.shown(line));
        }
    }
}
