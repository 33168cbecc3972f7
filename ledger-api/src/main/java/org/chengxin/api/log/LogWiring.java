package org.chengxin.api.log;

import java.net.http.HttpClient;
import javax.sql.DataSource;
import org.chengxin.api.boot.DataFolder;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.publish.EventLeaves;
import org.chengxin.ledger.publish.LeafSource;
import org.chengxin.ledger.publish.LogIdentity;
import org.chengxin.ledger.publish.LogSigner;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.CheckpointTable;
import org.chengxin.ledger.store.LogIdentityTable;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.disclosure.DisclosureLeaves;
import org.chengxin.projections.disclosure.DisclosureLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts both logs together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogProperties.class)
class LogWiring {

    /** What both logs are called and made of. */
    record Identities(LogIdentity ledger, LogIdentity disclosure) {}

    @Bean
    Identities logIdentities(
            DataSource dataSource,
            LogProperties properties,
            @Value("${chengxin.suite:intl}") String suite,
            Ids ids,
            LedgerClock clock,
            FlywayMigrationInitializer migrated) {
        LogFounding founding = new LogFounding(ids, clock);
        return new Identities(
                founding.identity(LogName.LEDGER, identityTable(dataSource, LogName.LEDGER), properties.log(), suite),
                founding.identity(
                        LogName.DISCLOSURE,
                        identityTable(dataSource, LogName.DISCLOSURE),
                        properties.disclosureLog(),
                        suite));
    }

    /** The suite of the ledger; whatever hashes or signs for it takes this one. */
    @Bean
    Suite suite(Identities identities) {
        return identities.ledger().suite();
    }

    @Bean
    DisclosureLog disclosureLog(JdbcTemplate jdbc, Identities identities, MatchingKey secret) {
        return new DisclosureLog(jdbc, identities.disclosure().suite(), secret);
    }

    @Bean
    Logs logs(
            DataSource dataSource,
            JdbcTemplate jdbc,
            SealedLog events,
            LogProperties properties,
            Identities identities,
            DataFolder folder,
            LedgerClock clock) {
        return new Logs(
                served(
                        LogName.LEDGER,
                        identities.ledger(),
                        properties.log(),
                        new EventLeaves(events),
                        dataSource,
                        folder,
                        clock),
                served(
                        LogName.DISCLOSURE,
                        identities.disclosure(),
                        properties.disclosureLog(),
                        new DisclosureLeaves(jdbc, identities.disclosure().suite()),
                        dataSource,
                        folder,
                        clock));
    }

    @Bean(destroyMethod = "close")
    HttpClient witnessHttp() {
        return WitnessClient.http();
    }

    @Bean
    SignedLogs signedLogs(Logs logs, HttpClient witnessHttp, DataFolder folder, LedgerClock clock) {
        return new SignedLogs(
                signed(logs.ledger(), witnessHttp, folder, clock),
                signed(logs.disclosure(), witnessHttp, folder, clock));
    }

    @Bean
    Signing signing(SignedLogs logs, AppendGate gate, LedgerClock clock) {
        return new Signing(logs, gate, clock);
    }

    private static ServedLog served(
            LogName name,
            LogIdentity identity,
            LogSettings settings,
            LeafSource leaves,
            DataSource dataSource,
            DataFolder folder,
            LedgerClock clock) {
        CheckpointTable checkpoints = new CheckpointTable(dataSource, name.schema());
        LogKeys keys = new LogKeys(name, identity, identityTable(dataSource, name), checkpoints, folder.keys(), clock);
        keys.open();
        return new ServedLog(name, identity, settings, keys, checkpoints, leaves);
    }

    private static SignedLog signed(ServedLog log, HttpClient http, DataFolder folder, LedgerClock clock) {
        LogSigner signer = new LogSigner(
                log.identity(),
                log.leaves(),
                log.table(),
                new KeptCheckpoint(folder.log(), log.name(), log.identity()),
                log.keys(),
                clock);
        return new SignedLog(log, signer, new LogState(), WitnessSetup.rounds(log, http, clock));
    }

    private static LogIdentityTable identityTable(DataSource dataSource, LogName name) {
        return new LogIdentityTable(dataSource, name.schema());
    }
}
