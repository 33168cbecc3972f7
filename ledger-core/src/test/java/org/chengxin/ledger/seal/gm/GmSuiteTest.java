package org.chengxin.ledger.seal.gm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengxin.ledger.seal.gm.GmSuite.GM;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.ConsistencyProof;
import org.chengxin.ledger.seal.Cosignature;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.InclusionProof;
import org.chengxin.ledger.seal.MemoryHashes;
import org.chengxin.ledger.seal.NoteAlgorithm;
import org.chengxin.ledger.seal.NoteRefusedException;
import org.chengxin.ledger.seal.NoteSignature;
import org.chengxin.ledger.seal.ProofRefusedException;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.TlogProof;
import org.chengxin.ledger.seal.TreeHasher;
import org.chengxin.ledger.seal.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite of commercial cryptography, against the standards' examples and OpenSSL. */
class GmSuiteTest {

    private static final String ORIGIN = "ledger.example/gm";

    /** Key and note made with OpenSSL 3.0 ({@code genpkey}, {@code pkeyutl -sign -digest sm3}); for tests only. */
    private static final String PKCS8 =
            "MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQgkVv/BHoDvNKlJWF1bTENnb7dTIOmsMirReFi"
                    + "cocGWnKhRANCAATE8slj6DpF8MMtW5C3sAuK2J0TEfn4tzL2n8/ujBUBXsKusOlNQt3xXEQeEoNltTBEFeKUag/ivY300/N+osFE";

    private static final String VKEY =
            "ledger.example/gm+20d7d403+/2NoZW5neGluLm9yZy9zbTItbm90ZUB2MQoExPLJY+g6RfDDLVuQt7ALit"
                    + "idExH5+Lcy9p/P7owVAV7CrrDpTULd8VxEHhKDZbUwRBXilGoP4r2N9NPzfqLBRA==";

    private static final String NOTE = """
            ledger.example/gm
            7
            vTbCKhrG/0MI4MPMGoW/D/owU47GClXHBBOrFdRdtNI=
            suite gm

            — ledger.example/gm INfUA9jvtrhVZtgdMo3LWtPqhyy5ASxkrxx8IQ+iOq2IkE+pe0aamRRs1nGNbFhldOOWTd+nwty/YpqpdcL4DdEEvcs=
            """;

    private final TreeHasher hasher = GM.hasher();

