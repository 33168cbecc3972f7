package org.chengxin.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A connection that breaks in the middle of a commit leaves the ledger in the dark: the batch is stored or it is not. Whatever
 * it then answers must be true.
 */
class CutConnectionTest {

    private static final int CUTS = Integer.getInteger("campaign.tries") == null ? 12 : 200;
    private static final long SEED = 20261123;

    private Path folder;

    @BeforeEach
    void aFolderOfItsOwn() throws Exception {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "crash-");
    }

    @Test
    void whatBecameOfACommitThatWasCutOffIsFoundOut() throws Exception {
        try (CrashPostgres postgres = CrashPostgres.create(folder);
                CuttingProxy proxy = new CuttingProxy(postgres.port());
                Victim ledger = new NodeProcess(folder, CrashPostgres.url(proxy.port()));
                Storm storm = new Storm(folder, postgres, ledger, SEED)) {
            ledger.start();

            List<Finding> findings = storm.ride(CUTS, random -> cut(proxy, random));

            assertThat(findings).isEmpty();
            assertThat(storm.told()).isGreaterThan(CUTS);
        }
    }

    private static void cut(CuttingProxy proxy, Random random) throws InterruptedException {
        if (random.nextBoolean()) {
            proxy.cutNextRequest();
        } else {
            proxy.cutNextAnswer();
        }
    }
}
