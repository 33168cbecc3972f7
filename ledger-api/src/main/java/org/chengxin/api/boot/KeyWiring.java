package org.chengxin.api.boot;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.chengxin.api.boot.StartRefused.Wording;
import org.chengxin.ledger.keys.MasterKeyRotation;
import org.chengxin.ledger.keys.MasterKeyring;
import org.chengxin.ledger.keys.MasterKeys;
import org.chengxin.ledger.keys.SubjectKeyVault;
import org.chengxin.ledger.personal.Ciphers;
import org.chengxin.ledger.personal.IntlCiphers;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.personal.gm.GmCiphers;
import org.chengxin.ledger.store.MasterKeyTable;
import org.chengxin.ledger.store.MasterKeyTable.Master;
import org.chengxin.ledger.store.SubjectKeyTable;
import org.chengxin.ledger.time.Chance;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireJson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The keys of personal data: data keys in the database, wrapped with a master key in {@code data/keys}. A start without a
 * master key that is in use, or with another suite than the one begun with, is refused.
 */
@Configuration(proxyBeanMethods = false)
class KeyWiring {

    private static final Map<String, Ciphers> SUITES = new TreeMap<>(Map.of(
            IntlCiphers.INTL.name(), IntlCiphers.INTL,
            GmCiphers.GM.name(), GmCiphers.GM));

    @Bean
    Chance chance() {
        return new Chance();
    }

    @Bean
    Ciphers ciphers(@Value("${chengxin.suite:intl}") String suite) {
        Ciphers ciphers = SUITES.get(suite);
        if (ciphers == null) {
            throw new StartRefused(
                    new Wording(
                            "chengxin.suite 为 " + suite + "，没有这个密码套件。",
                            "chengxin.suite is " + suite + "; there is no such suite."),
                    new Wording("可选：" + SUITES.keySet(), "Choose one of " + SUITES.keySet() + "."));
        }
        return ciphers;
    }

    @Bean
    MatchingKey matchingKey(DataFolder data, Ciphers ciphers, Chance chance) {
        PrivateFile file = new PrivateFile(data.keys().resolve("matching.key"));
        String secret =
                file.readOrWrite(() -> Base64.getEncoder().encodeToString(chance.bytes(MatchingKey.SECRET_BYTES)));
        return new MatchingKey(ciphers, Base64.getDecoder().decode(secret));
    }

    @Bean
    MasterKeys masterKeys(DataFolder data, Ciphers ciphers, Chance chance) {
        return new MasterKeyFiles(data.keys(), ciphers, chance);
    }

    @Bean
    MasterKeyring masterKeyring(DataSource dataSource, MasterKeys keys, Ciphers ciphers, Ids ids, LedgerClock clock) {
        return ring(new MasterKeyTable(dataSource), keys, ciphers, ids, clock);
    }

    /** The master keys in use, once it is certain that this node has them all. */
    static MasterKeyring ring(MasterKeyTable table, MasterKeys keys, Ciphers ciphers, Ids ids, LedgerClock clock) {
        table.all().forEach(master -> check(master, keys, ciphers));
        MasterKeyring masters = new MasterKeyring(table, keys, ciphers, ids, clock);
        masters.removeRetired();
        return masters;
    }

    /** Reads take part in the caller's transaction: whoever holds a connection must never wait for a second one. */
    @Bean
    SubjectKeyTable subjectKeyTable(DataSource dataSource) {
        return new SubjectKeyTable(new TransactionAwareDataSourceProxy(dataSource), dataSource);
    }

    @Bean
    SubjectKeys subjectKeys(
            SubjectKeyTable table, MasterKeyring masters, Ciphers ciphers, Chance chance, LedgerClock clock) {
        return new SubjectKeyVault(table, masters, ciphers, chance, clock);
    }

    @Bean
    MasterKeyRotation masterKeyRotation(MasterKeyring masters, SubjectKeyTable table) {
        return new MasterKeyRotation(masters, table);
    }

    @Bean
    PersonalSealer personalSealer(SubjectKeys keys) {
        return new PersonalSealer(keys);
    }

    @Bean
    WireJson wireJson(PersonalSealer sealer) {
        return new WireJson(sealer);
    }

    private static void check(Master master, MasterKeys keys, Ciphers ciphers) {
        if (!master.suite().equals(ciphers.name())) {
            throw new StartRefused(
                    new Wording(
                            "账本以 " + master.suite() + " 套件封存个人信息，而 chengxin.suite 为 " + ciphers.name() + "。",
                            "This ledger seals personal data with the suite " + master.suite()
                                    + ", but chengxin.suite is " + ciphers.name() + "."),
                    new Wording(
                            "设置 chengxin.suite=" + master.suite() + "；更换套件须另建账本。",
                            "Set chengxin.suite=" + master.suite() + "; another suite needs a ledger of its own."));
        }
        if (keys.find(master.id()).isEmpty()) {
            throw new StartRefused(
                    new Wording(
                            "缺少主密钥 " + master.id() + "，个人信息无法解封。",
                            "The master key " + master.id() + " is missing: personal data cannot be opened."),
                    new Wording(
                            "从密钥备份恢复 " + MasterKeyFiles.name(master.id())
                                    + "，或从其他节点复制到 chengxin.data 下的 keys 目录（权限 600）。",
                            "Restore " + MasterKeyFiles.name(master.id())
                                    + " from the backup of keys, or copy it from another node, into the folder keys under"
                                    + " chengxin.data (mode 600)."));
        }
    }
}
