package org.chengxin.ledger.seal;

import java.nio.charset.StandardCharsets;

/** Plain Ed25519 over the text of a note, signature type {@code 0x01}. */
final class Ed25519Algorithm implements NoteAlgorithm {

    static final NoteAlgorithm ED25519 = new Ed25519Algorithm();

    private static final byte TYPE = 0x01;

    private Ed25519Algorithm() {}

    @Override
    public byte[] type() {
        return new byte[] {TYPE};
    }

    @Override
    public Check open(byte[] publicKey) {
        Ed25519PublicKey key = new Ed25519PublicKey(publicKey);
        return (text, signature) -> key.verifies(text.getBytes(StandardCharsets.UTF_8), signature);
    }
}
