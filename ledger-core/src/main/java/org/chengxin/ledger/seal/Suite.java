package org.chengxin.ledger.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;

/**
 * The family of algorithms of a log. A log names its suite for ever and never mixes: a tree hashed with SM3 is another log,
 * not another view of the same one.
 *
 * @param name {@code intl} (SHA-256, Ed25519, AES-256-GCM) or {@code gm} (SM3, SM2, SM4-GCM)
 * @param digests makes a fresh digest of 32 bytes for each caller, because digests keep state
 */
public record Suite(String name, Supplier<MessageDigest> digests) {

    /** SHA-256 (FIPS 180-4) for the tree; the suite that any C2SP log client can follow. */
    public static final Suite INTL = new Suite("intl", Suite::sha256);

    /** A hasher of this suite, for one thread. */
    public TreeHasher hasher() {
        return new TreeHasher(digests.get());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
