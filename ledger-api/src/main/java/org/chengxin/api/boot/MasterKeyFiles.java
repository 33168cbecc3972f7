package org.chengxin.api.boot;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chengxin.api.boot.StartRefused.Wording;
import org.chengxin.ledger.keys.MasterKeys;
import org.chengxin.ledger.personal.Ciphers;
import org.chengxin.ledger.personal.MasterKey;
import org.chengxin.ledger.personal.SecretMasterKey;
import org.chengxin.ledger.time.Chance;

/** Master keys as files {@code keys/master-<id>.key} that only their owner may read: 32 bytes in base 64. */
final class MasterKeyFiles implements MasterKeys {

    private final Path folder;
    private final Ciphers ciphers;
    private final Chance chance;
    private final Map<String, MasterKey> read = new ConcurrentHashMap<>();

    MasterKeyFiles(Path folder, Ciphers ciphers, Chance chance) {
        this.folder = folder;
        this.ciphers = ciphers;
        this.chance = chance;
    }

    @Override
    public Optional<MasterKey> find(String id) {
        MasterKey known = read.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<MasterKey> found = file(id).read().map(content -> key(id, content));
        found.ifPresent(key -> read.put(id, key));
        return found;
    }

    @Override
    public MasterKey create(String id) {
        file(id).write(Base64.getEncoder().encodeToString(chance.bytes(Ciphers.SECRET_BYTES)));
        return find(id).orElseThrow();
    }

    @Override
    public void remove(String id) {
        file(id).delete();
        read.remove(id);
    }

    static String name(String id) {
        return "master-" + id + ".key";
    }

    private PrivateFile file(String id) {
        return new PrivateFile(folder.resolve(name(id)));
    }

    private MasterKey key(String id, String content) {
        try {
            return new SecretMasterKey(id, ciphers, Base64.getDecoder().decode(content));
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    new Wording("主密钥文件 " + name(id) + " 已损坏。", "The master key file " + name(id) + " is damaged."),
                    new Wording("从密钥备份恢复该文件。", "Restore it from the backup of keys."),
                    e);
        }
    }
}
