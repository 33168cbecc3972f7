package org.chengxin.ledger.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A public key with a name, as <a href="https://c2sp.org/signed-note">signed-note</a> writes it in one line:
 * {@code name+key id in hex+base64 of type and key}. This line is what an auditor pins.
 *
 * <p>Name and key id together tell whose a signature is. The id is short, so it says which key to try, not that it fits.
 */
public final class VerifierKey {

    private final String name;
    private final NoteAlgorithm algorithm;
    private final String material;
    private final int keyId;
    private final NoteAlgorithm.Check check;

    private VerifierKey(String name, NoteAlgorithm algorithm, byte[] publicKey) {
        byte[] type = algorithm.type();
        byte[] bytes = Arrays.copyOf(type, type.length + publicKey.length);
        System.arraycopy(publicKey, 0, bytes, type.length, publicKey.length);
        this.name = KeyName.require(name);
        this.algorithm = algorithm;
        this.material = Base64.getEncoder().encodeToString(bytes);
        this.keyId = keyId(name, bytes);
        this.check = algorithm.open(publicKey);
    }

    /** @throws IllegalArgumentException if the name is not allowed or the key none of this algorithm */
    public static VerifierKey of(String name, NoteAlgorithm algorithm, byte[] publicKey) {
        return new VerifierKey(name, algorithm, publicKey);
    }

    /**
     * Reads a key of one of the given algorithms; {@link Suite#verifierKey} knows those of a suite.
     *
     * @throws IllegalArgumentException if the line is malformed, its id wrong or its algorithm not among them
     */
    public static VerifierKey parse(String vkey, List<NoteAlgorithm> algorithms) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException(
                    "a verifier key must have 3 parts with plus between them, found " + parts.length);
        }
        byte[] bytes = Canonical.base64("key of a verifier key", parts[2]);
        NoteAlgorithm algorithm = algorithms.stream()
                .filter(known -> startsWith(bytes, known.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "algorithm of verifier key " + Canonical.shown(vkey) + " is none of this suite"));
        byte[] publicKey = Arrays.copyOfRange(bytes, algorithm.type().length, bytes.length);
        VerifierKey key = new VerifierKey(parts[0], algorithm, publicKey);
        if (!key.keyIdHex().equals(parts[1])) {
            throw new IllegalArgumentException("id of verifier key " + Canonical.shown(parts[0]) + " must be "
                    + key.keyIdHex() + ", found " + Canonical.shown(parts[1]));
        }
        return key;
    }

    public String name() {
        return name;
    }

    public int keyId() {
        return keyId;
    }

    public NoteAlgorithm algorithm() {
        return algorithm;
    }

    /** The line that {@link #parse} reads. */
    public String vkey() {
        return name + "+" + keyIdHex() + "+" + material;
    }

    /** Whether the signature says that it is one of this key. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == keyId;
    }

    /** Whether the signature is one of this key over {@code text}. */
    public boolean verifies(String text, NoteSignature signature) {
        return isNamedBy(signature) && check.verifies(text, signature.signature());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && vkey().equals(key.vkey());
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    @Override
    public String toString() {
        return vkey();
    }

    private String keyIdHex() {
        return HexFormat.of().toHexDigits(keyId);
    }

    /** SHA-256 in every suite: an id is a label, nothing rests on its strength. */
    private static int keyId(String name, byte[] material) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(material);
            return ByteBuffer.wrap(hash).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
