package org.chengxin.ledger.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The family of algorithms of a log. A log names its suite for ever and never mixes: a tree hashed with SM3 is another log,
 * not another view of the same one.
 *
 * @param name {@code intl} (SHA-256, Ed25519, AES-256-GCM) or {@code gm} (SM3, SM2, SM4-GCM)
 * @param digests makes a fresh digest of 32 bytes for each caller, because digests keep state
 * @param algorithms by which notes of the log and of its witnesses may be signed
 */
public record Suite(String name, Supplier<MessageDigest> digests, List<NoteAlgorithm> algorithms) {

    /** SHA-256 (FIPS 180-4) for the tree, Ed25519 for the notes; the suite that any C2SP log client can follow. */
    public static final Suite INTL =
            new Suite("intl", Suite::sha256, List.of(Ed25519Algorithm.ED25519, Cosignature.ED25519_V1));

    /** A hasher of this suite, for one thread. */
    public TreeHasher hasher() {
        return new TreeHasher(digests.get());
    }

    /**
     * Reads the verifier key of a log or witness of this suite.
     *
     * @throws IllegalArgumentException if it is malformed or of another suite
     */
    public VerifierKey verifierKey(String vkey) {
        return VerifierKey.parse(vkey, algorithms);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