    /** GB/T 32905-2016 annex A; the empty text as OpenSSL hashes it. */
    @ParameterizedTest
    @CsvSource({
        "'', 1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
        "abc, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd,"
                + " debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    })
    void theDigestIsSm3(String text, String digest) {
        byte[] hash = GM.digests().get().digest(text.getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(digest);
    }

    /** GB/T 32918.5-2017 annex A: the recommended curve, user id 1234567812345678, text "message digest". */
    @Test
    void theSignatureIsSm2() {
        NoteAlgorithm.Check key = Sm2Algorithm.SM2.open(HexFormat.of()
                .parseHex("0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"));
        byte[] signature = HexFormat.of()
                .parseHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                        + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");

        assertThat(key.verifies("message digest", signature)).isTrue();
        assertThat(key.verifies("message digesT", signature)).isFalse();
        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= 1;
            assertThat(key.verifies("message digest", changed)).isFalse();
        }
    }

    @Test
    void aNoteThatOpenSslSignedVerifiesAndItsKeyIsOurs() {
        SignedNote note = SignedNote.parse(NOTE);
        Checkpoint opened = Checkpoint.open(GM, ORIGIN, note, List.of(GM.verifierKey(VKEY)));

        assertThat(opened.suite()).isEqualTo("gm");
        assertThat(opened.root()).isEqualTo(referenceRoot());
        assertThat(Sm2NoteSigner.ofPkcs8(ORIGIN, PKCS8).verifierKey()).hasToString(VKEY);
    }

    @Test
    void aNewKeySurvivesBeingKept() {
        Sm2NoteSigner made = Sm2NoteSigner.generate(ORIGIN);
        Sm2NoteSigner kept = Sm2NoteSigner.ofPkcs8(ORIGIN, made.pkcs8());

        assertThat(kept.verifierKey()).isEqualTo(made.verifierKey());
        assertThat(made.verifierKey().verifies("text\n", kept.sign("text\n"))).isTrue();
        assertThat(made.verifierKey().verifies("text \n", kept.sign("text\n"))).isFalse();
        Sm2Cosigner witness = Sm2Cosigner.generate("witness.example/gm");
        assertThat(Sm2Cosigner.ofPkcs8("witness.example/gm", witness.pkcs8()).verifierKey())
                .isEqualTo(witness.verifierKey());
    }

    @Test
    void aCheckpointIsSignedCosignedAndProved() {
        Sm2NoteSigner log = Sm2NoteSigner.generate(ORIGIN);
        Sm2Cosigner witness = Sm2Cosigner.generate("witness.example/gm");
        List<Hash> leaves = MemoryHashes.entries(9).stream().map(hasher::leaf).toList();
        MemoryHashes tree = MemoryHashes.of(hasher, leaves);
        Hash root = Frontier.read(hasher, tree, 9).root();
        String text = Checkpoint.of(GM, ORIGIN, 9, root).text();
        SignedNote note = SignedNote.sign(text, log).with(witness.cosign(text, 1_700_000_000));

        assertThat(text).endsWith("\nsuite gm\n");
        assertThat(note.verify(List.of(log.verifierKey(), witness.verifierKey())))
                .hasSize(2);
        assertThat(Cosignature.epochSeconds(
                        note.signaturesOf(witness.verifierKey()).getFirst()))
                .isEqualTo(1_700_000_000);
        TlogProof proof = TlogProof.of(InclusionProof.of(hasher, tree, 4, 9), note);
        assertThat(TlogProof.parse(proof.format())
                        .verify(GM, ORIGIN, List.of(log.verifierKey()), leaves.get(4))
                        .root())
                .isEqualTo(root);
        ConsistencyProof.of(hasher, tree, 4, 9)
                .verify(hasher, Frontier.read(hasher, tree, 4).root(), root);
    }

    /** A proof of one suite means nothing in the other. */
    @Test
    void theTreesOfTheTwoSuitesAreNotMixed() {
        MemoryHashes tree = MemoryHashes.of(
                hasher, MemoryHashes.entries(9).stream().map(hasher::leaf).toList());
        InclusionProof proof = InclusionProof.of(hasher, tree, 4, 9);
        Hash root = Frontier.read(hasher, tree, 9).root();

        proof.verify(hasher, tree.leaf(4), root);
        assertThatThrownBy(() -> proof.verify(Suite.INTL.hasher(), tree.leaf(4), root))
                .isInstanceOf(ProofRefusedException.class);
    }

    @Test
    void theKeysOfTheTwoSuitesAreNotMixed() {
        String intl = Ed25519NoteSigner.generate(ORIGIN).verifierKey().vkey();
        assertThatThrownBy(() -> Suite.INTL.verifierKey(VKEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is none of this suite");
        assertThatThrownBy(() -> GM.verifierKey(intl))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is none of this suite");
    }

    @Test
    void theCheckpointsOfTheTwoSuitesAreNotMixed() {
        VerifierKey gmKey = GM.verifierKey(VKEY);
        Ed25519NoteSigner intlLog = Ed25519NoteSigner.generate(ORIGIN);
        SignedNote intl = SignedNote.sign(
                Checkpoint.of(Suite.INTL, ORIGIN, 7, referenceRoot()).text(), intlLog);
        SignedNote intlUnderSm2 = SignedNote.sign(intl.text(), Sm2NoteSigner.ofPkcs8(ORIGIN, PKCS8));

        assertThatThrownBy(() ->
                        Checkpoint.open(Suite.INTL, ORIGIN, SignedNote.parse(NOTE), List.of(intlLog.verifierKey())))
                .isInstanceOf(NoteRefusedException.class);
        assertThatThrownBy(() -> Checkpoint.open(Suite.INTL, ORIGIN, SignedNote.parse(NOTE), List.of(gmKey)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("suite of the checkpoint must be intl, found \"gm\"");
        assertThatThrownBy(() -> Checkpoint.open(GM, ORIGIN, intl, List.of(gmKey)))
                .isInstanceOf(NoteRefusedException.class);
        assertThatThrownBy(() -> Checkpoint.open(GM, ORIGIN, intlUnderSm2, List.of(gmKey)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("suite of the checkpoint must be gm, found \"intl\"");
    }

    @Test
    void aLogKeyDoesNotCosign() {
        Sm2NoteSigner log = Sm2NoteSigner.ofPkcs8(ORIGIN, PKCS8);
        Sm2Cosigner same = Sm2Cosigner.ofPkcs8(ORIGIN, PKCS8);
        String text = SignedNote.parse(NOTE).text();

        assertThat(log.verifierKey().keyId()).isNotEqualTo(same.verifierKey().keyId());
        assertThat(log.verifierKey().verifies(text, same.cosign(text, 1))).isFalse();
        assertThat(same.verifierKey().verifies(text, log.sign(text))).isFalse();
        NoteSignature relabelled = NoteSignature.of(
                ORIGIN, same.verifierKey().keyId(), log.sign(text).signature());
        assertThat(same.verifierKey().verifies(text, relabelled)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "0000000000000000000000000000000000000000000000000000000000000000"
                        + "000000000000000000000000000000000000000000000000000000000000000000",
                "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad12",
                "0309f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020",
                "0609f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13",
                "0709f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
            })
    void aPublicKeyThatIsNoPointInItsOneSpellingIsRefused(String hex) {
        byte[] key = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> VerifierKey.of("name", Sm2Algorithm.SM2, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "an SM2 key has 65 bytes, found \\d+|an SM2 key begins with 4, found \\d|an SM2 key must be a point of the curve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not base64!", "AAAA", "MC4CAQAwBQYDK2VwBCIEIFxeO3qi9+R+TGPC+r8KqD2wVLP6Y33uqQQ401AXg+l7"})
    void aPrivateKeyThatIsNoSm2KeyIsRefusedAndNotRepeated(String pkcs8) {
        assertThatThrownBy(() -> Sm2NoteSigner.ofPkcs8(ORIGIN, pkcs8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "a private key must be SM2 as PKCS#8 in base64, found (\\w+Exception|a key of another kind)")
                .hasNoCause();
    }

    /** P-256 looks much the same. */
    @Test
    void aPrivateKeyOfAnotherCurveIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        String p256 = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        assertThatThrownBy(() -> Sm2NoteSigner.ofPkcs8(ORIGIN, p256))
                .hasMessage("a private key must be SM2 as PKCS#8 in base64, found a key of another kind");
    }

    @Test
    void theLibraryIsNotRegisteredForTheWholeProcess() {
        GM.hasher();
        Sm2NoteSigner.generate(ORIGIN);
        assertThat(Security.getProvider("BC")).isNull();
    }

    private Hash referenceRoot() {
        Frontier frontier = Frontier.empty(hasher);
        for (String hex : List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657")) {
            frontier.append(hasher.leaf(HexFormat.of().parseHex(hex)));
        }
        return frontier.root();
    }
}
