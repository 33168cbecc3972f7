package org.chengxin.ledger.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM (NIST SP 800-38D), HMAC-SHA-256 and HKDF-SHA-256, all of the JDK. */
public final class IntlCiphers implements Ciphers {

    public static final Ciphers INTL = new IntlCiphers();

    private static final byte VERSION = 1;
    private static final int TAG_BITS = 128;
    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";

    private IntlCiphers() {}

    @Override
    public byte version() {
        return VERSION;
    }

    @Override
    public String name() {
        return "intl";
    }

    @Override
    public byte[] derive(byte[] secret, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.expandOnly(
                            new SecretKeySpec(secret, MAC), purpose.getBytes(StandardCharsets.UTF_8), SECRET_BYTES));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public byte[] mac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public byte[] encrypt(byte[] key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public byte[] decrypt(byte[] key, byte[] nonce, byte[] associated, byte[] sealed, int from)
            throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(sealed, from, sealed.length - from);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every JDK from 25 on has " + CIPHER + ", " + MAC + " and HKDF", e);
    }
}
