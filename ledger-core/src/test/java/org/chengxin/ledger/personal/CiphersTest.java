package org.chengxin.ledger.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chengxin.ledger.personal.gm.GmCiphers;
import org.junit.jupiter.api.Test;

/** The algorithms against published vectors. */
class CiphersTest {

    private static final HexFormat HEX = HexFormat.of();

    /** Test case 16 of the GCM specification (McGrew and Viega), AES-256 with associated data. */
    @Test
    void aesGcmAgreesWithTheSpecification() throws GeneralSecurityException {
        byte[] key = HEX.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        byte[] nonce = HEX.parseHex("cafebabefacedbaddecaf888");
        byte[] associated = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] plain = HEX.parseHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
        byte[] sealed = IntlCiphers.INTL.encrypt(key, nonce, associated, plain);
        assertThat(HEX.formatHex(sealed))
                .isEqualTo("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b");
        assertThat(IntlCiphers.INTL.decrypt(key, nonce, associated, sealed, 0)).isEqualTo(plain);
    }

    /** RFC 8998, appendix A.1. */
    @Test
    void sm4GcmAgreesWithRfc8998() throws GeneralSecurityException {
        byte[] key = HEX.parseHex("0123456789abcdeffedcba9876543210" + "00".repeat(16));
        byte[] nonce = HEX.parseHex("00001234567800000000abcd");
        byte[] associated = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] plain = HEX.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        byte[] sealed = GmCiphers.GM.encrypt(key, nonce, associated, plain);
        assertThat(HEX.formatHex(sealed))
                .isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
        assertThat(GmCiphers.GM.decrypt(key, nonce, associated, sealed, 0)).isEqualTo(plain);
    }

    /** RFC 4231, test case 2, and HKDF-Expand by the definition of RFC 5869: T(1) = HMAC(PRK, info | 1). */
    @Test
    void hmacAndDerivationAgreeWithTheirDefinitions() throws GeneralSecurityException {
        assertThat(HEX.formatHex(IntlCiphers.INTL.mac(ascii("Jefe"), ascii("what do ya want "), ascii("for nothing?"))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        for (Ciphers ciphers : new Ciphers[] {IntlCiphers.INTL, GmCiphers.GM}) {
            byte[] secret = ciphers.mac(ascii("a key"), ascii("a secret"));
            assertThat(ciphers.derive(secret, "a use"))
                    .isEqualTo(ciphers.mac(secret, ascii("a use"), new byte[] {1}))
                    .isNotEqualTo(ciphers.derive(secret, "another use"));
        }
        Mac jdk = Mac.getInstance("HmacSHA256");
        jdk.init(new SecretKeySpec(ascii("a key"), "HmacSHA256"));
        assertThat(IntlCiphers.INTL.mac(ascii("a key"), ascii("te"), ascii("xt")))
                .isEqualTo(jdk.doFinal(ascii("text")));
    }

    @Test
    void aMasterKeyUnwrapsForTheOwnerItWrappedForAndNobodyElse() {
        for (Ciphers ciphers : new Ciphers[] {IntlCiphers.INTL, GmCiphers.GM}) {
            MasterKey master = new SecretMasterKey("M1", ciphers, ciphers.derive(new byte[32], "one"));
            MasterKey other = new SecretMasterKey("M2", ciphers, ciphers.derive(new byte[32], "two"));
            byte[] secret = ciphers.derive(new byte[32], "data key");
            byte[] wrapped = master.wrap("A", secret);

            assertThat(master.unwrap("A", wrapped)).isEqualTo(secret);
            assertThatThrownBy(() -> master.unwrap("B", wrapped)).isInstanceOf(BrokenSealException.class);
            assertThatThrownBy(() -> other.unwrap("A", wrapped))
                    .isInstanceOf(BrokenSealException.class)
                    .hasMessageContaining("the seal of A");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
