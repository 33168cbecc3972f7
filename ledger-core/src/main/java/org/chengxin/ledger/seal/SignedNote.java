package org.chengxin.ledger.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text with signatures below it (<a href="https://c2sp.org/signed-note">signed-note</a>). Do not believe the text before
 * {@link #verify} has found a key that you trust.
 *
 * @param text ends in a newline
 * @param signatures at least one; those of unknown keys are kept and ignored
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Longest note that is read, in bytes. */
    public static final int NOTE_BYTES_MAX = 1_000_000;

    /** Most signatures of a note that is read; the specification asks for at least 16. */
    public static final int SIGNATURES_MAX = 100;

    private static final String SEPARATOR = "\n\n";

    /** @throws IllegalArgumentException if the text is not allowed, or there is no signature or too many */
    public SignedNote {
        requireText(text);
        requireCount(signatures.size());
        signatures = List.copyOf(signatures);
    }

    /** Signs {@code text}, which must end in a newline. */
    public static SignedNote sign(String text, NoteSigner signer) {
        return new SignedNote(text, List.of(signer.sign(text)));
    }

    /**
     * Reads a note, exactly.
     *
     * @throws IllegalArgumentException unless {@link #format} writes it so
     */
    public static SignedNote parse(byte[] note) {
        if (note.length > NOTE_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a note must have at most " + NOTE_BYTES_MAX + " bytes, found " + note.length);
        }
        return parse(Canonical.utf8("a note", note));
    }

    /** Reads a note, as {@link #parse(byte[])} does. */
    public static SignedNote parse(String note) {
        int blank = note.lastIndexOf(SEPARATOR);
        if (blank < 0) {
            throw new IllegalArgumentException("a note must have a blank line before its signatures, found none");
        }
        if (!note.endsWith("\n")) {
            throw new IllegalArgumentException("a note must end with a newline, found " + lastLine(note));
        }
        String text = note.substring(0, blank + 1);
        String below = note.substring(blank + SEPARATOR.length());
        List<String> lines = below.isEmpty()
                ? List.of()
                : List.of(below.substring(0, below.length() - 1).split("\n", -1));
        requireCount(lines.size());
        return new SignedNote(text, lines.stream().map(NoteSignature::parse).toList());
    }

    /** The note as it is sent, served and kept, in UTF-8. */
    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    public byte[] toBytes() {
        return format().getBytes(StandardCharsets.UTF_8);
    }

    /** The note with one signature more at its end; one that it has already is not repeated. */
    public SignedNote with(NoteSignature signature) {
        if (signatures.contains(signature)) {
            return this;
        }
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /** The signatures that say they are of this key; verified only after {@link #verify}. */
    public List<NoteSignature> signaturesOf(VerifierKey key) {
        return signatures.stream().filter(key::isNamedBy).toList();
    }

    /**
     * The keys among {@code known} that have signed. Every signature of a known key must verify, those of others are ignored.
     *
     * @return at least one
     * @throws NoteRefusedException if no known key has signed or the signature of one does not verify
     * @throws IllegalArgumentException if two different keys have the same name and id
     */
    public Set<VerifierKey> verify(Collection<VerifierKey> known) {
        requireUnambiguous(known);
        Set<VerifierKey> signers = new LinkedHashSet<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (key.isNamedBy(signature)) {
                    if (!key.verifies(text, signature)) {
                        throw new NoteRefusedException("signature of " + key.vkey() + " does not verify");
                    }
                    signers.add(key);
                }
            }
        }
        if (signers.isEmpty()) {
            throw new NoteRefusedException("a note must be signed by one of " + known + ", found signatures of "
                    + signatures.stream().map(NoteSignature::name).toList());
        }
        return signers;
    }

    /** @throws IllegalArgumentException if no note can have this text */
    public static String requireText(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("text of a note must end with a newline, found " + lastLine(text));
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException(
                    "text of a note must have no control character but newline, found " + Canonical.shown(text));
        }
        Canonical.utf8("text of a note", text);
        return text;
    }

    private static void requireCount(int signatures) {
        if (signatures < 1 || signatures > SIGNATURES_MAX) {
            throw new IllegalArgumentException(
                    "a note must have 1 to " + SIGNATURES_MAX + " signatures, found " + signatures);
        }
    }

    private static void requireUnambiguous(Collection<VerifierKey> known) {
        for (VerifierKey key : known) {
            for (VerifierKey other : known) {
                if (key.keyId() == other.keyId() && key.name().equals(other.name()) && !key.equals(other)) {
                    throw new IllegalArgumentException("two keys share name and id: " + key + " and " + other);
                }
            }
        }
    }

    private static String lastLine(String text) {
        return Canonical.shown(text.substring(text.lastIndexOf('\n') + 1));
    }
}
