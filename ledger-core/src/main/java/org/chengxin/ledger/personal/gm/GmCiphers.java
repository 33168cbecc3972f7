package org.chengxin.ledger.personal.gm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.chengxin.ledger.personal.Ciphers;

/**
 * SM4-GCM (GB/T 32907, RFC 8998), HMAC-SM3 and HKDF-SM3 for installations that must use commercial cryptography (商用密码).
 * SM4 has keys of 128 bits: the first half of a derived key.
 */
public final class GmCiphers implements Ciphers {

    public static final Ciphers GM = new GmCiphers();

    private static final byte VERSION = 2;
    private static final int TAG_BITS = 128;
    private static final int SM4_KEY_BYTES = 16;

    private GmCiphers() {}

    @Override
    public byte version() {
        return VERSION;
    }

    @Override
    public String name() {
        return "gm";
    }

    @Override
    public byte[] derive(byte[] secret, String purpose) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SM3Digest());
        hkdf.init(HKDFParameters.skipExtractParameters(secret, purpose.getBytes(StandardCharsets.UTF_8)));
        byte[] derived = new byte[SECRET_BYTES];
        hkdf.generateBytes(derived, 0, derived.length);
        return derived;
    }

    @Override
    public byte[] mac(byte[] key, byte[]... parts) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        return code;
    }

    @Override
    public byte[] encrypt(byte[] key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return run(true, key, nonce, associated, plain, 0);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("encrypting cannot meet a wrong tag", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] key, byte[] nonce, byte[] associated, byte[] sealed, int from)
            throws GeneralSecurityException {
        try {
            return run(false, key, nonce, associated, sealed, from);
        } catch (InvalidCipherTextException e) {
            throw new GeneralSecurityException("the tag does not fit", e);
        }
    }

    private static byte[] run(boolean encrypting, byte[] key, byte[] nonce, byte[] associated, byte[] in, int from)
            throws InvalidCipherTextException {
        AEADCipher gcm = GCMBlockCipher.newInstance(new SM4Engine());
        gcm.init(encrypting, new AEADParameters(new KeyParameter(key, 0, SM4_KEY_BYTES), TAG_BITS, nonce, associated));
        int length = in.length - from;
        byte[] out = new byte[gcm.getOutputSize(length)];
        int written = gcm.processBytes(in, from, length, out, 0);
        written += gcm.doFinal(out, written);
        return written == out.length ? out : Arrays.copyOf(out, written);
    }
}
