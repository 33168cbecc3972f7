package org.chengxin.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chengxin.ledger.verify.Report;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that a superuser may do to a ledger, one thing at a time on a copy of its own, is found at its place by whoever
 * kept a checkpoint; and nothing is found where nobody did anything. More places of each kind: {@code -Dcampaign.tries=10000}.
 */
class TamperTest {

    private static final int PLACES = Math.clamp(Integer.getInteger("campaign.tries", 500) / 500, 1, 20);
    private static final int UNTOUCHED = 5 * Math.min(PLACES, 4);
    private static final long SEED = 20261123;

    private static FilledLedger ledger;

    @BeforeAll
    static void fill() throws SQLException, IOException {
        ledger = FilledLedger.fill();
    }

    @AfterAll
    static void close() throws IOException {
        ledger.close();
    }

    static List<Mutation> everything() {
        return Stream.concat(LogMutations.all().stream(), DataMutations.all().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void isFoundAtItsPlace(Mutation mutation) throws SQLException {
        for (int place = 0; place < PLACES; place++) {
            String copy = ledger.copy();
            Expected expected;
            try (Tamper tamper =
                    new Tamper(copy, new Random(SEED + place + mutation.name().hashCode()))) {
                expected = mutation.act().to(tamper);
            }
            Report report = ledger.verify(copy, ledger.keptAtLast());
            assertThat(expected.isMetBy(report.differences()))
                    .as("expected %s, found %s", expected, report.differences())
                    .isTrue();
            ledger.drop(copy);
        }
    }

    @Test
    void untouchedCopiesAreSound() throws SQLException {
        for (int i = 0; i < UNTOUCHED; i++) {
            String copy = ledger.copy();
            sound(ledger.verify(copy, ledger.keptAtLast()));
            ledger.drop(copy);
        }
    }

    /** The application went on writing and signing meanwhile. */
    @Test
    void aCheckpointOfEarlierFitsWhatHasGrownSince() throws SQLException {
        String copy = ledger.copy();
        sound(ledger.verify(copy, ledger.keptAtFirst()));
        ledger.drop(copy);
    }

    @Test
    void anotherFileOfApprovalsIsNotTheOneThatTheLogTellsOf() throws SQLException {
        String copy = ledger.copy();
        Report report = ledger.verifyWithOtherApprovals(copy, ledger.keptAtLast());
        assertThat(Expected.at("approvals", "approvals").isMetBy(report.differences()))
                .as(report.differences().toString())
                .isTrue();
        ledger.drop(copy);
    }

    @Test
    void anOlderStateOfTheWholeDatabaseShowsOnlyAgainstACheckpointThatIsNewer() throws SQLException {
        String copy = ledger.copyOfEarlier();
        Report kept = ledger.verify(copy, ledger.keptAtLast());
        for (long size : ledger.sizesAtLast()) {
            assertThat(Expected.at("kept checkpoint " + size).isMetBy(kept.differences()))
                    .as(kept.differences().toString())
                    .isTrue();
        }
        sound(ledger.verify(copy, ledger.pinnedKeysOnly()));
        ledger.drop(copy);
    }

    /** Leaves, roots, nodes, signatures, views, log of disclosure: all of it fits what was written instead. */
    @Test
    void whatAnInsiderRewritesWithTheStolenKeyShowsOnlyAgainstAKeptCheckpoint() throws SQLException {
        String copy = ledger.copy();
        try (Tamper tamper = new Tamper(copy, new Random(SEED))) {
            new Insider(tamper, ledger).rewrite();
        }
        sound(ledger.verify(copy, ledger.pinnedKeysOnly()));
        Report kept = ledger.verify(copy, ledger.keptAtLast());
        assertThat(Expected.at("kept checkpoint " + ledger.sizesAtLast().getFirst(), "root")
                        .isMetBy(kept.differences()))
                .as(kept.differences().toString())
                .isTrue();
        ledger.drop(copy);
    }

    private static void sound(Report report) {
        assertThat(report.sound()).as(report.differences().toString()).isTrue();
    }
}
