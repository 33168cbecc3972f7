package org.chengxin.ledger.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** A master key whose 32 bytes this process holds itself. */
public final class SecretMasterKey implements MasterKey {

    private static final String USE = "chengxin master key 1";

    private final String id;
    private final SealingKey key;

    /** Requires a secret of 32 bytes. */
    public SecretMasterKey(String id, Ciphers ciphers, byte[] secret) {
        this.id = id;
        this.key = new SealingKey(ciphers, secret, USE);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] wrap(String owner, byte[] dataKey) {
        return key.seal(owner.getBytes(StandardCharsets.UTF_8), dataKey);
    }

    @Override
    public byte[] unwrap(String owner, byte[] wrapped) {
        try {
            return key.open(owner.getBytes(StandardCharsets.UTF_8), wrapped);
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException(owner, "its wrapped key", e);
        }
    }

    /** The id only. */
    @Override
    public String toString() {
        return "SecretMasterKey[" + id + "]";
    }
}
