package org.chengxin.ledger.seal;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to prove offline that an entry is in a log: its index, the inclusion proof and the signed checkpoint, in
 * one text file (<a href="https://c2sp.org/tlog-proof">tlog-proof</a>, version 1, {@code .tlog-proof}).
 *
 * @param extra base64 of what the application adds, {@code null} if nothing; no signature covers it, so never trust it
 * @param index of the leaf, from 0
 * @param path the inclusion proof, the leaf's neighbour first
 */
public record TlogProof(@Nullable String extra, long index, List<Hash> path, SignedNote checkpoint) {

    /** Longest proof that is read, in characters: a checkpoint, 63 hashes and as much extra data as a checkpoint. */
    public static final int PROOF_CHARS_MAX = 2 * SignedNote.NOTE_BYTES_MAX;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int PATH_HASHES_MAX = 63;

    /** @throws IllegalArgumentException if the extra data is no base64 or the path longer than that of any tree */
    public TlogProof {
        if (extra != null && Canonical.base64("extra data of a proof", extra).length == 0) {
            throw new IllegalArgumentException("extra data of a proof must not be empty, leave the line out");
        }
        if (index < 0) {
            throw new IllegalArgumentException("index of a proof must be 0 or more, found " + index);
        }
        if (path.size() > PATH_HASHES_MAX) {
            throw new IllegalArgumentException(
                    "a proof must have at most " + PATH_HASHES_MAX + " hashes, found " + path.size());
        }
        path = List.copyOf(path);
    }

    /** The proof that stands on this checkpoint, without extra data. */
    public static TlogProof of(InclusionProof inclusion, SignedNote checkpoint) {
        return new TlogProof(null, inclusion.index(), inclusion.path(), checkpoint);
    }

    /**
     * Reads a proof, exactly.
     *
     * @throws IllegalArgumentException unless {@link #format} writes it so
     */
    public static TlogProof parse(String proof) {
        if (proof.length() > PROOF_CHARS_MAX) {
            throw new IllegalArgumentException(
                    "a proof must have at most " + PROOF_CHARS_MAX + " characters, found " + proof.length());
        }
        HeadedNote parts = HeadedNote.split("a proof", proof);
        List<String> lines = new ArrayList<>(parts.lines());
        String header = lines.removeFirst();
        if (!header.equals(HEADER)) {
            throw new IllegalArgumentException(
                    "a proof must begin with " + HEADER + ", found " + Canonical.shown(header));
        }
        String extra = !lines.isEmpty() && lines.getFirst().startsWith(EXTRA)
                ? lines.removeFirst().substring(EXTRA.length())
                : null;
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
            throw new IllegalArgumentException("a proof must have an index line, found "
                    + (lines.isEmpty() ? "none" : Canonical.shown(lines.getFirst())));
        }
        long index = Canonical.number("index of a proof", lines.removeFirst().substring(INDEX.length()));
        List<Hash> path = lines.stream().map(Hash::ofBase64).toList();
        return new TlogProof(extra, index, path, SignedNote.parse(parts.note()));
    }

    /** The text of the file, in UTF-8. */
    public String format() {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        if (extra != null) {
            lines.add(EXTRA + extra);
        }
        lines.add(INDEX + index);
        path.forEach(hash -> lines.add(hash.base64()));
        return new HeadedNote(lines, checkpoint.format()).join();
    }

    /** The same proof with something from the application beside it. */
    public TlogProof withExtra(byte[] bytes) {
        return new TlogProof(Base64.getEncoder().encodeToString(bytes), index, path, checkpoint);
    }

    /** What the application added, empty if nothing. */
    public byte[] extraBytes() {
        return extra == null ? new byte[0] : Base64.getDecoder().decode(extra);
    }

    /**
     * Checks the proof from the leaf up to the signature. How many witnesses are enough is the caller's to say:
     * {@link SignedNote#verify} with the keys of the witnesses tells which have cosigned.
     *
     * @param keys of the log
     * @return the checkpoint, which is now known to contain the leaf
     * @throws NoteRefusedException if none of the keys has signed
     * @throws ProofRefusedException if the path does not lead from {@code leaf} to the checkpoint's root
     * @throws IllegalArgumentException if the checkpoint is of another log or has no such index
     */
    public Checkpoint verify(Suite suite, String origin, Collection<VerifierKey> keys, Hash leaf) {
        Checkpoint opened = Checkpoint.open(suite, origin, checkpoint, keys);
        new InclusionProof(index, opened.size(), path).verify(suite.hasher(), leaf, opened.root());
        return opened;
    }
}
