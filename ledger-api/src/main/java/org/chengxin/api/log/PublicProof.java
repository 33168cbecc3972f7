package org.chengxin.api.log;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chengxin.ledger.disclosure.DisclosureEntry;
import org.chengxin.projections.disclosure.DisclosureLog;
import org.jspecify.annotations.Nullable;

/**
 * What the log of disclosure says of a record. Whoever hashes the salt, {@code 01} and the content gets the commitment in the
 * entry; the entry makes the leaf; the proof leads from the leaf to a signed checkpoint.
 *
 * @param state whether it is public or was withdrawn
 * @param position of the entry in the log of disclosure, counted from 1
 * @param sourcePosition of the event in the ledger that caused it
 * @param ground why it was withdrawn; absent of a public record
 * @param content the exact text that is public, as JSON in UTF-8; absent of a withdrawn record
 * @param salt behind the commitment, base64; absent of a withdrawn record
 * @param entry the bytes of the entry, base64
 * @param proof {@code c2sp.org/tlog-proof@v1}
 */
record PublicProof(
        String recordId,
        DisclosureEntry.Kind state,
        long position,
        long sourcePosition,
        @Nullable String ground,
        @Nullable String content,
        @Nullable String salt,
        String entry,
        String proof) {

    static PublicProof shown(DisclosureLog.Line line, byte[] content, String proof) {
        return of(
                line.entry(),
                new String(content, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(line.salt().bytes()),
                proof);
    }

    static PublicProof withdrawn(DisclosureLog.Line line, String proof) {
        return of(line.entry(), null, null, proof);
    }

    private static PublicProof of(
            DisclosureEntry entry, @Nullable String content, @Nullable String salt, String proof) {
        return new PublicProof(
                entry.recordId(),
                entry.kind(),
                entry.position(),
                entry.sourcePosition(),
                entry.ground().isEmpty() ? null : entry.ground(),
                content,
                salt,
                Base64.getEncoder().encodeToString(entry.encode()),
                proof);
    }
}
