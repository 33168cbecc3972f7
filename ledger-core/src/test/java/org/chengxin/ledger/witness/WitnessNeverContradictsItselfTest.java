package org.chengxin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.seal.AddCheckpoint;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.support.CampaignTries;
import org.chengxin.ledger.time.LedgerClock;

/** Whatever an operator with two branches sends, in whatever order: what is cosigned is one history. */
@AddLifecycleHook(CampaignTries.class)
class WitnessNeverContradictsItselfTest {

    private static final int COMMON = 6;
    private static final int LEAVES = 14;
    private static final LedgerClock CLOCK =
            new LedgerClock(Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC));
    private static final Ed25519NoteSigner SIGNER = Ed25519NoteSigner.generate("chengxin.local/ledger/test");
    private static final List<BranchingLog> BRANCHES = List.of(
            new BranchingLog(Suite.INTL, SIGNER, "a", COMMON, LEAVES),
            new BranchingLog(Suite.INTL, SIGNER, "b", COMMON, LEAVES));
    private static final WitnessKey KEY = WitnessKey.generate(Suite.INTL, "witness.example/w1");

    /** What is sent: a checkpoint of one branch with the proof of one, from a size. */
    record Sent(int branch, int proofBranch, int from, int to) {

        AddCheckpoint request() {
            return new AddCheckpoint(
                    from,
                    BRANCHES.get(proofBranch).request(from, to).path(),
                    BRANCHES.get(branch).checkpoint(to));
        }
    }

    @Property(tries = 150)
    void allThatWasCosignedIsPrefixesOfOneBranch(@ForAll("requests") List<Sent> requests) {
        Cosigning witness = new Cosigning(
                KEY, KnownLogs.of(Suite.INTL, List.of(SIGNER.verifierKey().vkey())), new InMemory(), CLOCK);
        List<Checkpoint> cosigned = new ArrayList<>();
        for (Sent sent : requests) {
            AddCheckpoint request = sent.request();
            if (witness.addCheckpoint(request.format().getBytes(UTF_8)).status() == 200) {
                cosigned.add(Checkpoint.parse(request.checkpoint().text()));
            }
        }

        assertThat(cosigned).extracting(Checkpoint::size).isSorted();
        assertThat(BRANCHES)
                .as("one branch has all of %s", cosigned)
                .anySatisfy(branch -> cosigned.forEach(checkpoint ->
                        assertThat(branch.root((int) checkpoint.size())).isEqualTo(checkpoint.root())));
    }

    @Provide
    Arbitrary<List<Sent>> requests() {
        Arbitrary<Integer> branch = Arbitraries.integers().between(0, 1);
        Arbitrary<Integer> size = Arbitraries.integers().between(0, LEAVES);
        return Combinators.combine(branch, branch, size, size)
                .as(Sent::new)
                .list()
                .ofMaxSize(40);
    }
}
