package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The probes of the RFC 9162 reference library, good and bad proofs with the verdict each deserves. They are not ours to ship:
 * {@code -Dreference.merkle=<folder>} names the folder {@code testdata} of a copy of github.com/transparency-dev/merkle.
 */
@EnabledIfSystemProperty(named = "reference.merkle", matches = ".+")
class ReferenceProbes {

    private static final int PROBES_MIN = 90;

    private final TreeHasher hasher = Suite.INTL.hasher();

    @Test
    void proofsOfInclusionGetTheVerdictOfTheReferenceLibrary() throws IOException {
        assertSameVerdicts(
                "inclusion",
                probe -> new InclusionProof(number(probe.get("leafIdx")), number(probe.get("treeSize")), path(probe))
                        .verify(hasher, hash(probe.get("leafHash")), hash(probe.get("root"))));
    }

    @Test
    void proofsOfConsistencyGetTheVerdictOfTheReferenceLibrary() throws IOException {
        assertSameVerdicts(
                "consistency",
                probe -> new ConsistencyProof(number(probe.get("size1")), number(probe.get("size2")), path(probe))
                        .verify(hasher, hash(probe.get("root1")), hash(probe.get("root2"))));
    }

    private interface Check {
        void verify(JsonNode probe);
    }

    private static void assertSameVerdicts(String kind, Check check) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(Path.of(System.getProperty("reference.merkle"), kind))) {
            files = found.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(files).hasSizeGreaterThan(PROBES_MIN);
        List<Path> otherVerdict = new ArrayList<>();
        for (Path file : files) {
            JsonNode probe = JsonMapper.shared().readTree(file);
            if (probe.get("wantErr").booleanValue() == holds(check, probe)) {
                otherVerdict.add(file);
            }
        }
        assertThat(otherVerdict).isEmpty();
    }

    private static boolean holds(Check check, JsonNode probe) {
        try {
            check.verify(probe);
            return true;
        } catch (IllegalArgumentException | ProofRefusedException e) {
            return false;
        }
    }

    private static List<Hash> path(JsonNode probe) {
        return probe.get("proof").valueStream().map(ReferenceProbes::hash).toList();
    }

    /** The library counts to 2^64, we to 2^63. */
    private static long number(JsonNode number) {
        return number.bigIntegerValue().min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    /** Some roots are words and no hashes; a hash stands for each of them. Nothing stays nothing. */
    private static Hash hash(JsonNode base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.stringValue(""));
        return bytes.length % Hash.BYTES == 0
                ? Hash.of(bytes)
                : Suite.INTL.hasher().leaf(bytes);
    }
}
