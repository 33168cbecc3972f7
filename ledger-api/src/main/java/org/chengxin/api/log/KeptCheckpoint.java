package org.chengxin.api.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.chengxin.api.boot.PrivateFile;
import org.chengxin.ledger.publish.CheckpointMemory;
import org.chengxin.ledger.publish.LogIdentity;
import org.chengxin.ledger.seal.SignedNote;

/** The last checkpoint that this node signed, in a file beside the database: {@code log/<name>-<origin's digest>.checkpoint}. */
final class KeptCheckpoint implements CheckpointMemory {

    private static final int DIGEST_DIGITS = 16;

    private final PrivateFile file;

    KeptCheckpoint(Path folder, LogName name, LogIdentity identity) {
        this.file = new PrivateFile(folder.resolve(name.path() + "-" + digest(identity.origin()) + ".checkpoint"));
    }

    @Override
    public Optional<SignedNote> latest() {
        return file.read().map(note -> SignedNote.parse(note + "\n"));
    }

    @Override
    public void keep(SignedNote checkpoint) {
        file.write(checkpoint.format());
    }

    private static String digest(String origin) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
