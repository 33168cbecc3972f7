package org.chengxin.ledger.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A witness's signature below the checkpoint of a log: "at this time, this was the largest tree of this log that I have
 * seen, and it had grown out of all that I saw before" (<a href="https://c2sp.org/tlog-cosignature">tlog-cosignature</a>,
 * version 1, signature type {@code 0x04}).
 */
public final class Cosignature {

    /** Ed25519 with the time in front, as witnesses sign. */
    public static final NoteAlgorithm ED25519_V1 = new V1();

    private static final byte TYPE = 0x04;
    private static final int BYTES = Long.BYTES + Ed25519PublicKey.SIGNATURE_BYTES;

    private Cosignature() {}

    /**
     * When the witness signed, in seconds since 1970-01-01T00:00Z. Verify the signature first.
     *
     * @throws IllegalArgumentException if the signature is no cosignature
     */
    public static long epochSeconds(NoteSignature cosignature) {
        byte[] bytes = cosignature.signature();
        long seconds = bytes.length == BYTES ? ByteBuffer.wrap(bytes).getLong() : -1;
        if (seconds < 0) {
            throw new IllegalArgumentException("a cosignature must have " + BYTES
                    + " bytes and a time below 2^63, found " + bytes.length + " bytes");
        }
        return seconds;
    }

    /** What a witness signs. */
    static byte[] message(String text, long epochSeconds) {
        return ("cosignature/v1\ntime " + epochSeconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static final class V1 implements NoteAlgorithm {

        @Override
        public byte[] type() {
            return new byte[] {TYPE};
        }

        @Override
        public Check open(byte[] publicKey) {
            Ed25519PublicKey key = new Ed25519PublicKey(publicKey);
            return (text, signature) -> verifies(key, text, signature);
        }

        private static boolean verifies(Ed25519PublicKey key, String text, byte[] signature) {
            if (signature.length != BYTES) {
                return false;
            }
            long epochSeconds = ByteBuffer.wrap(signature).getLong();
            byte[] rest = Arrays.copyOfRange(signature, Long.BYTES, BYTES);
            return epochSeconds >= 0 && key.verifies(message(text, epochSeconds), rest);
        }
    }
}
