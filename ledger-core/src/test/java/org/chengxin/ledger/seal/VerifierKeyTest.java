package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengxin.ledger.seal.SealSamples.LOG_VKEY;
import static org.chengxin.ledger.seal.SealSamples.WITNESS_VKEY;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifier keys, the lines that auditors pin, and what the keys in them can and cannot be. */
class VerifierKeyTest {

    private static final int ED25519_TYPE = 0x01;

    @Test
    void aKeyIsReadAndWrittenAgain() {
        VerifierKey key = Suite.INTL.verifierKey(LOG_VKEY);

        assertThat(key.vkey()).isEqualTo(LOG_VKEY);
        assertThat(key.name()).isEqualTo("ledger.example/log");
        assertThat(key.keyId()).isEqualTo(0x254db298);
        assertThat(key.algorithm().type()).containsExactly(ED25519_TYPE);
        assertThat(key)
                .hasToString(LOG_VKEY)
                .isEqualTo(Suite.INTL.verifierKey(LOG_VKEY))
                .hasSameHashCodeAs(Suite.INTL.verifierKey(LOG_VKEY));
        assertThat(key).isNotEqualTo(Suite.INTL.verifierKey(WITNESS_VKEY)).isNotEqualTo(LOG_VKEY);
        assertThat(Suite.INTL.verifierKey(WITNESS_VKEY).algorithm()).isEqualTo(Cosignature.ED25519_V1);
    }

