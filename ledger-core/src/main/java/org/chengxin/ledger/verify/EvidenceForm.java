package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.chengxin.ledger.seal.Suite;

/**
 * The form of an evidence bundle, version 1: a {@link StoredZip} with these files in this order.
 *
 * <pre>
 *   README.txt                        what this is and how to check it
 *   history.html                      the events as a person reads them; a rendering, not what was sealed
 *   log.txt                           version, suite, origin, verifier keys of the log, what the bundle is about
 *   checkpoint.txt                    the signed checkpoint with its cosignatures
 *   events/000000000017.event         the stored bytes of an event, as in an 'E' frame of an export
 *   proofs/000000000017.tlog-proof    that its leaf is in the tree of the checkpoint (c2sp.org/tlog-proof@v1)
 *   …                                 further events and their proofs, by position
 *   manifest.txt                      a digest of each file above, by the digest of the suite
 * </pre>
 */
final class EvidenceForm {

    static final String README = "README.txt";
    static final String HISTORY = "history.html";
    static final String LOG = "log.txt";
    static final String CHECKPOINT = "checkpoint.txt";
    static final String MANIFEST = "manifest.txt";

    static final String VERSION_LINE = "chengxin-ledger-evidence v1";

    private EvidenceForm() {}

    static String event(long position) {
        return String.format(Locale.ROOT, "events/%012d.event", position);
    }

    static String proof(long position) {
        return String.format(Locale.ROOT, "proofs/%012d.tlog-proof", position);
    }

    /** The manifest of these files, without itself. */
    static byte[] manifest(Suite suite, Map<String, byte[]> files) {
        StringBuilder lines = new StringBuilder();
        MessageDigest digest = suite.digests().get();
        files.forEach((name, content) -> {
            if (!name.equals(MANIFEST)) {
                lines.append(HexFormat.of().formatHex(digest.digest(content)))
                        .append("  ")
                        .append(name)
                        .append('\n');
            }
        });
        return lines.toString().getBytes(UTF_8);
    }
}
