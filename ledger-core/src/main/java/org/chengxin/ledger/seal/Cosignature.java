package org.chengxin.ledger.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A witness's signature below the checkpoint of a log: "at this time, this was the largest tree of this log that I have
 * seen, and it had grown out of all that I saw before" (<a href="https://c2sp.org/tlog-cosignature">tlog-cosignature</a>,
 * version 1). It is eight bytes of time and a signature over time and checkpoint.
 */
public final class Cosignature {

    private static final byte TYPE = 0x04;

    /** Ed25519, signature type {@code 0x04}. */
    public static final NoteAlgorithm ED25519_V1 = of(new byte[] {TYPE}, Ed25519Algorithm.ED25519);

    private Cosignature() {}

    /** Cosignatures of type {@code type} whose second half is a signature of {@code algorithm}. */
    public static NoteAlgorithm of(byte[] type, NoteAlgorithm algorithm) {
        return new Timed(type, algorithm);
    }

    /**
     * When the witness signed, in seconds since 1970-01-01T00:00Z. Verify the signature first.
     *
     * @throws IllegalArgumentException if the signature is no cosignature
     */
    public static long epochSeconds(NoteSignature cosignature) {
        byte[] bytes = cosignature.signature();
        if (bytes.length <= Long.BYTES || bytes[0] < 0) {
            throw new IllegalArgumentException("a cosignature must begin with a time below 2^63 in " + Long.BYTES
                    + " bytes, found " + cosignature.line());
        }
        return ByteBuffer.wrap(bytes).getLong();
    }

    /**
     * Cosigns with {@code key}, which signs bytes.
     *
     * @throws IllegalArgumentException if the text is no checkpoint or the time before 1970
     */
    public static NoteSignature sign(VerifierKey name, UnaryOperator<byte[]> key, String text, long epochSeconds) {
        Checkpoint.parse(text);
        if (epochSeconds < 0) {
            throw new IllegalArgumentException(
                    "time of a cosignature must be 0 or more seconds, found " + epochSeconds);
        }
        byte[] signature = key.apply(message(text, epochSeconds).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(epochSeconds)
                .put(signature)
                .array();
        return NoteSignature.of(name.name(), name.keyId(), bytes);
    }

    private static String message(String text, long epochSeconds) {
        return "cosignature/v1\ntime " + epochSeconds + "\n" + text;
    }

    private static final class Timed implements NoteAlgorithm {

        private final byte[] type;
        private final NoteAlgorithm algorithm;

        Timed(byte[] type, NoteAlgorithm algorithm) {
            this.type = type.clone();
            this.algorithm = algorithm;
        }

        @Override
        public byte[] type() {
            return type.clone();
        }

        @Override
        public Check open(byte[] publicKey) {
            Check check = algorithm.open(publicKey);
            return (text, signature) -> verifies(check, text, signature);
        }

        private static boolean verifies(Check check, String text, byte[] signature) {
            if (signature.length <= Long.BYTES || signature[0] < 0) {
                return false;
            }
            long epochSeconds = ByteBuffer.wrap(signature).getLong();
            byte[] rest = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
            return check.verifies(message(text, epochSeconds), rest);
        }
    }
}
