package org.chengxin.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.chengxin.api.crash.Finding.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was acknowledged is there after {@code kill -9} of the ledger or of PostgreSQL, once, and in its place. Note that
 * {@code kill -9} leaves the page cache alive: that PostgreSQL really writes through is its own promise, and is only checked
 * by its settings ({@code DurabilityTest}).
 */
class KilledLedgerTest {

    private static final boolean CAMPAIGN = Integer.getInteger("campaign.tries") != null;
    private static final int LEDGER_KILLS = CAMPAIGN ? 100 : 3;
    private static final int POSTGRES_KILLS = CAMPAIGN ? 30 : 2;
    private static final long SEED = 20261123;

    private Path folder;

    @BeforeEach
    void aFolderOfItsOwn() throws Exception {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "crash-");
    }

    @Test
    void aLedgerKilledAtAnyMomentKeepsWhatItAcknowledged() throws Exception {
        try (CrashPostgres postgres = CrashPostgres.create(folder);
                Victim ledger = started(new NodeProcess(folder, postgres.url()));
                Storm storm = new Storm(folder, postgres, ledger, SEED)) {
            List<Finding> findings = storm.ride(LEDGER_KILLS, random -> {
                ledger.kill();
                ledger.start();
            });

            assertThat(findings).isEmpty();
            assertThat(storm.told()).isGreaterThan(LEDGER_KILLS);
        }
    }

    @Test
    void aPostgresKilledAtAnyMomentKeepsWhatTheLedgerAcknowledged() throws Exception {
        try (CrashPostgres postgres = CrashPostgres.create(folder);
                Victim ledger = started(new NodeProcess(folder, postgres.url()));
                Storm storm = new Storm(folder, postgres, ledger, SEED)) {
            List<Finding> findings = storm.ride(POSTGRES_KILLS, random -> kill(postgres, random));

            assertThat(findings).isEmpty();
            assertThat(storm.told()).isGreaterThan(POSTGRES_KILLS);
        }
    }

    /** The negative control: were the answer given before the commit, the check would say so. */
    @Test
    void aLedgerThatAnswersBeforeItsCommitIsFoundOut() throws Exception {
        try (CrashPostgres postgres = CrashPostgres.create(folder);
                Victim ledger = started(new NodeProcess(folder, postgres.url(), CrashNode.EARLY));
                Storm storm = new Storm(folder, postgres, ledger, SEED)) {
            List<Finding> findings = storm.ride(1, random -> {
                ledger.kill();
                ledger.start();
            });

            assertThat(findings).extracting(Finding::kind).contains(Kind.LOST);
        }
    }

    private static void kill(CrashPostgres postgres, Random random) throws Exception {
        if (random.nextBoolean()) {
            postgres.killOneBackend(random);
        } else {
            postgres.killAndRestart(random);
        }
    }

    private static Victim started(Victim ledger) throws Exception {
        ledger.start();
        return ledger;
    }
}
