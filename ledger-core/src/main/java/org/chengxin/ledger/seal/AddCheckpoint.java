package org.chengxin.ledger.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * What a log asks of a witness: cosign this checkpoint, which grew out of the one you cosigned last
 * (<a href="https://c2sp.org/tlog-witness">tlog-witness</a>, body of {@code POST add-checkpoint}).
 *
 * @param oldSize of the last checkpoint that the witness has cosigned, 0 if none
 * @param path consistency proof from the old size, empty from 0
 * @param checkpoint signed by the log
 */
public record AddCheckpoint(long oldSize, List<Hash> path, SignedNote checkpoint) {

    private static final String OLD = "old ";
    private static final int PATH_HASHES_MAX = 63;

    /** @throws IllegalArgumentException if the old size is negative or there are more than 63 hashes */
    public AddCheckpoint {
        if (oldSize < 0) {
            throw new IllegalArgumentException("old size must be 0 or more, found " + oldSize);
        }
        if (path.size() > PATH_HASHES_MAX) {
            throw new IllegalArgumentException(
                    "a consistency proof must have at most " + PATH_HASHES_MAX + " hashes, found " + path.size());
        }
        path = List.copyOf(path);
    }

    /**
     * Reads the body of a request, exactly.
     *
     * @throws IllegalArgumentException unless {@link #format} writes it so
     */
    public static AddCheckpoint parse(byte[] body) {
        if (body.length > 2 * SignedNote.NOTE_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a request must have at most " + 2 * SignedNote.NOTE_BYTES_MAX + " bytes, found " + body.length);
        }
        HeadedNote parts = HeadedNote.split("a request", Canonical.utf8("a request", body));
        List<String> lines = new ArrayList<>(parts.lines());
        String old = lines.removeFirst();
        if (!old.startsWith(OLD)) {
            throw new IllegalArgumentException(
                    "a request must begin with an old size line, found " + Canonical.shown(old));
        }
        return new AddCheckpoint(
                Canonical.number("old size", old.substring(OLD.length())),
                lines.stream().map(Hash::ofBase64).toList(),
                SignedNote.parse(parts.note()));
    }

    /** The body of the request, in UTF-8. */
    public String format() {
        List<String> lines = new ArrayList<>();
        lines.add(OLD + oldSize);
        path.forEach(hash -> lines.add(hash.base64()));
        return new HeadedNote(lines, checkpoint.format()).join();
    }

    /**
     * Checks that the tree of {@code opened} grew out of what the witness knows. Only here a proof may start from nothing, and
     * then it must be empty.
     *
     * @param opened the checkpoint of this request, its signature verified
     * @param oldRoot of the last checkpoint that the witness has cosigned; from 0, the root of a tree without leaves
     * @throws IllegalArgumentException if the tree is smaller than the old one (400 Bad Request)
     * @throws ProofRefusedException if it did not grow out of the old one (422 Unprocessable Entity)
     */
    public void verifyGrowth(TreeHasher hasher, Checkpoint opened, Hash oldRoot) {
        if (oldSize > opened.size()) {
            throw new IllegalArgumentException(
                    "old size must be at most " + opened.size() + " as the checkpoint, found " + oldSize);
        }
        opened.requireRootOfNothing(hasher);
        if (oldSize > 0) {
            new ConsistencyProof(oldSize, opened.size(), path).verify(hasher, oldRoot, opened.root());
        } else if (!path.isEmpty()) {
            throw new ProofRefusedException("consistency proof from size 0 must be empty, found " + path.size()
                    + " hashes on the way to root " + opened.root());
        }
    }
}
