package org.chengxin.ledger.store;

/** The bytes of an event: what was stored is what is hashed. Not copied, so not to be changed by anybody. */
public final class EventBytes {

    private final byte[] payload;
    private final byte[] metadata;
    private final byte[] salt;

    public EventBytes(byte[] payload, byte[] metadata, byte[] salt) {
        this.payload = payload;
        this.metadata = metadata;
        this.salt = salt;
    }

    public byte[] payload() {
        return payload;
    }

    public byte[] metadata() {
        return metadata;
    }

    /** {@value org.chengxin.ledger.seal.Entry#SALT_BYTES} random bytes. */
    public byte[] salt() {
        return salt;
    }

    int length() {
        return payload.length + metadata.length + salt.length;
    }
}
