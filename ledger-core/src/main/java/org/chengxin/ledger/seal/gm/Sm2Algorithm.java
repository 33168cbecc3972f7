package org.chengxin.ledger.seal.gm;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.chengxin.ledger.seal.Cosignature;
import org.chengxin.ledger.seal.NoteAlgorithm;

/**
 * SM2 with SM3 over the text of a note, with the default id of the signer ({@code 1234567812345678}). A key is the
 * uncompressed point, 65 bytes; a signature is r and s, 32 bytes each.
 *
 * <p>signed-note has assigned no byte to SM2, so the type is {@code 0xff} and a name of ours.
 */
final class Sm2Algorithm implements NoteAlgorithm {

    static final NoteAlgorithm SM2 = new Sm2Algorithm();
    static final NoteAlgorithm COSIGNATURE = Cosignature.of(type("chengxin.org/sm2-cosignature@v1\n"), SM2);

    static final ECNamedDomainParameters CURVE =
            new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1"));

    private static final byte UNCOMPRESSED = 0x04;
    private static final int KEY_BYTES = 65;
    private static final int SIGNATURE_BYTES = 64;

    private Sm2Algorithm() {}

    @Override
    public byte[] type() {
        return type("chengxin.org/sm2-note@v1\n");
    }

    @Override
    public Check open(byte[] publicKey) {
        if (publicKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("an SM2 key has " + KEY_BYTES + " bytes, found " + publicKey.length);
        }
        if (publicKey[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("an SM2 key begins with 4, found " + publicKey[0]);
        }
        ECPublicKeyParameters key;
        try {
            key = new ECPublicKeyParameters(CURVE.getCurve().decodePoint(publicKey), CURVE);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("an SM2 key must be a point of the curve", e);
        }
        return (text, signature) -> verifies(key, text, signature);
    }

    /** A signer or verifier that is yet to be told its key. */
    static SM2Signer signer() {
        return new SM2Signer(PlainDSAEncoding.INSTANCE);
    }

    private static boolean verifies(ECPublicKeyParameters key, String text, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        SM2Signer verifier = signer();
        verifier.init(false, key);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    private static byte[] type(String identifier) {
        byte[] name = identifier.getBytes(StandardCharsets.US_ASCII);
        byte[] type = new byte[1 + name.length];
        type[0] = (byte) 0xff;
        System.arraycopy(name, 0, type, 1, name.length);
        return type;
    }
}
