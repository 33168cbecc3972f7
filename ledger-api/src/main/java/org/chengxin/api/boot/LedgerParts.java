package org.chengxin.api.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.chengxin.api.boot.StartRefused.Wording;
import org.chengxin.api.verification.ApprovalsSettings;
import org.chengxin.api.verification.EventDecoder;
import org.chengxin.api.verification.ReadingKeys;
import org.chengxin.api.verification.SnapshotsCheck;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.CreditSubject;
import org.chengxin.ledger.edition.EditionHistory;
import org.chengxin.ledger.keys.MasterKeyring;
import org.chengxin.ledger.keys.MasterKeys;
import org.chengxin.ledger.keys.SubjectKeyVault;
import org.chengxin.ledger.personal.Ciphers;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.gm.GmSuite;
import org.chengxin.ledger.store.EventBytes;
import org.chengxin.ledger.store.EventName;
import org.chengxin.ledger.store.MasterKeyTable;
import org.chengxin.ledger.store.NewEvent;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.SubjectKeyTable;
import org.chengxin.ledger.time.Chance;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.ledger.wire.WireSerializer;
import org.chengxin.projections.disclosure.DisclosureLog;
import org.chengxin.projections.disclosure.DisclosureView;
import org.chengxin.projections.due.DueView;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.history.HistoryView;
import org.chengxin.projections.matter.MatterView;
import org.chengxin.projections.objection.ObjectionView;
import org.chengxin.projections.past.PastView;
import org.chengxin.projections.profile.ProfileView;
import org.chengxin.projections.protection.ProtectionView;
import org.chengxin.projections.repair.RepairView;
import org.chengxin.projections.usage.UsageView;
import org.springframework.core.env.PropertyResolver;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What it takes to read a ledger as the application does, put together without starting the application. Nothing here makes,
 * changes or destroys a key, a file or a row: what is missing is said instead.
 */
public final class LedgerParts {

    private static final Map<String, Suite> SUITES =
            Map.of(Suite.INTL.name(), Suite.INTL, GmSuite.GM.name(), GmSuite.GM);
    private static final String SUBJECT_KIND = CreditSubject.class.getSimpleName();

    private final Suite suite;
    private final Ciphers ciphers;
    private final MatchingKey matching;
    private final MasterKeys masters;
    private final Approvals approvals;
    private final LedgerClock clock = LedgerClock.system();
    private final Chance chance = new Chance();

    private LedgerParts(Path keys, String suiteName, String approvalsLocation) {
        this.ciphers = new KeyWiring().ciphers(suiteName);
        this.suite = Objects.requireNonNull(SUITES.get(suiteName));
        this.matching = matching(keys.resolve("matching.key"), ciphers);
        this.masters = new MasterKeyFiles(keys, ciphers, chance);
        this.approvals = new CatalogueWiring().approvals(approvalsLocation);
    }

    /**
     * With the settings that the application would be started with.
     *
     * @throws StartRefused if the data folder does not have the keys of a ledger, or the settings cannot be used
     */
    public static LedgerParts read(PropertyResolver settings) {
        return new LedgerParts(
                dataFolder(settings).resolve("keys"),
                settings.getProperty("chengxin.suite", Suite.INTL.name()),
                settings.getProperty("chengxin.catalogue.approvals", ""));
    }

    static Path dataFolder(PropertyResolver settings) {
        return Path.of(settings.getProperty("chengxin.data", "data"))
                .toAbsolutePath()
                .normalize();
    }

    private static MatchingKey matching(Path file, Ciphers ciphers) {
        if (!Files.exists(file)) {
            throw new StartRefused(
                    new Wording(
                            file + " 不存在：这里没有账本的密钥。", file + " does not exist: there are no keys of a ledger here."),
                    new Wording(
                            "用 chengxin.data 指定账本的数据目录。",
                            "Say with chengxin.data where the data folder of the ledger is."));
        }
        String secret = new PrivateFile(file).read().orElseThrow();
        return new MatchingKey(ciphers, Base64.getDecoder().decode(secret));
    }

    /** What the log is hashed with. */
    public Suite suite() {
        return suite;
    }

    public LedgerClock clock() {
        return clock;
    }

    /** What makes the keyed hashes of identifiers. */
    public MatchingKey matching() {
        return matching;
    }

    public MasterKeys masters() {
        return masters;
    }

    /** The approvals that the application would be started with. */
    public ApprovalsSettings approvals() {
        return new ApprovalsSettings(ConfigurationWiring.stated(approvals));
    }

    /** The data keys that stand in a database. */
    public SubjectKeys keys(DataSource dataSource) {
        MasterKeyring ring = new MasterKeyring(new MasterKeyTable(dataSource), masters, ciphers, new Ids(clock), clock);
        return new ReadingKeys(
                new SubjectKeyVault(new SubjectKeyTable(dataSource, dataSource), ring, ciphers, chance, clock));
    }

    public EventDecoder decoder(SubjectKeys keys) {
        return new StoredEvents(new WireSerializer(new PersonalSealer(keys)));
    }

    /** Writes down the state of a subject as the application does. */
    public SnapshotsCheck.Writer snapshots(SubjectKeys keys) {
        Serializer serializer = new WireSerializer(new PersonalSealer(keys));
        byte[] metadata =
                serializer.serialize(MetaData.emptyInstance(), byte[].class).getData();
        return (subjectId, sequence, events) -> {
            SerializedObject<byte[]> state = serializer.serialize(CreditSubject.after(events), byte[].class);
            return new NewEvent(
                    "",
                    new EventName(
                            SUBJECT_KIND,
                            state.getType().getName(),
                            state.getType().getRevision()),
                    subjectId,
                    sequence,
                    0,
                    new EventBytes(state.getData(), metadata, new byte[0]));
        };
    }

    /** Every view of what {@code log} holds, in another database than its own. */
    public List<View> views(JdbcTemplate jdbc, SubjectKeys keys, SealedLog log) {
        Catalogues catalogues = new EditionHistory(
                new SealedEditions(log, new WireSerializer(new PersonalSealer(keys))),
                CatalogueTexts.shipped(),
                approvals,
                clock);
        WireJson wire = new WireJson(new PersonalSealer(keys));
        return List.of(
                new ProfileView(jdbc, matching, wire),
                new HistoryView(jdbc, wire),
                new DisclosureView(jdbc, catalogues, clock, new DisclosureLog(jdbc, suite, matching)),
                new ProtectionView(jdbc, wire),
                new ObjectionView(jdbc, wire),
                new MatterView(jdbc, wire),
                new RepairView(jdbc, wire),
                new UsageView(jdbc, wire),
                new PastView(jdbc, wire),
                new DueView(jdbc, catalogues));
    }
}
