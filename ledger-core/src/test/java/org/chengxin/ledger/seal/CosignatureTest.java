package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengxin.ledger.seal.SealSamples.COSIGNED_AT;
import static org.chengxin.ledger.seal.SealSamples.TEXT;
import static org.chengxin.ledger.seal.SealSamples.WITNESS;
import static org.chengxin.ledger.seal.SealSamples.WITNESS_LINE;
import static org.chengxin.ledger.seal.SealSamples.witness;
import static org.chengxin.ledger.seal.SealSamples.witnessKey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cosignatures as c2sp.org/tlog-cosignature has them. */
class CosignatureTest {

    private static final NoteSignature SAMPLE = NoteSignature.parse(WITNESS_LINE);

    @Test
    void aCheckpointIsCosignedAsOthersDo() {
        assertThat(witness().cosign(TEXT, COSIGNED_AT)).isEqualTo(SAMPLE);
        assertThat(witness().verifierKey()).isEqualTo(witnessKey());
        assertThat(SAMPLE.signature()).hasSize(72);
        assertThat(Cosignature.epochSeconds(SAMPLE)).isEqualTo(COSIGNED_AT);
        assertThat(witnessKey().verifies(TEXT, SAMPLE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 71})
    void aChangedTimeOrSignatureDoesNotVerify(int at) {
        byte[] changed = SAMPLE.signature();
        changed[at] ^= 1;
        assertThat(witnessKey().verifies(TEXT, cosignature(changed))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 64, 71, 73})
    void aCosignatureHasOneLength(int bytes) {
        byte[] other = ByteBuffer.allocate(bytes)
                .put(SAMPLE.signature(), 0, Math.min(bytes, 72))
                .array();
        assertThat(witnessKey().verifies(TEXT, cosignature(other))).isFalse();
    }

    @Test
    void aCosignatureStandsForItsOwnCheckpointWithItsFurtherLines() {
        assertThat(witnessKey().verifies(TEXT + "further\n", SAMPLE)).isFalse();
        NoteSignature further = witness().cosign(TEXT + "further\n", COSIGNED_AT);
        assertThat(witnessKey().verifies(TEXT + "further\n", further)).isTrue();
        assertThat(witnessKey().verifies(TEXT, further)).isFalse();
    }

    /** The same key as log key: the type in the key id and the line in front keep the two apart. */
    @Test
    void aCosignatureIsNoSignatureOfALog() {
        VerifierKey asLogKey =
                Ed25519NoteSigner.ofPkcs8(WITNESS, SealSamples.WITNESS_PKCS8).verifierKey();
        assertThat(asLogKey.isNamedBy(SAMPLE)).isFalse();
        assertThat(asLogKey.verifies(TEXT, SAMPLE)).isFalse();
        NoteSignature asLog =
                Ed25519NoteSigner.ofPkcs8(WITNESS, SealSamples.WITNESS_PKCS8).sign(TEXT);
        assertThat(witnessKey().verifies(TEXT, cosignature(asLog.signature()))).isFalse();
    }

    @Test
    void onlyCheckpointsAreCosignedAndNotBefore1970() {
        assertThatThrownBy(() -> witness().cosign("no checkpoint\n", COSIGNED_AT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("checkpoint must have at least 3 lines, found 1");
        assertThatThrownBy(() -> witness().cosign(TEXT, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time of a cosignature must be 0 or more seconds, found -1");
        assertThat(witnessKey().verifies(TEXT, witness().cosign(TEXT, 0))).isTrue();
    }

    @Test
    void aTimeBeyondAllTimesIsNone() {
        byte[] late = SAMPLE.signature();
        late[0] = (byte) 0x80;
        assertThatThrownBy(() -> Cosignature.epochSeconds(cosignature(late)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a cosignature must begin with a time below 2^63 in 8 bytes, found — witness");
        assertThatThrownBy(() -> Cosignature.epochSeconds(cosignature(new byte[8])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(witnessKey().verifies(TEXT, cosignature(late))).isFalse();
    }

    /** Even if the witness itself had signed it. */
    @Test
    void aTimeBefore1970DoesNotVerify() {
        byte[] message = ("cosignature/v1\ntime -1\n" + TEXT).getBytes(StandardCharsets.UTF_8);
        byte[] signature = Ed25519PrivateKey.ofPkcs8(SealSamples.WITNESS_PKCS8).sign(message);
        byte[] bytes = ByteBuffer.allocate(72).putLong(-1).put(signature).array();
        assertThat(witnessKey().verifies(TEXT, cosignature(bytes))).isFalse();
    }

    @Test
    void aWitnessKeySurvivesBeingKept() {
        Ed25519Cosigner made = Ed25519Cosigner.generate(WITNESS);
        Ed25519Cosigner kept = Ed25519Cosigner.ofPkcs8(WITNESS, made.pkcs8());
        assertThat(List.of(kept.verifierKey())).containsExactly(made.verifierKey());
    }

    private static NoteSignature cosignature(byte[] bytes) {
        return NoteSignature.of(WITNESS, witnessKey().keyId(), bytes);
    }
}
