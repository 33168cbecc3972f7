package org.chengxin.api.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chengxin.api.boot.PrivateFile;
import org.chengxin.api.boot.StartRefused;
import org.chengxin.api.boot.StartRefused.Wording;
import org.chengxin.ledger.publish.LogIdentity;
import org.chengxin.ledger.publish.LogSigner;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.NoteSigner;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;
import org.chengxin.ledger.seal.gm.Sm2NoteSigner;
import org.chengxin.ledger.store.CheckpointTable;
import org.chengxin.ledger.store.LateSignature;
import org.chengxin.ledger.store.LogIdentityTable;
import org.chengxin.ledger.store.SignedCheckpoint;
import org.chengxin.ledger.time.LedgerClock;

/**
 * The signing keys of a log: one file each among the node's secrets, and the list of all there ever were in the database. Two
 * may be in use while one is rolled over; both sign then.
 */
final class LogKeys implements LogSigner.Keys {

    private final LogName name;
    private final LogIdentity identity;
    private final LogIdentityTable table;
    private final CheckpointTable checkpoints;
    private final Path folder;
    private final LedgerClock clock;
    private final Map<String, NoteSigner> loaded = new ConcurrentHashMap<>();

    /** @param folder of the node's secrets */
    LogKeys(
            LogName name,
            LogIdentity identity,
            LogIdentityTable table,
            CheckpointTable checkpoints,
            Path folder,
            LedgerClock clock) {
        this.name = name;
        this.identity = identity;
        this.table = table;
        this.checkpoints = checkpoints;
        this.folder = folder;
        this.clock = clock;
    }

    /** Makes the first key of a new log; refuses the start where no key in use is at hand, or one was open to others. */
    void open() {
        if (table.keys().isEmpty()) {
            Made made = make();
            if (!table.addFirstKey(made.vkey(), clock.now())) {
                file(made.vkey()).delete();
            }
        }
        List<LogIdentityTable.Key> retired =
                table.keys().stream().filter(key -> !key.inUse()).toList();
        retired.forEach(key -> file(key.vkey()).delete());
        if (signers().isEmpty()) {
            refuseWithoutKey();
        }
    }

    @Override
    public List<NoteSigner> signers() {
        return table.keys().stream()
                .filter(LogIdentityTable.Key::inUse)
                .flatMap(key -> signer(key.vkey()).stream())
                .toList();
    }

    @Override
    public List<VerifierKey> validAt(long size) {
        return table.keys().stream()
                .filter(key -> key.fromSize() <= size)
                .filter(key -> {
                    Long until = key.untilSize();
                    return until == null || size <= until;
                })
                .map(key -> identity.suite().verifierKey(key.vkey()))
                .toList();
    }

    /** Every key there ever was, the newest first. */
    List<LogIdentityTable.Key> all() {
        return table.keys();
    }

    List<LogIdentityTable.Key> inUse() {
        return table.keys().stream().filter(LogIdentityTable.Key::inUse).toList();
    }

    /** Makes a key that signs from now on beside those in use; the newest checkpoint is signed by it at once. */
    String add(String by) {
        Made made = make();
        Optional<SignedCheckpoint> newest = checkpoints.newest();
        table.addKey(made.vkey(), newest.map(SignedCheckpoint::size).orElse(0L), clock.now(), by);
        newest.ifPresent(checkpoint -> {
            String text = SignedNote.parse(checkpoint.note()).text();
            String line = made.signer().sign(text).line();
            checkpoints.addLateSignature(checkpoint.size(), new LateSignature(made.vkey(), line, clock.now()));
        });
        return made.vkey();
    }

    /**
     * Takes a key out of use and destroys it on this node: what it signed stays valid, it signs nothing more.
     *
     * @return whether it was; the last key that this node has stays in use
     */
    boolean retire(String vkey, String by, String reason) {
        List<NoteSigner> others = signers().stream()
                .filter(signer -> !signer.verifierKey().vkey().equals(vkey))
                .toList();
        boolean known = inUse().stream().anyMatch(key -> key.vkey().equals(vkey));
        if (others.isEmpty() || !known) {
            return false;
        }
        long until = checkpoints.newest().map(SignedCheckpoint::size).orElse(0L);
        table.retireKey(vkey, until, clock.now(), by, reason);
        loaded.remove(vkey);
        file(vkey).delete();
        return true;
    }

    private Optional<NoteSigner> signer(String vkey) {
        return Optional.ofNullable(loaded.computeIfAbsent(
                vkey,
                unread -> file(vkey).read().map(pkcs8 -> read(vkey, pkcs8)).orElse(null)));
    }

    private NoteSigner read(String vkey, String pkcs8) {
        try {
            NoteSigner signer = identity.suite().equals(Suite.INTL)
                    ? Ed25519NoteSigner.ofPkcs8(identity.origin(), pkcs8)
                    : Sm2NoteSigner.ofPkcs8(identity.origin(), pkcs8);
            if (signer.verifierKey().vkey().equals(vkey)) {
                return signer;
            }
        } catch (IllegalArgumentException e) {
            throw foreign(vkey, e);
        }
        throw foreign(vkey, new IllegalArgumentException("it is another key"));
    }

    private Made make() {
        Made made;
        if (identity.suite().equals(Suite.INTL)) {
            Ed25519NoteSigner signer = Ed25519NoteSigner.generate(identity.origin());
            made = new Made(signer, signer.pkcs8());
        } else {
            Sm2NoteSigner signer = Sm2NoteSigner.generate(identity.origin());
            made = new Made(signer, signer.pkcs8());
        }
        file(made.vkey()).write(made.pkcs8());
        return made;
    }

    /** Named by the key's id, so that the keys of several ledgers cannot be taken for each other. */
    private PrivateFile file(String vkey) {
        String keyId = vkey.split("\\+", 3)[1];
        return new PrivateFile(folder.resolve(name.path() + "-" + keyId + ".key"));
    }

    private StartRefused foreign(String vkey, IllegalArgumentException cause) {
        Path path = file(vkey).path();
        return new StartRefused(
                new Wording(
                        path + " 中的密钥不是日志公钥 " + vkey + " 的私钥。",
                        "The key in " + path + " is not the one of " + vkey + "."),
                new Wording("从备份恢复该文件。", "Restore the file from its backup."),
                cause);
    }

    private void refuseWithoutKey() {
        List<String> files = new ArrayList<>();
        inUse().forEach(key -> files.add(file(key.vkey()).path().toString()));
        throw new StartRefused(
                new Wording(
                        "日志 /" + name.path() + " 已建立，但本节点没有它的签名密钥：" + String.join("、", files),
                        "The log at /" + name.path() + " exists, but this node has no key to sign it with: "
                                + String.join(", ", files)),
                new Wording(
                        "从备份或另一节点复制该文件（权限 600）；绝不另造密钥，否则旧证明无人能续。",
                        "Copy the file from its backup or from another node (mode 600). A fresh key is never made in"
                                + " silence: those who pinned the old one would see another log."));
    }

    private record Made(NoteSigner signer, String pkcs8) {

        String vkey() {
            return signer.verifierKey().vkey();
        }
    }
}