    @Test
    void noPartOfAKeyIsAKey() {
        for (int from = 0; from <= LOG_VKEY.length(); from++) {
            for (int to = from; to <= LOG_VKEY.length(); to++) {
                String part = LOG_VKEY.substring(from, to);
                if (!part.equals(LOG_VKEY)) {
                    assertThatThrownBy(() -> Suite.INTL.verifierKey(part))
                            .as(part)
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void noKeyWithOneCharacterChangedIsAKey() {
        for (int i = 0; i < LOG_VKEY.length(); i++) {
            String changed = LOG_VKEY.substring(0, i) + (char) (LOG_VKEY.charAt(i) + 1) + LOG_VKEY.substring(i + 1);
            assertThatThrownBy(() -> Suite.INTL.verifierKey(changed))
                    .as(changed)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            two-parts      | ledger.example/log+254db298                                                   | a verifier key must have 3 parts with plus between them, found 2
            no-name        | +254db298+AZuEhsVcjNCSeudYkFP08v41QzIRMNJUjaXxufnqmXED                        | name of a key must not be empty
            space-in-name  | a b+254db298+AZuEhsVcjNCSeudYkFP08v41QzIRMNJUjaXxufnqmXED                     | name of a key must have no space, plus or control character, found "a b"
            wrong-id       | ledger.example/log+254db299+AZuEhsVcjNCSeudYkFP08v41QzIRMNJUjaXxufnqmXED      | id of verifier key "ledger.example/log" must be 254db298, found "254db299"
            upper-case-id  | ledger.example/log+254DB298+AZuEhsVcjNCSeudYkFP08v41QzIRMNJUjaXxufnqmXED      | id of verifier key "ledger.example/log" must be 254db298, found "254DB298"
            no-base64      | ledger.example/log+254db298+!                                                 | key of a verifier key must be base64, found "!"
            empty-key      | ledger.example/log+254db298+                                                  | algorithm of verifier key "ledger.example/log+254db298+" is none of this suite
            ecdsa          | ledger.example/log+254db298+ApuEhsVcjNCSeudYkFP08v41QzIRMNJUjaXxufnqmXED      | algorithm of verifier key
            ml-dsa         | ledger.example/log+254db298+BpuEhsVcjNCSeudYkFP08v41QzIRMNJUjaXxufnqmXED      | algorithm of verifier key
            too-short      | ledger.example/log+254db298+AZuEhsVcjNCSeudYkFP08v41QzIRMNJUjaXxufnqmQ==      | an Ed25519 key has 32 bytes, found 30
            too-long       | ledger.example/log+254db298+AZuEhsVcjNCSeudYkFP08v41QzIRMNJUjaXxufnqmXEDAAAA  | an Ed25519 key has 32 bytes, found 35
            """)
    void aBadKeyIsRefused(String way, String vkey, String message) {
        assertThatThrownBy(() -> Suite.INTL.verifierKey(vkey))
                .as(way)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    /** The eight points whose order divides eight, the sign of x either way: under them one signature fits many texts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
            })
    void aKeyOfSmallOrderIsRefused(String hex) {
        assertThatThrownBy(() -> key(hex)).hasMessage("an Ed25519 key must not be of small order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void aKeyThatIsNotEncodedTheOneWayIsRefused(String hex) {
        assertThatThrownBy(() -> key(hex)).hasMessage("an Ed25519 key must be encoded canonically");
    }

    /** No x belongs to y = 2. */
    @Test
    void aKeyThatIsNoPointOfTheCurveIsRefused() {
        assertThatThrownBy(() -> key("0200000000000000000000000000000000000000000000000000000000000000"))
                .hasMessage("an Ed25519 key must be a point of the curve");
    }

    /** RFC 8032 section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',   e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
            4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,   92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
            c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
            """)
    void theReferenceKeysSignAsTheyShould(String seed, String publicKey, String message, String signature) {
        HexFormat hex = HexFormat.of();
        Ed25519PrivateKey key = Ed25519PrivateKey.ofPkcs8(pkcs8(seed));

        assertThat(hex.formatHex(key.publicKey())).isEqualTo(publicKey);
        assertThat(hex.formatHex(key.sign(hex.parseHex(message)))).isEqualTo(signature);
        assertThat(new Ed25519PublicKey(hex.parseHex(publicKey))
                        .verifies(hex.parseHex(message), hex.parseHex(signature)))
                .isTrue();
        assertThat(key.pkcs8()).isEqualTo(pkcs8(seed));
    }

    /** The group has prime order L, and S + L would verify as well if it were let through. */
    @Test
    void aSignatureHasOneSpelling() {
        HexFormat hex = HexFormat.of();
        byte[] publicKey = hex.parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] malleable = hex.parseHex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "4c8c7872aa064e049dbb3013fbf29380d25bf5f0595bbe24655141438e7a101b");

        assertThat(new Ed25519PublicKey(publicKey).verifies(new byte[0], malleable))
                .isFalse();
        assertThat(new Ed25519PublicKey(publicKey).verifies(new byte[0], new byte[63]))
                .isFalse();
        assertThat(new Ed25519PublicKey(publicKey).verifies(new byte[0], new byte[65]))
                .isFalse();
    }

    @Test
    void aNewKeySurvivesBeingKept() {
        Ed25519NoteSigner made = Ed25519NoteSigner.generate("ledger.example/new");
        Ed25519NoteSigner kept = Ed25519NoteSigner.ofPkcs8("ledger.example/new", made.pkcs8());

        assertThat(kept.verifierKey()).isEqualTo(made.verifierKey());
        assertThat(kept.sign("text\n")).isEqualTo(made.sign("text\n"));
        assertThat(Ed25519NoteSigner.generate("ledger.example/new").verifierKey())
                .isNotEqualTo(made.verifierKey());
    }

    /** What cannot be read may be most of a secret, so no message and no cause repeats it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not base64 at all!",
                "MC4CAQAwBQYDK2VwBCIEIFxeO3qi9+R+TGPC+r8KqD2wVLP6Y33uqQQ401AXg+",
                "MC4CAQAwBQYDK2VuBCIEIFxeO3qi9+R+TGPC+r8KqD2wVLP6Y33uqQQ401AXg+l7",
                "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            })
    void aBadPrivateKeyIsRefusedAndNotRepeated(String pkcs8) {
        assertThatThrownBy(() -> Ed25519NoteSigner.ofPkcs8("name", pkcs8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a private key must be Ed25519 as PKCS#8 in base64")
                .cause()
                .message()
                .doesNotContain(" ");
    }

    private static VerifierKey key(String hex) {
        return VerifierKey.of("name", Ed25519Algorithm.ED25519, HexFormat.of().parseHex(hex));
    }

    private static String pkcs8(String seed) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex("302e020100300506032b657004220420" + seed));
    }
}
